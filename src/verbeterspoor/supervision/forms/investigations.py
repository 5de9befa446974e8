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
from verbeterspoor.supervision.models import Investigation, StatusChange
from verbeterspoor.trajectories.models import Trajectory

from .fields import NoClientData, lines


class InvestigationForm(NoClientData):
    """An investigation: who, why, and what they want to know; its days are asked once, and corrected at its steps."""

    title = forms.CharField(label=_("What is being investigated?"), max_length=200)
    bodies = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("Who investigates?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Or which unit of the municipality itself?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("For a study of your own, or the supervisor that the executive appointed."),
    )
    trigger = forms.ChoiceField(
        label=_("Why did it start?"), required=False, choices=[("", _("– not known –")), *Trigger.choices]
    )
    trigger_text = forms.CharField(label=_("The reason in words"), required=False, max_length=300)
    purpose = lines(_("What is the purpose?"))
    question = lines(_("What is the question?"))
    commissioned_by = forms.CharField(label=_("Commissioned by"), required=False, max_length=160)
    announced_date = DayField(label=_("Announced on"), required=False)
    announced_text = forms.CharField(label=_("Announced, in words"), required=False, max_length=80)
    started_date = DayField(label=_("Started on"), required=False)
    started_text = forms.CharField(
        label=_("Start in words"), required=False, max_length=80, help_text=_("As the source says it: May 2018.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    ONLY_NEW = ("announced_date", "announced_text", "started_date", "started_text")
    KEPT = ("title", "trigger", "trigger_text", "purpose", "question", "commissioned_by", "version")

    def __init__(
        self, *args: Any, trajectory: Trajectory, investigation: Investigation | None = None, **kwargs: Any
    ) -> None:
        if investigation is not None:
            kept = {name: getattr(investigation, name) for name in self.KEPT}
            kwargs["initial"] = {**kept, "bodies": investigation.bodies.all(), "units": investigation.units.all()}
        super().__init__(*args, **kwargs)
        known = organisations.known_organisations(municipality_id=trajectory.municipality_id)
        units = organisations.units_of(municipality_id=trajectory.municipality_id)
        self.fields["bodies"].queryset = known  # type: ignore[attr-defined]
        self.fields["units"].queryset = units  # type: ignore[attr-defined]
        if not units:
            del self.fields["units"]
        for name in self.ONLY_NEW if investigation is not None else ("version",):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Ask who investigates."""
        cleaned = super().clean()
        if not cleaned.get("bodies") and not cleaned.get("units"):
            self.add_error("bodies", _("Choose at least one body, or a unit of the municipality."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {"units": [], **self.cleaned_data}


class MoveForm(NoClientData):
    """When an investigation took a step, by whom, and what is to be known about it."""

    happened_date = DayField(label=_("On which day?"), required=False, help_text=_("Today or earlier."))
    happened_text = forms.CharField(
        label=_("Or in words"), required=False, max_length=80, help_text=_("As the source says it: May 2018.")
    )
    who = forms.CharField(label=_("By whom?"), required=False, max_length=200)
    note = lines(_("What happened, and why?"))


class MoveMendForm(MoveForm):
    """What a step should have said, and why it said something else."""

    reason = lines(_("Why is this corrected?"), required=True, rows=2)

    @classmethod
    def showing(cls, change: StatusChange) -> MoveMendForm:
        """Return the form with what is stored now."""
        return cls(initial={name: getattr(change, name) for name in ("happened_date", "happened_text", "who", "note")})


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
