"""Forms for a plan and its actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus, Refusal, Signal
from verbeterspoor.plans.models import Action
from verbeterspoor.supervision.models import Finding, FirstImpression
from verbeterspoor.trajectories.models import Trajectory

from .checked import WithoutClientData


class PlanForm(forms.Form):
    """What a plan is called and what it is for."""

    title = forms.CharField(label=_("Title"), max_length=200)
    effect = forms.CharField(
        label=_("Intended effect"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000,
        help_text=_("What will people notice when it has worked?"),
    )  # fmt: skip


class FindingChoices(forms.ModelMultipleChoiceField):
    """Findings to tick, each with its kind and number."""

    def label_from_instance(self, finding: Any) -> str:
        return f"{finding.get_kind_display()} {finding.full_number}: {finding.text}"


class ActionForm(WithoutClientData):
    """An action; only its title is needed at once, the rest before the plan is adopted (rule `one-owner`)."""

    checked = ("title", "result", "evidence_agreed")

    title = forms.CharField(label=_("Action"), max_length=300, help_text=_("What will be done, in one sentence?"))
    owner = forms.ChoiceField(label=_("Responsible organisation or unit"), required=False)
    findings = FindingChoices(
        Finding.objects.none(), label=_("Serves these findings"), required=False, widget=forms.CheckboxSelectMultiple
    )
    first_impressions = forms.ModelMultipleChoiceField(
        FirstImpression.objects.none(), label=_("Serves these first impressions"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    result = forms.CharField(
        label=_("Result that can be checked"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )
    evidence_agreed = forms.CharField(
        label=_("Agreed evidence"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=4000,
        help_text=_("What will show that it is done? No client data."),
    )  # fmt: skip
    start_date = DayField(label=_("Start"), required=False)
    due_date = DayField(label=_("Due"), required=False)
    is_ongoing = forms.BooleanField(label=_("Ongoing, without a due date"), required=False)
    review_date = DayField(label=_("Review on"), required=False, help_text=_("Needed for an ongoing action."))
    report_interval_days = forms.IntegerField(
        label=_("Days between reports"), required=False, min_value=1, max_value=730,
        help_text=_("Leave empty for the usual number of your municipality."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, trajectory: Trajectory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies_of(actor)
        labels = [(code, str(body)) for code, body in self.bodies.items()]
        self.fields["owner"].choices = [("", _("– to be chosen –")), *labels]  # type: ignore[attr-defined]
        here = {"report__investigation__trajectory": trajectory}
        findings = Finding.objects.filter(**here).select_related("parent").order_by("report_id", "position", "pk")
        self.fields["findings"].queryset = findings  # type: ignore[attr-defined]
        impressions = FirstImpression.objects.filter(investigation__trajectory=trajectory)
        self.fields["first_impressions"].queryset = impressions  # type: ignore[attr-defined]
        for name, shown in (("findings", findings), ("first_impressions", impressions)):
            if not shown.exists():
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, due = cleaned.get("start_date"), cleaned.get("due_date")
        if start and due and due < start:
            self.add_error("due_date", ValidationError(Refusal.DUE_BEFORE_START.label))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return the keywords of `actions.add_action`."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in {"owner", "version"}}
        values.setdefault("findings", [])
        values.setdefault("first_impressions", [])
        kind, _sep, _key = self.cleaned_data["owner"].partition("-")
        body = self.bodies.get(self.cleaned_data["owner"])
        return {
            **values,
            "organisation": body if kind == "organisation" else None,
            "unit": body if kind == "unit" else None,
        }


def bodies_of(actor: Actor) -> dict[str, Any]:
    """Return every organisation and unit that can be responsible, by the code the form sends."""
    known = organisations.known_organisations(municipality_id=actor.municipality_id).filter(kind="partner")
    units = organisations.units_of(municipality_id=actor.municipality_id)
    return {f"organisation-{one.pk}": one for one in known} | {f"unit-{one.pk}": one for one in units}


def stored(action: Action) -> dict[str, Any]:
    """Return what is stored of an action, as the form shows it."""
    names = [name for name in ActionForm.base_fields if name not in {"owner", "findings", "first_impressions"}]
    shown = {name: getattr(action, name) for name in names}
    if action.organisation_id:
        shown["owner"] = f"organisation-{action.organisation_id}"
    if action.unit_id:
        shown["owner"] = f"unit-{action.unit_id}"
    shown["findings"] = list(action.findings.values_list("pk", flat=True))
    shown["first_impressions"] = list(action.first_impressions.values_list("pk", flat=True))
    return shown


class AdoptForm(forms.Form):
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
