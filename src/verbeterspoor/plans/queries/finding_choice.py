"""Which findings an action can serve, and which of them a form shows."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from verbeterspoor.plans.models import Plan
from verbeterspoor.supervision.models import Finding

from .gaps import unserved_findings

MOST_OFFERED = 40
"""So many findings fit on a form; the others are found by searching."""


def findings_of_town(municipality_id: int) -> QuerySet[Finding]:
    """Return every finding of a municipality: an action may serve those of several reports (rule `origins`)."""
    return Finding.objects.filter(report__investigation__trajectory__municipality_id=municipality_id)


def offered_findings(plan: Plan, *, ticked: Collection[int], words: str) -> tuple[list[Finding], int]:
    """Return the ticked findings and those searched for, by report, with how many more there are.

    Without words these are the findings of the plan's own trajectory; where they are many, those without an action.
    """
    found = _searched(plan, words)
    every = found.exclude(pk__in=ticked).order_by("report__dated", "report_id", "position", "pk")
    number = every.count()
    if not words and number > MOST_OFFERED:
        every = every.filter(pk__in=unserved_findings([plan.trajectory_id]).values("pk"))
    shown = [*every.values_list("pk", flat=True)[:MOST_OFFERED]]
    rows = findings_of_town(plan.trajectory.municipality_id).filter(Q(pk__in=shown) | Q(pk__in=ticked))
    rows = rows.select_related("parent", "report__investigation__trajectory")
    return list(rows.order_by("report__dated", "report_id", "position", "pk")), number - len(shown)


def _searched(plan: Plan, words: str) -> QuerySet[Finding]:
    """Return the findings of the town that hold these words, or else those of reports that do; without words one's own.

    A report that was corrected lends only its last version.
    """
    standing = Finding.objects.standing()
    if not words.strip():
        return standing.filter(report__investigation__trajectory=plan.trajectory_id)
    town = findings_of_town(plan.trajectory.municipality_id).filter(pk__in=standing.values("pk"))
    found = by_report = town
    for word in words.split():
        found = found.filter(Q(text__icontains=word) | Q(number__iexact=word))
        by_report = by_report.filter(report__title__icontains=word)
    return found if found.exists() else by_report
