"""Forms of a trajectory."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verbeterspoor.accounts.models import User
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor

from .choices import PartyRole
from .models import Trajectory


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
