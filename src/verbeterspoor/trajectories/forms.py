"""Forms of a trajectory."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.forms import DayField
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor

from .choices import PROPOSED, RESULTS, Nomination, PartyRole, SelectionCategory
from .models import Retention, Trajectory


class SearchForm(forms.Form):
    """Words to look for in title, summary and case number."""

    q = forms.CharField(label=_("Words in title, summary or case number"), required=False, max_length=100)


class TrajectoryForm(forms.Form):
    """What a trajectory is called and about; `version` is the one that was shown."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("As people call it, without abbreviations."))
    summary = forms.CharField(
        label=_("What is it about?"), required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    started_date = forms.DateField(
        label=_("Started on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    case_number = forms.CharField(
        label=_("Case number"), required=False, max_length=60, help_text=_("The number in your case system.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def showing(cls, trajectory: Trajectory) -> TrajectoryForm:
        """Return the form with what is stored now."""
        return cls(initial={name: getattr(trajectory, name) for name in cls.base_fields})

    def values(self) -> dict[str, Any]:
        """Return what was filled in, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class PartyForm(forms.Form):
    """One body or unit, and the role in which it takes part."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False, empty_label=_("– none –")
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Or a unit of the municipality"), required=False, empty_label=_("– none –")
    )
    role = forms.ChoiceField(label=_("Takes part as"), choices=PartyRole.choices, initial=PartyRole.PARTNER)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = organisations.known_organisations(municipality_id=actor.municipality_id)
        units = organisations.units_of(municipality_id=actor.municipality_id).order_by("name", "pk")
        self.fields["organisation"].queryset = known  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class CoordinatorForm(forms.Form):
    """Who coordinates a trajectory from now on: one of the coordinators of the municipality."""

    coordinator = forms.ModelChoiceField(User.objects.none(), label=_("Coordinator"), empty_label=None)

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holders = organisations.holders_of(municipality_id=actor.municipality_id, role=Role.COORDINATOR, today=today)
        field: Any = self.fields["coordinator"]
        field.queryset = User.objects.filter(pk__in=holders.values("user_id")).order_by("name", "pk")


class RetentionForm(forms.Form):
    """How long a trajectory is kept; for a category of the selection list that follows from the list.

    The category of lists and reports of meetings is not offered: a trajectory never ends in it.
    """

    category = forms.ChoiceField(
        label=_("In what did the trajectory end?"), choices=SelectionCategory.choices, widget=forms.RadioSelect
    )
    other_category = forms.CharField(
        label=_("Which category is it?"), required=False, max_length=60,
        help_text=_("Number and list, so that it can be found."),
    )  # fmt: skip
    nomination = forms.ChoiceField(
        label=_("What happens in the end?"), required=False, choices=[("", "–"), *Nomination.choices]
    )
    years = forms.IntegerField(label=_("Destroy after how many years?"), required=False, min_value=1, max_value=150)
    reason = forms.CharField(
        label=_("Why?"), max_length=300,
        help_text=_("For example: the inspection closed its investigation without a sanction, letter of 4 March."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["category"]
        offered = [code for code in SelectionCategory.values if code != SelectionCategory.DECISION_MAKING]
        field.choices = [(code, said_of_category(code)) for code in offered]

    @staticmethod
    def proposal(trajectory: Trajectory) -> dict[str, Any]:
        """Return what is set now, or what is proposed; the reason is never proposed."""
        known = Retention.objects.filter(trajectory=trajectory).first()
        if known is None:
            return {"category": PROPOSED["trajectory"]}
        other = {"other_category": known.other_category, "nomination": known.nomination,
                 "years": known.years} if known.other_category else {}  # fmt: skip
        return {"category": known.category, **other}

    def facts(self) -> dict[str, Any]:
        """Return what the action takes; of a listed category the list says what happens and when."""
        facts = dict(self.cleaned_data)
        listed = RESULTS.get(facts["category"])
        if listed:
            return {**facts, "other_category": "", "nomination": listed.nomination.value, "years": listed.years}
        return facts


def said_of_category(code: str) -> str:
    """Say of a category what happens, and when it fits."""
    label, listed = str(SelectionCategory(code).label), RESULTS.get(code)
    if listed is None:
        return label
    happens = _("destroy after %(years)s years") % {"years": listed.years} if listed.years else listed.nomination.label
    return f"{label} – {happens}. {listed.meaning}"


class CloseForm(forms.Form):
    """When a trajectory was closed and how it ended."""

    day = DayField(label=_("Closed on"))
    note = forms.CharField(
        label=_("How did it end?"), max_length=300,
        help_text=_("For example: all points proven, letter of the inspectorate of 4 March 2021."),
    )  # fmt: skip


class PackageReceiptForm(forms.Form):
    """What the case system answered."""

    received_date = DayField(label=_("Received on"))
    reference = forms.CharField(label=_("Number or name of the receipt"), max_length=120)
    received_by = forms.CharField(label=_("Received by"), max_length=200, help_text=_("The role or the department."))
