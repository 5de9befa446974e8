"""Forms to ask for a change of what was agreed, and to decide about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.forms import BigChoices, DayField
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import Refusal, RequestKind
from verbeterspoor.plans.models import Action, ChangeRequest

from .fields import NoClientData, lines


class RequestForm(NoClientData):
    """A later date or another change, and why; from a coordinator also where it was taken from."""

    kind = forms.ChoiceField(label=_("What do you ask?"), choices=RequestKind.choices, widget=BigChoices)
    proposed_date = DayField(label=_("Which new date do you propose?"), required=False)
    proposed_text = lines(_("What do you propose instead?"))
    reason = lines(_("Why?"), required=True, help_text=_("No names of clients, no numbers, no addresses."))
    source = forms.CharField(
        label=_("Taken from"), max_length=300,
        help_text=_("You register this for the executor. For example: mail of 3 February."),
    )  # fmt: skip

    def __init__(self, *args: Any, action: Action, on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action
        if not on_behalf:
            del self.fields["source"]

    def clean(self) -> dict[str, Any]:
        """Ask for a later day with a delay, and for a proposal with another change."""
        cleaned = super().clean()
        if cleaned.get("kind") == RequestKind.CHANGE and not cleaned.get("proposed_text"):
            self.add_error("proposed_text", Refusal.NEEDS_PROPOSAL.label)
        if cleaned.get("kind") == RequestKind.DELAY and "proposed_date" not in self.errors:
            _check_later(self, "proposed_date", self.action)
        return cleaned


class DecisionForm(NoClientData):
    """Why a request is granted or refused; for a delay also the date that is granted."""

    granted_date = DayField(label=_("The new date, when you grant it"), required=False)
    note = lines(_("Explain your decision"), required=True)

    def __init__(self, *args: Any, request: ChangeRequest, is_grant: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, initial={"granted_date": request.proposed_date}, **kwargs)
        self.request, self.is_grant = request, is_grant
        if request.kind != RequestKind.DELAY:
            del self.fields["granted_date"]

    def clean(self) -> dict[str, Any]:
        """Ask for a later day where a delay is granted."""
        cleaned = super().clean()
        if self.is_grant and "granted_date" in self.fields and "granted_date" not in self.errors:
            _check_later(self, "granted_date", self.request.action)
        return cleaned


def _check_later(form: forms.Form, name: str, action: Action) -> None:
    try:
        rules.check_is_later(action, form.cleaned_data.get(name))
    except NotAllowed as refusal:
        form.add_error(name, str(refusal))
