"""Forms for a plan, and for which actions to show."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus, Signal

from .fields import NoClientData, bodies_of, lines


class PlanForm(NoClientData):
    """What a plan is called and what it is for."""

    title = forms.CharField(label=_("Title"), max_length=200)
    effect = lines(_("Intended effect"), help_text=_("What will people notice when it has worked?"))


class AdoptForm(NoClientData):
    """The day on which the plan was adopted."""

    adopted_date = DayField(label=_("Adopted on"))


class FilterForm(forms.Form):
    """Which actions to show."""

    status = forms.ChoiceField(label=_("State"), required=False)
    signal = forms.ChoiceField(label=_("Needs attention"), required=False)
    owner = forms.ChoiceField(label=_("Responsible"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("All"))]
        self.bodies = bodies_of(actor)
        owners = [(code, str(body)) for code, body in self.bodies.items()]
        self.fields["status"].choices = [*every, *ActionStatus.choices]  # type: ignore[attr-defined]
        self.fields["signal"].choices = [*every, *Signal.choices]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [*every, *owners]  # type: ignore[attr-defined]
