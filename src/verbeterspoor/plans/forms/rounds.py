"""Forms about a round of progress."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import RoundRefusal
from verbeterspoor.plans.models import Action, Plan

from .fields import NoClientData


class ActionChoices(forms.ModelMultipleChoiceField):
    """Actions to ask about, with who is asked."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.organisation or obj.unit}: {obj.title}"


class RoundForm(NoClientData):
    """Which actions are asked about, until when, and what people read with it."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("For example: first quarter of 2020."))
    due_date = DayField(label=_("Answer by"))
    message = forms.CharField(
        label=_("Message to everybody who is asked"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        required=False, help_text=_("Stands in the mail. No names of clients, no numbers, no addresses."),
    )  # fmt: skip
    actions = ActionChoices(label=_("About which actions?"), queryset=Action.objects.none(), to_field_name="public_id")

    def __init__(self, *args: Any, plan: Plan, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field: Any = self.fields["actions"]
        field.queryset = queries.can_be_asked(plan)
        field.initial = [one.public_id for one in field.queryset if queries.is_asked_by_default(one, today=today)]
        field.error_messages["required"] = RoundRefusal.NOBODY_ASKED.label

    def clean_due_date(self) -> date:
        day: date = self.cleaned_data["due_date"]
        if day < self.today:
            raise forms.ValidationError(RoundRefusal.DAY_PASSED.label)
        return day
