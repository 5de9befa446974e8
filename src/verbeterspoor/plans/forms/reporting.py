"""Forms to report and to judge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from verbeterspoor.documents.contents import ClientDataFound, UnreadableFile
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.forms import BigChoices, DayField
from verbeterspoor.plans.actions import Attachment
from verbeterspoor.plans.choices import Progress

from .fields import NoClientData


class ReportForm(NoClientData):
    """How it is going: four big choices, one text; a forecast only from whoever runs late."""

    progress = forms.ChoiceField(label=_("How is it going?"), choices=Progress.choices, widget=BigChoices)
    text = forms.CharField(
        label=_("Tell in one or two sentences"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text=_("No names of clients, no numbers, no addresses."),
    )  # fmt: skip
    forecast_date = DayField(label=_("When do you expect to be ready?"), required=False)
    obstacles = forms.CharField(
        label=_("What stands in the way?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000, required=False,
        help_text=_("And what do you need, from whom?"),
    )  # fmt: skip
    evidence = forms.CharField(
        label=_("Evidence"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000, required=False,
        help_text=_("Where can it be found? For example: work agreement of 3 February, in our quality system."),
    )  # fmt: skip

    evidence_date = DayField(label=_("Date of the evidence"), required=False)
    file = forms.FileField(
        label=_("Or add a file"), required=False,
        help_text=_("It is looked at for data of clients. Only who may see this action can open it."),
    )  # fmt: skip
    file_looked_at = forms.BooleanField(label=_("I have looked: the file holds no data of a client"), required=False)
    asks_about_file = False

    def __init__(self, *args: Any, agreed: str = "", is_draft: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_draft:
            self.fields["progress"].required = self.fields["text"].required = False
        if agreed:
            where = self.fields["evidence"].help_text
            self.fields["evidence"].help_text = _("Agreed: %(agreed)s. %(where)s") % {
                "agreed": agreed.rstrip("."), "where": where
            }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("evidence_date") and not (cleaned.get("evidence") or cleaned.get("file")):
            self.add_error("evidence", _("Say which evidence has this date."))
        return cleaned

    def draft(self) -> dict[str, Any]:
        """Return what can be kept as a draft: what was typed, without the file."""
        left = {"evidence_date", "file", "file_looked_at"}
        return {name: value for name, value in self.cleaned_data.items() if name not in left}

    def said(self) -> dict[str, Any]:
        """Return what is sent, with the file as an attachment."""
        file = self.cleaned_data.get("file")
        looked = bool(self.cleaned_data.get("file_looked_at"))
        attachment = Attachment(file.read(), file.name, looked) if file else None
        return {**self.draft(), "evidence_date": self.cleaned_data.get("evidence_date"), "attachment": attachment}

    def refuse(self, refusal: NotAllowed) -> None:
        """Put a refusal beside the field it is about; of a file that needs a look, ask that it was looked at."""
        if isinstance(refusal, ClientDataFound | UnreadableFile):
            self.asks_about_file = isinstance(refusal, ClientDataFound) and refusal.can_confirm
            self.add_error("file", f"{self.cleaned_data['file'].name}: {refusal}")
            return
        if not self.cleaned_data["text"].strip():
            self.add_error("text", str(refusal))
        elif self.cleaned_data["progress"] == Progress.DELAYED and not self.cleaned_data["forecast_date"]:
            self.add_error("forecast_date", str(refusal))
        else:
            self.add_error(None, str(refusal))


class JudgeForm(NoClientData):
    """Accept or return, always with an explanation."""

    note = forms.CharField(label=_("Explain your decision"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class JudgeActionForm(JudgeForm):
    """Accept or return a report about an action; with parts that are not ready, accepting is a choice of its own."""

    despite_open_parts = forms.BooleanField(required=False)

    def __init__(self, *args: Any, open_parts: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = ngettext(
            "%(number)s part is not ready: the action is done all the same, and my explanation says why",
            "%(number)s parts are not ready: the action is done all the same, and my explanation says why",
            open_parts,
        )
        self.fields["despite_open_parts"].label = said % {"number": open_parts}
        if not open_parts:
            del self.fields["despite_open_parts"]


class ReasonForm(NoClientData):
    """Why something is done."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
