"""Forms for the goals, participants and keepers of a plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.rules import Actor

from .fields import BodyField, NoClientData, lines


class GoalForm(NoClientData):
    """What a plan wants to reach."""

    title = forms.CharField(label=_("Goal"), max_length=300, help_text=_("What will be better?"))
    effect = lines(_("Intended effect"), rows=2, help_text=_("What will people notice when it has worked?"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SeatForm(NoClientData):
    """As what somebody takes part, and whether it may be named."""

    contribution = forms.CharField(
        label=_("Takes part as"), max_length=200, required=False,
        help_text=_("For example: provider of youth care, client council, school."),
    )  # fmt: skip
    may_be_named = forms.BooleanField(
        label=_("May be named in public"), required=False, help_text=_("Only when that was agreed with this party.")
    )


class ParticipantForm(SeatForm):
    """Who takes part in a plan."""

    owner = BodyField(label=_("Which organisation or unit?"))
    field_order = ("owner", "contribution", "may_be_named")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(actor)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return the keywords of `actions.add_participant`."""
        names = ("contribution", "may_be_named")
        return {**{name: self.cleaned_data[name] for name in names}, **self.cleaned_data["owner"]}


class KeeperForm(NoClientData):
    """Who keeps a good example alive, and how."""

    owner = BodyField(label=_("Who keeps this alive and passes it on?"))
    how = lines(_("How is it kept and spread?"), rows=2)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(actor)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return the keywords of `actions.appoint_keeper`."""
        return {"how": self.cleaned_data["how"], **self.cleaned_data["owner"]}
