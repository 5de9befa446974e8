"""Forms to choose which actions to look at, to keep that choice, and to change several actions at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus, BulkField, Order, Refusal, Signal
from verbeterspoor.plans.models import Goal, Plan

from .fields import bodies_of


class FilterForm(forms.Form):
    """Which actions to show, and in which order; the same on every view."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    status = forms.ChoiceField(label=_("State"), required=False)
    signal = forms.ChoiceField(label=_("Needs attention"), required=False)
    owner = forms.ChoiceField(label=_("Responsible"), required=False)
    due_from = DayField(label=_("Due from"), required=False)
    due_until = DayField(label=_("Due until"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=Order.choices)
    finding = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "filter_%s"
        every = [("", _("All"))]
        owners = organisations.names_of_executors(municipality_id=actor.municipality_id)
        self.fields["status"].choices = [*every, *ActionStatus.choices]  # type: ignore[attr-defined]
        self.fields["signal"].choices = [*every, *Signal.choices]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [*every, *owners]  # type: ignore[attr-defined]
        if not self.data.get("finding"):
            del self.fields["finding"]

    def chosen(self) -> dict[str, Any]:
        """Return what was asked, as `queries.narrowed` takes it; what makes no sense is left out."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        if "owner" in asked:
            asked["owner"] = tuple(asked["owner"].split("-"))
        return asked


class SaveViewForm(forms.Form):
    """Under which name a choice is kept, and for whom."""

    name = forms.CharField(label=_("Name of this view"), max_length=80)
    is_shared = forms.BooleanField(label=_("For everybody in the town hall"), required=False)


class BulkForm(forms.Form):
    """What changes in all chosen actions: one thing at a time."""

    field = forms.ChoiceField(label=_("What do you want to change?"), choices=BulkField.choices)
    owner = forms.ChoiceField(label=_("Responsible organisation or unit"), required=False)
    day = DayField(label=_("New date"), required=False)
    number = forms.IntegerField(label=_("Number of days"), required=False, min_value=1, max_value=730)
    goal = forms.ModelChoiceField(Goal.objects.none(), label=_("Goal"), required=False)

    shows = {"owner": "owner", "day": "start_date,due_date,review_date", "number": "report_interval_days,later",
             "goal": "goal"}  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies_of(actor)
        every = [(code, str(body)) for code, body in self.bodies.items()]
        self.fields["owner"].choices = [("", _("– to be chosen –")), *every]  # type: ignore[attr-defined]
        self.fields["goal"].queryset = plan.goals.all()  # type: ignore[attr-defined]
        if not plan.goals.exists():
            self.fields["field"].choices = [  # type: ignore[attr-defined]
                choice for choice in BulkField.choices if choice[0] != BulkField.GOAL
            ]
            del self.fields["goal"]

    @property
    def conditional(self) -> list[tuple[forms.BoundField, str]]:
        """Return the fields that are shown for some choices only, with those choices."""
        return [(self[name], f"field={values}") for name, values in self.shows.items() if name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        asked = next((name for name, of in self.shows.items() if cleaned.get("field") in of.split(",")), "")
        if asked and not cleaned.get(asked):
            if asked not in self.errors:
                self.add_error(asked, Refusal.NEEDS_VALUE.label)
        elif asked:
            cleaned["value"] = self.bodies[cleaned["owner"]] if asked == "owner" else cleaned[asked]
        return cleaned
