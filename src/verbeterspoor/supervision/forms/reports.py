"""Versions of a report, the answers to all its findings at once, rounds of response and wrong facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import Paper
from verbeterspoor.foundation.forms import BigChoices, DayField, MomentInput
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Unit
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import ErrorAnswer, ReportVersion, RoundKind
from verbeterspoor.supervision.models import Finding, Report

from .fields import NoClientData, lines


class GoesAlong(forms.ModelMultipleChoiceField):
    """Findings, told by number and first words."""

    def label_from_instance(self, obj: Any) -> str:
        return Truncator(f"{obj.full_number} {obj.text}".strip()).chars(140)


class VersionForm(NoClientData):
    """A newer version of a report, and which findings go along."""

    version = forms.ChoiceField(label=_("Which version is it?"))
    title = forms.CharField(label=_("Title"), max_length=300)
    reason = lines(
        _("Why is there a newer version?"), help_text=_("For a corrected report: what was wrong, and who said so.")
    )
    court_reference = forms.CharField(
        label=_("Decision of the court"),
        required=False,
        max_length=120,
        help_text=_("For example: ECLI:NL:RBGEL:2022:396."),
    )
    paper = forms.ModelChoiceField(
        Paper.objects.none(), label=_("Document"), required=False, empty_label=_("– not here –")
    )
    dated = DayField(label=_("Date on the report"), required=False)
    presented_at = forms.DateTimeField(label=_("Presented on"), required=False, widget=MomentInput)
    carried_over = GoesAlong(
        Finding.objects.none(),
        label=_("Which findings also stand in the newer version?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What you leave out stays readable in the older version and no longer counts."),
    )

    def __init__(self, *args: Any, report: Report, findings: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"title": report.title, "carried_over": findings}
        super().__init__(*args, **kwargs)
        after = rules.VERSIONS_AFTER[ReportVersion(report.version)]
        self.fields["version"].choices = [(one.value, one.label) for one in after]  # type: ignore[attr-defined]
        papers = Paper.objects.filter(trajectory=report.investigation.trajectory_id)
        self.fields["paper"].queryset = papers  # type: ignore[attr-defined]
        self.fields["carried_over"].queryset = findings  # type: ignore[attr-defined]
        if not findings:
            del self.fields["carried_over"]

    def facts(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {"carried_over": [], **self.cleaned_data}


class ResponsesForm(NoClientData):
    """What the executive answers: to the report as a whole, and to each of its findings, all at once."""

    response = lines(_("Response of the executive to the report as a whole"), rows=4)
    response_date = DayField(label=_("Responded on"), required=False)
    afterword = lines(_("Afterword of the body to the response as a whole"))
    edition = forms.IntegerField(widget=forms.HiddenInput)

    WHOLE = ("response", "response_date", "afterword")

    def __init__(self, *args: Any, report: Report, findings: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = findings
        for name in (*self.WHOLE, "edition"):
            self.initial.setdefault(name, getattr(report, name))
            self.fields[name].show_hidden_initial = name != "edition"
        for finding in findings:
            self._ask(finding)

    def _ask(self, finding: Finding) -> None:
        """Add the fields for one finding."""
        for name, label in (("response", _("Response of the executive")), ("afterword", _("Afterword"))):
            field = lines(label)
            field.show_hidden_initial = True
            self.fields[f"{name}_{finding.pk}"] = field
            self.initial[f"{name}_{finding.pk}"] = getattr(finding, name)
        self.fields[f"version_{finding.pk}"] = forms.IntegerField(widget=forms.HiddenInput)
        self.initial[f"version_{finding.pk}"] = finding.version

    def rows(self) -> Iterator[tuple[Finding, Any, Any, Any]]:
        """Yield each finding with its fields."""
        for finding in self.findings:
            yield (
                finding,
                self[f"response_{finding.pk}"],
                self[f"afterword_{finding.pk}"],
                self[f"version_{finding.pk}"],
            )

    @property
    def changes_whole(self) -> bool:
        """Say whether the answer to the report as a whole was changed."""
        return bool(set(self.WHOLE) & set(self.changed_data))

    def changed_findings(self) -> list[Finding]:
        """Return the findings whose answer or afterword was changed."""
        names = set(self.changed_data)
        return [one for one in self.findings if {f"response_{one.pk}", f"afterword_{one.pk}"} & names]

    def answer_to(self, finding: Finding) -> dict[str, Any]:
        """Return what the action takes for one finding."""
        return {name: self.cleaned_data[f"{name}_{finding.pk}"] for name in ("response", "afterword", "version")}


class ReportNumberForm(forms.Form):
    """The number of a report in the case system."""

    case_number = forms.CharField(
        label=_("Case number"), required=False, max_length=60, help_text=_("The number in your case system.")
    )


class RoundForm(forms.Form):
    """The body asks for a response before a day."""

    kind = forms.ChoiceField(label=_("What is asked?"), choices=RoundKind.choices, widget=BigChoices)
    asked_date = DayField(label=_("Asked on"))
    last_day = DayField(label=_("Answer at the latest on"))
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Which unit prepares it?"), required=False, empty_label=_("– none –")
    )

    def __init__(self, *args: Any, municipality_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = organisations.units_of(municipality_id=municipality_id)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class RoundAnswerForm(NoClientData):
    """When and how the municipality responded."""

    answered_date = DayField(label=_("Responded on"))
    note = lines(_("How was it answered?"), help_text=_("For example: letter of the executive of 10 February 2020."))


class WrongFactForm(NoClientData):
    """A fact in the report that is wrong."""

    page = forms.IntegerField(label=_("On page"), required=False, min_value=1, max_value=9999)
    says = lines(_("What does the report say?"), required=True)
    should_be = lines(_("What should it say?"), required=True)


class FactAnswerForm(NoClientData):
    """What the body did with a wrong fact."""

    answer = forms.ChoiceField(
        label=_("What did the body do with it?"),
        choices=[choice for choice in ErrorAnswer.choices if choice[0] != ErrorAnswer.OPEN],
        widget=BigChoices,
    )
    text = lines(_("In their words"))
    source = forms.CharField(
        label=_("Taken from"), max_length=200, help_text=_("For example: letter of 10 February 2020, page 2.")
    )
    answered_date = DayField(label=_("Answered on"))
