"""How a finding is called in a table, so that the same word finds it again when the table comes back."""

from __future__ import annotations

from collections import Counter

from verbeterspoor.plans.models import Plan
from verbeterspoor.supervision.models import Finding

from .finding_choice import findings_of_town

SHOWN = 80


def finding_labels(plan: Plan) -> dict[int, str]:
    """Return per finding of the town what it is called in a table of this plan, in one query; no two are the same.

    Its number; with the report when more findings have that number; the first words where there is no number.
    """
    found = findings_of_town(plan.trajectory.municipality_id).select_related("parent", "report__investigation")
    found = found.order_by("report__dated", "report_id", "position", "pk")
    here = plan.trajectory_id
    every = list(found)
    own = Counter(one.full_number for one in every if one.report.investigation.trajectory_id == here)
    names: dict[int, str] = {}
    used: Counter[str] = Counter()
    for one in every:
        is_own = one.report.investigation.trajectory_id == here
        label = _label(one, is_alone=is_own and own[one.full_number] == 1)
        used[label.casefold()] += 1
        names[one.pk] = f"{label} #{used[label.casefold()]}" if used[label.casefold()] > 1 else label
    return names


def _label(finding: Finding, *, is_alone: bool) -> str:
    number = finding.full_number
    if not number:
        return " ".join(finding.text.split())[:SHOWN].replace(";", ",").strip()
    title = " ".join(str(finding.report.title).split()).replace(";", ",")
    return number if is_alone else f"{number} ({title})"
