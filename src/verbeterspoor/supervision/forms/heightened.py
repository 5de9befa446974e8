"""Heightened supervision: imposed, extended, lifted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import BigChoices, DayField
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.supervision.choices import LiftedBecause
from verbeterspoor.supervision.models import Investigation
from verbeterspoor.trajectories.models import Trajectory

from .fields import BodyOrUnitField, NoClientData, lines

SOURCE = _("For example: letter of 22 April 2016, or a message on the site of the body.")


class ImposeForm(NoClientData):
    """A body holds somebody under heightened supervision."""

    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("By which body?"))
    subject = BodyOrUnitField(
        label=_("About whom?"), help_text=_("Choose nobody when it is about the municipality itself.")
    )
    investigation = forms.ModelChoiceField(
        Investigation.objects.none(), label=_("After which investigation?"), required=False, empty_label=_("– none –")
    )
    start_date = DayField(label=_("Imposed on"))
    until_date = DayField(
        label=_("Until"), required=False, help_text=_("On this day it no longer holds. Leave empty if it has no end.")
    )
    reason = lines(_("Reason, in the words of the body"), required=True, rows=4)
    source = forms.CharField(label=_("Where is it found?"), max_length=200, help_text=SOURCE)

    def __init__(self, *args: Any, trajectory: Trajectory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = organisations.known_organisations(municipality_id=trajectory.municipality_id)
        self.fields["body"].queryset = known  # type: ignore[attr-defined]
        self.fields["subject"].offer(trajectory.municipality_id)  # type: ignore[attr-defined]
        investigations = Investigation.objects.filter(trajectory=trajectory)
        self.fields["investigation"].queryset = investigations  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """Return what the action takes."""
        organisation, unit = self.cleaned_data["subject"]
        facts = {name: value for name, value in self.cleaned_data.items() if name != "subject"}
        return {**facts, "subject_organisation": organisation, "subject_unit": unit}


class ExtendSupervisionForm(NoClientData):
    """The body extends heightened supervision."""

    acted_date = DayField(label=_("Extended on"), help_text=_("Today or earlier."))
    until_date = DayField(label=_("Until"), help_text=_("On this day it no longer holds."))
    reason = lines(_("Reason, in the words of the body"), required=True, rows=4)
    source = forms.CharField(label=_("Where is it found?"), max_length=200, help_text=SOURCE)


class LiftForm(NoClientData):
    """The body lifts heightened supervision, also when it did not get better."""

    acted_date = DayField(label=_("Lifted on"), help_text=_("Today or earlier."))
    because = forms.ChoiceField(label=_("Why did it end?"), choices=LiftedBecause.choices, widget=BigChoices)
    escalated_to = forms.CharField(
        label=_("Escalated to whom?"),
        required=False,
        max_length=200,
        help_text=_("Only when the causes lie outside own influence. For example: the minister."),
    )
    reason = lines(_("Reason, in the words of the body"), required=True, rows=4)
    source = forms.CharField(label=_("Where is it found?"), max_length=200, help_text=SOURCE)
