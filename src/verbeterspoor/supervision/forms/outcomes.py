"""What the council decided about a finding, what became of it, and the filters of the list of findings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from verbeterspoor.foundation.forms import BigChoices, DayField
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.supervision.choices import CouncilOutcome, FindingKind, Outcome, OutcomeStep, Verdict
from verbeterspoor.supervision.models import Finding, Report
from verbeterspoor.trajectories.models import Trajectory

from .fields import NoClientData, lines
from .findings import FindingChoice

DECIDED = [one for one in CouncilOutcome.choices if one[0] != CouncilOutcome.ADDED]


class DecisionForm(NoClientData):
    """A decision of the council about one finding."""

    outcome = forms.ChoiceField(label=_("What did the council do?"), choices=DECIDED, widget=BigChoices)
    text = lines(_("The text of the council"), rows=4, help_text=_("Only when it was amended: this text then binds."))
    decided_date = DayField(label=_("Decided on"))
    number = forms.CharField(
        label=_("Number of the decision"), max_length=60, help_text=_("As the council's register calls it.")
    )
    source = forms.CharField(
        label=_("Taken from"), max_length=200, help_text=_("For example: list of decisions of 16 May 2017.")
    )

    def __init__(self, *args: Any, on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = on_behalf


class AddedPointForm(NoClientData):
    """A point that the council added to those of a report."""

    report = forms.ModelChoiceField(Report.objects.none(), label=_("To which report?"), empty_label=None)
    parent = FindingChoice(Finding.objects.none(), label=_("Is part of"), required=False, empty_label=_("– none –"))
    kind = forms.ChoiceField(label=_("Kind"), choices=FindingKind.choices, initial=FindingKind.RECOMMENDATION)
    number = forms.CharField(label=_("Number"), required=False, max_length=20)
    text = lines(_("The text of the council"), rows=4, required=True)
    decided_date = DayField(label=_("Decided on"))
    decision_number = forms.CharField(label=_("Number of the decision"), max_length=60)
    source = forms.CharField(
        label=_("Taken from"), max_length=200, help_text=_("For example: list of decisions of 16 May 2017.")
    )

    def __init__(self, *args: Any, trajectory: Trajectory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reports = Report.objects.filter(investigation__trajectory=trajectory).order_by("-pk")
        self.fields["report"].queryset = reports  # type: ignore[attr-defined]
        self.fields["parent"].queryset = Finding.objects.filter(report__in=reports)  # type: ignore[attr-defined]


class OutcomeForm(NoClientData):
    """One act about what became of a finding; only the fields of that act are asked."""

    acted_date = DayField(label=_("On"))
    decision = forms.CharField(
        label=_("By which decision?"), max_length=120, help_text=_("Who decided, and the number or name of it.")
    )
    addressee_organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Escalated to"), required=False, empty_label=_("– another: below –")
    )
    addressee_text = forms.CharField(
        label=_("Or in words"), required=False, max_length=200, help_text=_("For example: the minister of Justice.")
    )
    reason = lines(_("Why?"), rows=4, required=True)
    source = forms.CharField(label=_("Taken from"), max_length=200, required=False)

    ASKED: dict[str, tuple[str, ...]] = {
        OutcomeStep.LAPSE: ("acted_date", "decision", "reason", "source"),
        OutcomeStep.ESCALATE: ("acted_date", "addressee_organisation", "addressee_text", "reason", "source"),
        OutcomeStep.SETTLE: ("acted_date", "decision", "reason", "source"),
        OutcomeStep.REOPEN: ("acted_date", "reason"),
    }

    def __init__(self, *args: Any, step: str, on_behalf: bool, municipality_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in [name for name in self.fields if name != "looked_at" and name not in self.ASKED[step]]:
            del self.fields[name]
        if "addressee_organisation" in self.fields:
            known = organisations.known_organisations(municipality_id=municipality_id)
            self.fields["addressee_organisation"].queryset = known  # type: ignore[attr-defined]
        if step == OutcomeStep.SETTLE:
            self.fields["source"].required = on_behalf
            self.fields["decision"].label = _("By which decision of the council?")
            self.fields["decision"].help_text = _(
                "Its own decision about this finding, with its number. Adopting the annual accounts accepts nothing."
            )

    def clean(self) -> dict[str, Any]:
        """Ask one addressee when something is escalated."""
        given = super().clean()
        if "addressee_text" in self.fields and not (given.get("addressee_organisation") or given.get("addressee_text")):
            self.add_error("addressee_text", _("Say to whom it was escalated."))
        return given


class ReportChoice(forms.ModelChoiceField):
    """A report, told by the beginning of its title."""

    def label_from_instance(self, obj: Any) -> str:
        return Truncator(str(obj)).chars(60)


class FindingFilters(forms.Form):
    """Which findings are shown."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *FindingKind.choices])
    report = ReportChoice(
        Report.objects.none(), label=_("Report"), required=False, empty_label=pgettext_lazy("reports", "all"),
        to_field_name="public_id",
    )  # fmt: skip
    outcome = forms.ChoiceField(label=_("Outcome"), required=False, choices=[("", _("all")), *Outcome.choices])
    verdict = forms.ChoiceField(label=_("Judgement now"), required=False, choices=[("", _("all")), *Verdict.choices])

    def __init__(self, *args: Any, reports: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter_%s", **kwargs})
        self.fields["report"].queryset = reports  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen; something that does not exist is no choice."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
