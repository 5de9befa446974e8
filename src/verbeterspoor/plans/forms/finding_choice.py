"""Choosing findings for an action: those of several reports, however many a town has."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.plans import queries
from verbeterspoor.plans.models import Plan
from verbeterspoor.supervision.models import Finding


class FindingPicker(forms.CheckboxSelectMultiple):
    """Boxes to tick, a fold per report."""

    template_name = "plans/widgets/findings.html"


class FindingChoices(forms.ModelMultipleChoiceField):
    """Findings of any report of the town; shown are the ticked ones and those that were searched for."""

    widget = FindingPicker

    def offer(self, plan: Plan, *, ticked: Collection[int], words: str) -> None:
        """Show the ticked findings and the ones searched for; any finding of the town can be sent."""
        self.queryset = queries.findings_of_town(plan.trajectory.municipality_id)
        shown, more = queries.offered_findings(plan, ticked=ticked, words=words)
        self.choices = [
            (self._group(plan, one), [(finding.pk, label_of(finding)) for finding in several])
            for one, several in _per_report(shown)
        ]
        if not shown:
            self.help_text = _("No finding fits. Search with another word.")
        elif more:
            said = ngettext("And %(number)s more: search for it.", "And %(number)s more: search for them.", more)
            self.help_text = said % {"number": more}

    def _group(self, plan: Plan, finding: Finding) -> str:
        """Name the report, and the trajectory where that is another one."""
        report, trajectory = finding.report, finding.report.investigation.trajectory
        return report.title if trajectory.pk == plan.trajectory_id else f"{report.title} ({trajectory.title})"


def _per_report(shown: list[Finding]) -> list[tuple[Finding, list[Finding]]]:
    groups = [list(several) for _report, several in groupby(shown, key=lambda one: one.report_id)]
    return [(several[0], several) for several in groups]


def label_of(finding: Finding) -> str:
    """Return the kind, number and first words of a finding."""
    return Truncator(f"{finding.get_kind_display()} {finding.full_number}: {finding.text}").chars(240)


def ticked_in(form: forms.Form, name: str) -> list[int]:
    """Return the keys that are ticked in what was sent, or else in what is stored."""
    sent: Any = form.data.getlist(name) if form.is_bound else form.initial.get(name) or []  # type: ignore[attr-defined]
    return [int(one) for one in sent if str(one).isdigit()]
