"""A finding by hand, a judgement about it, and what it is tied to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation.forms import BigChoices, DayField
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.supervision.choices import FindingKind, Verdict
from verbeterspoor.supervision.models import Finding, Report
from verbeterspoor.trajectories.models import Trajectory

from .fields import BodyOrUnitField, NoClientData, lines


class FindingChoice(forms.ModelChoiceField):
    """A finding, told by its number and first words."""

    def label_from_instance(self, obj: Any) -> str:
        return Truncator(str(obj)).chars(90)


class FindingForm(NoClientData):
    """A finding with its source; report, file, page and kind stay filled in for the next one."""

    report = forms.ModelChoiceField(Report.objects.none(), label=_("Report"), empty_label=None)
    kind = forms.ChoiceField(label=_("Kind"), choices=FindingKind.choices, widget=forms.RadioSelect)
    number = forms.CharField(label=_("Number in the report"), required=False, max_length=20)
    text = lines(_("What was found?"), rows=4, required=True)
    quote = lines(_("The words of the report"), help_text=_("Copy the sentence literally, so that others find it."))
    page = forms.IntegerField(label=_("On page"), required=False, min_value=1)
    file = forms.ModelChoiceField(StoredFile.objects.none(), label=_("In document"), required=False)
    parent = FindingChoice(Finding.objects.none(), label=_("Is part of"), required=False, empty_label=_("– none –"))
    addressee = BodyOrUnitField(label=_("Addressed to"))
    addressee_text = forms.CharField(label=_("Addressed to, in words"), required=False, max_length=200)
    response = lines(_("Response of the executive"))
    afterword = lines(_("Afterword"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    ONLY_NEW = ("report", "parent", "quote", "page", "file")

    def __init__(self, *args: Any, trajectory: Trajectory, finding: Finding | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressee"].offer(trajectory.municipality_id)  # type: ignore[attr-defined]
        if finding is not None:
            for name in self.ONLY_NEW:
                del self.fields[name]
            return
        self._offer(trajectory)

    def _offer(self, trajectory: Trajectory) -> None:
        """Offer the reports, documents and findings of this trajectory."""
        reports = Report.objects.filter(investigation__trajectory=trajectory).order_by("-pk")
        files = StoredFile.objects.filter(papers__trajectory=trajectory).distinct().order_by("name")
        self.fields["report"].queryset = reports  # type: ignore[attr-defined]
        self.fields["parent"].queryset = Finding.objects.filter(report__in=reports)  # type: ignore[attr-defined]
        self.fields["file"].queryset = files  # type: ignore[attr-defined]
        if len(files) == 1:
            self.fields["file"].initial = files[0].pk
        if not files:
            for name in ("quote", "page", "file"):
                del self.fields[name]

    @classmethod
    def showing(cls, finding: Finding, trajectory: Trajectory) -> FindingForm:
        """Return the form with what is stored now."""
        names = ("kind", "number", "text", "addressee_text", "response", "afterword", "version")
        initial: dict[str, Any] = {name: getattr(finding, name) for name in names}
        chosen = BodyOrUnitField.code(finding.addressee_organisation_id, finding.addressee_unit_id)
        return cls(initial={**initial, "addressee": chosen}, trajectory=trajectory, finding=finding)

    def clean(self) -> dict[str, Any]:
        """Ask page and document with a quote, and the quote with a page."""
        cleaned = super().clean()
        given = [bool(cleaned.get(name)) for name in ("quote", "page", "file") if name in self.fields]
        if cleaned.get("quote") and not all(given):
            self.add_error("page", _("Say in which document and on which page the words stand."))
        elif cleaned.get("page") and not cleaned.get("quote"):
            self.add_error("quote", _("Copy the words that stand on this page."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """Return what the action takes."""
        organisation, unit = self.cleaned_data["addressee"]
        names = ("kind", "text", "number", "response", "afterword", "addressee_text")
        facts: dict[str, Any] = {name: self.cleaned_data[name] for name in names}
        return {**facts, "addressee_organisation": organisation, "addressee_unit": unit}


class JudgementForm(NoClientData):
    """What a body says about a finding; on behalf of it the source is asked."""

    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who judges?"), empty_label=None)
    verdict = forms.ChoiceField(label=_("Did it get better?"), choices=Verdict.choices, widget=BigChoices)
    judged_date = DayField(label=_("Judged on"))
    explanation = lines(_("In their words"), rows=5, required=True)
    source = forms.CharField(
        label=_("Taken from"), max_length=200, help_text=_("For example: letter of 10 February 2020, page 2.")
    )

    def __init__(self, *args: Any, bodies: list[Organisation], on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Organisation.objects.filter(  # type: ignore[attr-defined]
            pk__in=[body.pk for body in bodies]
        )
        self.fields["source"].required = on_behalf


class OriginForm(forms.Form):
    """Another report that found the same."""

    report = forms.ModelChoiceField(Report.objects.none(), label=_("Report"), empty_label=None)

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reports = Report.objects.filter(investigation__trajectory=finding.report.investigation.trajectory_id)
        others = reports.exclude(pk=finding.report_id).exclude(also_findings=finding)
        self.fields["report"].queryset = others  # type: ignore[attr-defined]

    @property
    def has_choice(self) -> bool:
        """Say whether there is another report at all."""
        return self.fields["report"].queryset.exists()  # type: ignore[attr-defined]


class FindingChoices(forms.ModelMultipleChoiceField):
    """Findings, told by number and first words."""

    def label_from_instance(self, obj: Any) -> str:
        return Truncator(str(obj)).chars(120)


class LinkForm(forms.Form):
    """The findings that a direct measure already answers."""

    findings = FindingChoices(
        Finding.objects.none(), label=_("Findings"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, trajectory: Trajectory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Finding.objects.filter(report__investigation__trajectory=trajectory)
        self.fields["findings"].queryset = found  # type: ignore[attr-defined]


class MoveFindingForm(forms.Form):
    """Below which finding a finding stands."""

    parent = FindingChoice(
        Finding.objects.none(), label=_("Stands below"), required=False, empty_label=_("– nothing: on top –")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        kwargs["initial"] = {"parent": finding.parent_id, "version": finding.version}
        super().__init__(*args, **kwargs)
        others = Finding.objects.standing().filter(report=finding.report_id).exclude(pk=finding.pk)
        self.fields["parent"].queryset = others.order_by("position", "pk")  # type: ignore[attr-defined]


class WithdrawForm(NoClientData):
    """Why a finding is withdrawn, or stands again."""

    reason = lines(_("Why?"), required=True)
    version = forms.IntegerField(widget=forms.HiddenInput)
