"""What was found and judged, as far as somebody may see it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import CharField, Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.foundation import slots
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import FindingKind, Outcome, ReportVersion, Verdict
from verbeterspoor.supervision.models import (
    CouncilDecision,
    Finding,
    FindingOutcome,
    FindingQuerySet,
    Investigation,
    Judgement,
    Report,
)
from verbeterspoor.trajectories.models import Trajectory

from .investigations import visible_investigations
from .papers import openable_files

ACTS = Prefetch("outcome_acts", FindingOutcome.objects.select_related("addressee_organisation"))
"""The acts about the outcome of findings, newest first."""


@dataclass
class Node:
    """A finding in its tree, with the verdict that counts now and the actions that serve it."""

    finding: Finding
    verdict: Judgement | None
    served_by: list[slots.Link]
    source: SourceQuote | None = None
    first: Judgement | None = None
    children: list[Node] = field(default_factory=list)


def leading_bodies(finding: Finding) -> list[Organisation]:
    """Return the bodies under whose name the reports of a finding came out."""
    reports = [finding.report_id, *finding.also_in.values_list("pk", flat=True)]
    investigations = Investigation.objects.filter(reports__in=reports)
    lead = Investigation.bodies.through.objects.filter(investigation__in=investigations).values("organisation_id")
    return list(Organisation.objects.filter(pk__in=lead))


def investigating_bodies(finding: Finding) -> list[Organisation]:
    """Return the bodies that made a finding, in any of its reports, and the bodies these consist of."""
    lead = [body.pk for body in leading_bodies(finding)]
    parts = Organisation.bodies.through.objects.filter(from_organisation_id__in=lead).values("to_organisation_id")
    return list(Organisation.objects.filter(Q(pk__in=lead) | Q(pk__in=parts)))


def investigating_ids(finding: Finding) -> set[int]:
    """Return the ids of `investigating_bodies`."""
    return {body.pk for body in investigating_bodies(finding)}


def findings_of(actor: Actor, trajectory: Trajectory) -> FindingQuerySet:
    """Return the findings of a trajectory that this person may see, in the order of the reports."""
    found = Finding.objects.visible_to(actor).filter(report__investigation__trajectory=trajectory)
    judgements = Judgement.objects.select_related("body").order_by("-judged_date", "-pk")
    related = ("report", "addressee_organisation", "addressee_unit", "quote__file")
    return (
        found.select_related(*related)
        .prefetch_related(Prefetch("judgements", judgements), "also_in", "council_decisions", ACTS)
        .order_by("report__dated", "report_id", "position", "pk")
    )


def tops_of(actor: Actor, trajectory: Trajectory) -> FindingQuerySet:
    """Return the findings of a trajectory that still count and stand below no other, for a page at a time."""
    return findings_of(actor, trajectory).standing().filter(parent__isnull=True)


def tree_of(actor: Actor, trajectory: Trajectory, tops: Iterable[Finding]) -> list[Node]:
    """Return findings as trees, each with the points below it (at most three deep)."""
    shown = level = [top.pk for top in tops]
    for _deeper in range(2):
        level = list(Finding.objects.standing().filter(parent_id__in=level).order_by("pk").values_list("pk", flat=True))
        shown = shown + level
    nodes = nodes_of(actor, list(findings_of(actor, trajectory).filter(pk__in=shown)))
    for node in nodes.values():
        if node.finding.parent_id in nodes:
            nodes[node.finding.parent_id].children.append(node)
    return [node for node in nodes.values() if node.finding.parent_id not in nodes]


def nodes_of(actor: Actor, found: list[Finding]) -> dict[int, Node]:
    """Return findings with the first and last judgement, the actions that serve them and their source, by id."""
    served = slots.collect_by_id("served_by", actor=actor, finding_ids=[finding.pk for finding in found])
    openable = openable_files(actor, [finding.quote.file_id for finding in found if finding.quote])
    return {
        finding.pk: Node(
            finding, latest(finding), served.get(finding.pk, []), first=earliest(finding),
            source=finding.quote if finding.quote and finding.quote.file_id in openable else None,
        )
        for finding in found
    }  # fmt: skip


def filtered_findings(
    actor: Actor, trajectory: Trajectory, *, kind: str = "", report: Report | None = None, outcome: str = "",
    verdict: str = "",
) -> QuerySet[Finding]:  # fmt: skip
    """Return the findings at any depth that answer to all that is asked; without a judgement is "not assessed"."""
    found = findings_of(actor, trajectory).standing()
    if kind:
        found = found.filter(kind=kind)
    if report:
        also = Finding.also_in.through.objects.filter(report=report).values("finding_id")
        found = found.filter(Q(report=report) | Q(pk__in=also))
    if outcome:
        found = found.filter(outcome=outcome)
    if verdict:
        last = Judgement.objects.filter(finding=OuterRef("pk")).order_by("-judged_date", "-pk").values("verdict")[:1]
        said = Coalesce(Subquery(last), Value(Verdict.NOT_ASSESSED.value), output_field=CharField())
        found = found.annotate(last_verdict=said).filter(last_verdict=verdict)
    return found


def latest(finding: Finding) -> Judgement | None:
    """Return the judgement that counts now: the last one; `judgements` comes newest first."""
    return next(iter(finding.judgements.all()), None)


def earliest(finding: Finding) -> Judgement | None:
    """Return the first judgement when a later one counts now: both are shown beside each other."""
    said = list(finding.judgements.all())
    return said[-1] if len(said) > 1 else None


def by_kind(nodes: Iterable[Node]) -> list[tuple[str, FindingKind, list[Node]]]:
    """Group trees by the kind of their top, in the order of reading: what went well comes first."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.finding.kind].append(node)
    return [(kind.value, kind, groups[kind]) for kind in FindingKind if groups[kind]]


def get_visible_finding(actor: Actor, public_id: uuid.UUID) -> Finding:
    """Return a finding this person may see; any other does not exist (DoesNotExist)."""
    related = ("report__investigation__trajectory__municipality", "addressee_organisation", "addressee_unit")
    found = Finding.objects.visible_to(actor).select_related(
        *related, "quote__file", "report__paper__file", "report__replaced_by", "parent"
    )
    return found.prefetch_related("council_decisions", ACTS).get(public_id=public_id)


def before_the_council(actor: Actor, now: datetime) -> QuerySet[Finding]:
    """Return the findings of reports that were presented: all a clerk may know of (rule `dual-wall`)."""
    if not actor.has(Role.COUNCIL_CLERK):
        return Finding.objects.none()
    found = Finding.objects.standing().filter(
        report__investigation__trajectory__municipality_id=actor.municipality_id, report__presented_at__lte=now
    )
    related = ("report__investigation__trajectory__municipality", "addressee_organisation", "addressee_unit", "parent")
    known = found.exclude(report__version=ReportVersion.DRAFT).select_related(*related)
    ordered = known.order_by("-report__presented_at", "report_id", "position", "pk")
    return ordered.prefetch_related("council_decisions", ACTS)


def has_findings_page(actor: Actor, trajectory: Trajectory) -> bool:
    """Say whether there is anything for this person on the page of findings."""
    if actor.is_inside:
        return True
    return visible_investigations(actor).filter(trajectory=trajectory).exists()


def findings_with(actor: Actor, quote: SourceQuote) -> QuerySet[Finding]:
    """Return the findings taken from these words that this person may see."""
    return Finding.objects.visible_to(actor).filter(quote=quote)


def verdict_counts(actor: Actor, trajectory_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Count, per trajectory, findings without sub-points by kind and by the verdict that counts; one query."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    found = Finding.objects.visible_to(actor).filter(report__investigation__trajectory_id__in=list(trajectory_ids))
    judged = Judgement.objects.filter(finding_id=OuterRef("pk")).order_by("-judged_date", "-pk").values("verdict")
    told = found.standing().filter(parent__isnull=True).order_by().annotate(last_verdict=Subquery(judged[:1]))
    rows = told.values_list("report__investigation__trajectory_id", "kind", "last_verdict").annotate(number=Count("pk"))
    for trajectory_id, kind, verdict, number in rows:
        counts[trajectory_id]["all"] += number
        counts[trajectory_id][kind] += number
        if kind in ASKS_FOR_BETTER:
            counts[trajectory_id][f"verdict_{verdict or Verdict.NOT_ASSESSED}"] += number
    return counts


ASKS_FOR_BETTER = frozenset({FindingKind.IMPROVEMENT_POINT.value, FindingKind.RECOMMENDATION.value})
"""Kinds of finding of which one can ask whether it got better."""


def outcome_counts(actor: Actor, trajectory_ids: Iterable[int]) -> dict[tuple[int, str], int]:
    """Count, per trajectory, the findings that lapsed, were escalated or settled; one query."""
    found = Finding.objects.visible_to(actor).filter(report__investigation__trajectory_id__in=list(trajectory_ids))
    counted = found.standing().exclude(outcome=Outcome.OPEN).order_by()
    rows = counted.values_list("report__investigation__trajectory_id", "outcome").annotate(number=Count("pk"))
    return {(trajectory, outcome): number for trajectory, outcome, number in rows}


def reports_of(actor: Actor, trajectory: Trajectory) -> QuerySet[Report]:
    """Return the reports of a trajectory that this person may see."""
    return Report.objects.visible_to(actor).filter(investigation__trajectory=trajectory).order_by("dated", "pk")


def days_of_decision(actor: Actor, trajectory_ids: Iterable[int]) -> list[tuple[int, date, str, int]]:
    """Return per trajectory the days on which the council decided, the decision and about how many findings."""
    seen = Finding.objects.visible_to(actor).filter(report__investigation__trajectory_id__in=list(trajectory_ids))
    decisions = CouncilDecision.objects.filter(finding__in=seen.order_by().values("pk")).order_by("decided_date")
    names = ("finding__report__investigation__trajectory_id", "decided_date", "number")
    return list(decisions.values_list(*names).annotate(count=Count("pk")))
