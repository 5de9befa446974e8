"""Choose what a proposal is read from, and look at what was found before it enters the form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.actions import GivenFile, Taken, with_text
from verbeterspoor.documents.contents import ClientDataFound
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation.errors import NotAllowed

from .fields import NoClientData

PARTS = ("answers", "points", "weighed", "talks", "attachments")


class SourceForm(forms.Form):
    """A file, or one that is a paper of the trajectory already."""

    file = forms.FileField(label=_("File"), required=False, help_text=_("Word, PDF, OpenDocument or plain text."))
    file_looked_at = forms.BooleanField(label=_("I have looked: the file holds no data of a client"), required=False)
    stored = forms.ModelChoiceField(
        StoredFile.objects.none(), label=_("Or a paper of this trajectory"), required=False, empty_label=_("– none –")
    )
    asks_about_file = False

    def __init__(self, *args: Any, files: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["stored"].queryset = files

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("file") and not cleaned.get("stored") and "file" not in self.errors:
            self.add_error("file", ValidationError(_("Choose a file, or a paper of this trajectory.")))
        return cleaned

    def source(self) -> GivenFile | StoredFile:
        """Return what was chosen; a new file before a known one."""
        file = self.cleaned_data["file"]
        if file:
            return GivenFile(file.read(), file.name, bool(self.cleaned_data["file_looked_at"]))
        return self.cleaned_data["stored"]  # type: ignore[no-any-return]

    def refuse(self, refusal: NotAllowed) -> None:
        """Put a refusal beside the file; of one that needs a look, ask that it was looked at."""
        self.asks_about_file = isinstance(refusal, ClientDataFound) and refusal.can_confirm
        self.add_error("file", str(refusal))


class TakeOverForm(NoClientData):
    """What was read, each with a box to take it over and, where it is text, room to mend it."""

    def __init__(self, *args: Any, found: rules.Found, filled: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        for one in found.all:
            if not one.can_be_taken:
                continue
            self.fields[f"take-{one.code}"] = forms.BooleanField(
                label=_("Take over"), required=False, initial=one.code not in filled
            )
            if one.is_text:
                area = forms.Textarea(attrs={"rows": min(12, 2 + len(one.text) // 90)})
                self.fields[f"text-{one.code}"] = forms.CharField(
                    label=one.label, widget=area, required=False, initial=one.text, max_length=40_000
                )

    def rows(self, part: str) -> list[tuple[rules.Candidate, Any, Any]]:
        """Return each candidate of a part with its box and its text, as far as it has them."""
        return [(one, self._bound(f"take-{one.code}"), self._bound(f"text-{one.code}"))
                for one in getattr(self.found, part)]  # fmt: skip

    def _bound(self, name: str) -> Any:
        return self[name] if name in self.fields else ""

    def taken(self) -> Taken:
        """Return what was taken over, with the text as it was left; an emptied text is not taken."""
        return Taken(**{part: self._taken(part) for part in PARTS})

    def _taken(self, part: str) -> list[rules.Candidate]:
        found = []
        for one in getattr(self.found, part):
            text = self.cleaned_data.get(f"text-{one.code}", "") if one.is_text else one.text
            if self.cleaned_data.get(f"take-{one.code}") and text.strip():
                found.append(with_text(one, text))
        return found
