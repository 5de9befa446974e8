"""The form of a part of an action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.models import ActionPart

from .fields import BodyField, NoClientData, body_code, lines


class PartForm(NoClientData):
    """What a contributing partner does, with a deadline and evidence of its own."""

    title = forms.CharField(label=_("What does this partner do?"), max_length=300)
    owner = BodyField(label=_("Which organisation or unit?"))
    due_date = DayField(
        label=_("Due"), required=False, help_text=_("Needed before the plan is adopted, unless the action is ongoing.")
    )
    evidence_agreed = lines(
        _("Agreed evidence"), rows=2, help_text=_("What will show that it is done? No client data.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(actor)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return the keywords of `actions.add_part`."""
        names = ("title", "due_date", "evidence_agreed")
        return {**{name: self.cleaned_data[name] for name in names}, **self.cleaned_data["owner"]}


def stored_part(part: ActionPart) -> dict[str, Any]:
    """Return what is stored of a part, as the form shows it."""
    names = ("title", "due_date", "evidence_agreed", "version")
    return {**{name: getattr(part, name) for name in names}, "owner": body_code(part)}
