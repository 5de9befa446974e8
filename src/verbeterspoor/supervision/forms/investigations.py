"""Who looks at what, what they told, and what they wrote."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import Paper
from verbeterspoor.foundation.forms import DayField, MomentInput
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.supervision.choices import ReportVersion, Trigger
from verbeterspoor.supervision.models import Investigation
from verbeterspoor.trajectories.models import Trajectory

from .fields import NoClientData, lines


class InvestigationForm(NoClientData):
    """An investigation: who, why, and what they want to know."""

    title = forms.CharField(label=_("What is being investigated?"), max_length=200)
    bodies = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("Who investigates?"), widget=forms.CheckboxSelectMultiple
    )
    trigger = forms.ChoiceField(
        label=_("Why did it start?"), required=False, choices=[("", _("– not known –")), *Trigger.choices]
    )
    trigger_text = forms.CharField(label=_("The reason in words"), required=False, max_length=300)
    purpose = lines(_("What is the purpose?"))
    question = lines(_("What is the question?"))
    commissioned_by = forms.CharField(label=_("Commissioned by"), required=False, max_length=160)
    started_date = DayField(label=_("Started on"), required=False)
    started_text = forms.CharField(
        label=_("Start in words"), required=False, max_length=80, help_text=_("As the source says it: May 2018.")
    )

    def __init__(self, *args: Any, trajectory: Trajectory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = organisations.known_organisations(municipality_id=trajectory.municipality_id)
        self.fields["bodies"].queryset = known  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """A version of a report, with the file if it is here."""

    investigation = forms.ModelChoiceField(Investigation.objects.none(), label=_("Investigation"), empty_label=None)
    title = forms.CharField(label=_("Title"), max_length=300)
    version = forms.ChoiceField(label=_("Version"), choices=ReportVersion.choices, initial=ReportVersion.FINAL)
    paper = forms.ModelChoiceField(
        Paper.objects.none(), label=_("Document"), required=False, empty_label=_("– not here –")
    )
    dated = DayField(label=_("Date on the report"), required=False)
    presented_at = forms.DateTimeField(
        label=_("Presented on"), required=False, widget=MomentInput, help_text=_("The moment it became public.")
    )

    def __init__(self, *args: Any, trajectory: Trajectory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        investigations = Investigation.objects.filter(trajectory=trajectory).order_by("-pk")
        self.fields["investigation"].queryset = investigations  # type: ignore[attr-defined]
        self.fields["paper"].queryset = Paper.objects.filter(trajectory=trajectory)  # type: ignore[attr-defined]


class FirstImpressionForm(NoClientData):
    """What an investigating body told before there was a report."""

    investigation = forms.ModelChoiceField(Investigation.objects.none(), label=_("Investigation"), empty_label=None)
    text = lines(_("What was told?"), rows=4, required=True)
    told_date = DayField(label=_("Told on"), required=False)
    told_text = forms.CharField(label=_("When, in words"), required=False, max_length=80)

    def __init__(self, *args: Any, trajectory: Trajectory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        investigations = Investigation.objects.filter(trajectory=trajectory).order_by("-pk")
        self.fields["investigation"].queryset = investigations  # type: ignore[attr-defined]


class MeasureForm(NoClientData):
    """A measure that was taken at once."""

    text = lines(_("What was done at once?"), required=True)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("By which unit?"), required=False)
    taken_date = DayField(label=_("Done on"), required=False)

    def __init__(self, *args: Any, municipality_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = organisations.units_of(municipality_id=municipality_id)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
