"""Attachments: a file, or a letter of our own; their title, number and openness."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.actions import GivenFile
from verbeterspoor.decisions.choices import Disclosure
from verbeterspoor.decisions.models import Letter
from verbeterspoor.documents.contents import ClientDataFound, UnreadableFile
from verbeterspoor.foundation.errors import NotAllowed

from .fields import NoClientData


class AttachFileForm(NoClientData):
    """A file as attachment: its title, its number and how open it is."""

    file = forms.FileField(
        label=_("File"), help_text=_("PDF, Word, Excel, OpenDocument or a picture. It is looked at for client data.")
    )
    file_looked_at = forms.BooleanField(label=_("I have looked: the file holds no data of a client"), required=False)
    title = forms.CharField(
        label=_("Title"), max_length=300, required=False, help_text=_("Leave empty to use the name of the file.")
    )
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    disclosure = forms.ChoiceField(label=_("Openness"), choices=Disclosure.choices, required=False)
    asks_about_file = False

    def refuse(self, refusal: NotAllowed) -> None:
        """Put a refusal beside the file it is about; of a file that needs a look, ask that it was looked at."""
        if isinstance(refusal, ClientDataFound | UnreadableFile):
            self.asks_about_file = isinstance(refusal, ClientDataFound) and refusal.can_confirm
            self.add_error("file", f"{self.cleaned_data['file'].name}: {refusal}")
        else:
            self.add_error(None, str(refusal))

    def values(self) -> dict[str, Any]:
        """Return the keywords of `actions.attach_file`."""
        file, said = self.cleaned_data["file"], self.cleaned_data
        given = GivenFile(file.read(), file.name, bool(said["file_looked_at"]))
        return {"file": given, "title": said["title"], "number": said["number"],
                "disclosure": said["disclosure"] or Disclosure.PUBLIC}  # fmt: skip


class AttachLetterForm(forms.Form):
    """A letter of this trajectory as attachment."""

    letter = forms.ModelChoiceField(
        Letter.objects.none(), label=_("Letter or note of this trajectory"), empty_label=_("– to be chosen –")
    )

    def __init__(self, *args: Any, letters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["letter"].queryset = letters


class AttachmentForm(NoClientData):
    """What an attachment is called, its number and how open it is."""

    title = forms.CharField(label=_("Title"), max_length=300)
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    disclosure = forms.ChoiceField(label=_("Openness"), choices=Disclosure.choices)
