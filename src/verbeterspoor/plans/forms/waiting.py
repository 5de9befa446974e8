"""Forms for what an action waits for, and for its milestones."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.plans import queries
from verbeterspoor.plans.models import Action

from .fields import NoClientData


class NumberedActions(forms.ModelChoiceField):
    """Actions, told by number and title."""

    def label_from_instance(self, obj: Any) -> str:
        return Truncator(f"{obj.number}. {obj.title}").chars(120)


class WaitsForm(NoClientData):
    """Another action that must be finished first."""

    needs = NumberedActions(Action.objects.none(), label=_("Which action must be finished first?"))
    why = forms.CharField(label=_("Why?"), max_length=300, required=False)

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].queryset = queries.can_wait_for(action)  # type: ignore[attr-defined]


class MilestoneForm(NoClientData):
    """A point on the way, with its day."""

    title = forms.CharField(label=_("What has been reached by then?"), max_length=300)
    due_date = DayField(label=_("On which day at the latest?"))


class ReachedForm(forms.Form):
    """On which day a milestone was reached."""

    reached_date = DayField(label=_("Reached on"))
