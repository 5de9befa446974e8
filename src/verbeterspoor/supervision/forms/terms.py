"""A date or term, the day it counts from, and the step that closes it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField, MomentInput
from verbeterspoor.supervision.choices import TermKind, TermUnit
from verbeterspoor.trajectories.models import Trajectory

from .fields import BodyOrUnitField, NoClientData, lines


class TermForm(NoClientData):
    """A term as it was said: a last day, "before" a day, a moment, a period, or counted from a moment."""

    title = forms.CharField(label=_("What must happen?"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=TermKind.choices, initial=TermKind.DEADLINE)
    said = forms.CharField(
        label=_("As it was said"), required=False, max_length=200, help_text=_("For example: before 1 March 2020.")
    )
    end_date = DayField(label=_("Last day"), required=False)
    before_date = DayField(
        label=_("Or: before"), required=False, help_text=_("“Before 1 March” means that 29 February is the last day.")
    )
    at = forms.DateTimeField(label=_("Or: exactly at"), required=False, widget=MomentInput)
    start_date = DayField(label=_("Starts on"), required=False, help_text=_("Only for a period."))
    amount = forms.IntegerField(label=_("Or: after"), required=False, min_value=1, max_value=1000)
    unit = forms.ChoiceField(
        label=_("Days, weeks, months or years"), required=False, choices=[("", "–"), *TermUnit.choices]
    )
    anchor_text = forms.CharField(
        label=_("Counted from"),
        required=False,
        max_length=200,
        help_text=_("For example: the day the plan was shared."),
    )
    owner = BodyOrUnitField(label=_("Who must do it?"))
    owner_text = forms.CharField(label=_("Who must do it, in words"), required=False, max_length=200)

    def __init__(self, *args: Any, trajectory: Trajectory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(trajectory.municipality_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Take "before" a day as the day before it, and refuse days in the wrong order."""
        cleaned = super().clean()
        if before := cleaned.get("before_date"):
            cleaned["end_date"] = before - timedelta(days=1)
        start, end = cleaned.get("start_date"), cleaned.get("end_date")
        if start and end and end < start:
            self.add_error("start_date", _("The first day comes after the last day."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return what the action takes."""
        organisation, unit = self.cleaned_data["owner"]
        facts = {name: value for name, value in self.cleaned_data.items() if name not in {"before_date", "owner"}}
        return {**facts, "owner_organisation": organisation, "owner_unit": unit}


class AnchorForm(forms.Form):
    """The day a relative term counts from."""

    anchor_date = DayField(label=_("Counts from"))


class StepForm(NoClientData):
    """Why a term is closed or reopened."""

    note = lines(_("Explanation"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class ExtensionForm(NoClientData):
    """The act that moves a term: until when, why, who decided it, and who was told before it ended."""

    new_date = DayField(label=_("New last day"))
    reason = lines(_("Why is it moved?"), required=True)
    decided_date = DayField(label=_("Decided on"), help_text=_("Today or earlier."))
    decided_by = forms.CharField(label=_("Decided by"), required=False, max_length=200)
    notice_date = DayField(
        label=_("Interim notice on"), required=False, help_text=_("It goes out before the term ends.")
    )
    notice_to = forms.CharField(
        label=_("Interim notice to"), required=False, max_length=200, help_text=_("For example: the inspectorate.")
    )
    notice_source = forms.CharField(
        label=_("Where is the notice found?"),
        required=False,
        max_length=200,
        help_text=_("For example: letter of 10 February 2020."),
    )
    admits_it_ended = forms.BooleanField(label=_("It is moved after the term ended"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_ended: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_ended:
            del self.fields["admits_it_ended"]
