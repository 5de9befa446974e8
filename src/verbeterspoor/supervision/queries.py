"""What was found, promised and judged, as far as somebody may see it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from verbeterspoor.documents.models import Paper, SourceQuote, StoredFile
from verbeterspoor.foundation import slots
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .choices import FindingKind, TermStatus, Verdict
from .models import DirectMeasure, Finding, FirstImpression, Investigation, Judgement, Report, Term


@dataclass
class Node:
    """A finding in its tree, with the verdict that counts now and the actions that serve it."""

    finding: Finding
    verdict: Judgement | None
    served_by: list[slots.Link]
    source: SourceQuote | None = None
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


def findings_of(actor: Actor, trajectory: Trajectory) -> QuerySet[Finding]:
    """Return the findings of a trajectory that this person may see, in the order of the reports."""
    found = Finding.objects.visible_to(actor).filter(report__investigation__trajectory=trajectory)
    judgements = Judgement.objects.select_related("body").order_by("-judged_date", "-pk")
    related = ("report", "addressee_organisation", "addressee_unit", "quote__file")
    return (
        found.select_related(*related)
        .prefetch_related(Prefetch("judgements", judgements), "also_in")
        .order_by("report__dated", "report_id", "position", "pk")
    )


def tops_of(actor: Actor, trajectory: Trajectory) -> QuerySet[Finding]:
    """Return the findings of a trajectory that stand below no other, for a page at a time."""
    return findings_of(actor, trajectory).filter(parent__isnull=True)


def tree_of(actor: Actor, trajectory: Trajectory, tops: Iterable[Finding]) -> list[Node]:
    """Return findings as trees, each with the points below it (at most three deep)."""
    shown = level = [top.pk for top in tops]
    for _deeper in range(2):
        level = list(Finding.objects.filter(parent_id__in=level).order_by("pk").values_list("pk", flat=True))
        shown = shown + level
    found = list(findings_of(actor, trajectory).filter(pk__in=shown))
    served = slots.collect_by_id("served_by", actor=actor, finding_ids=[finding.pk for finding in found])
    openable = openable_files(actor, [finding.quote.file_id for finding in found if finding.quote])
    nodes = {
        finding.pk: Node(
            finding, latest(finding), served.get(finding.pk, []),
            source=finding.quote if finding.quote and finding.quote.file_id in openable else None,
        )
        for finding in found
    }  # fmt: skip
    for node in nodes.values():
        if node.finding.parent_id in nodes:
            nodes[node.finding.parent_id].children.append(node)
    return [node for node in nodes.values() if node.finding.parent_id not in nodes]


def latest(finding: Finding) -> Judgement | None:
    """Return the judgement that counts now: the last one; `judgements` comes newest first."""
    return next(iter(finding.judgements.all()), None)


def by_kind(nodes: Iterable[Node]) -> list[tuple[str, FindingKind, list[Node]]]:
    """Group trees by the kind of their top, in the order of reading: what went well comes first."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.finding.kind].append(node)
    return [(kind.value, kind, groups[kind]) for kind in FindingKind if groups[kind]]


def get_visible_finding(actor: Actor, public_id: uuid.UUID) -> Finding:
    """Return a finding this person may see; any other does not exist (DoesNotExist)."""
    related = ("report__investigation__trajectory__municipality", "addressee_organisation", "addressee_unit")
    found = Finding.objects.visible_to(actor).select_related(*related, "quote__file", "report__paper__file", "parent")
    return found.get(public_id=public_id)


def investigations_of(actor: Actor, trajectory: Trajectory) -> list[Investigation]:
    """Return the investigations of a trajectory with reports, first impressions and direct measures.

    Somebody from outside sees an investigation with the reports that he sees; first impressions and direct measures
    are for the town hall.
    """
    reports = Report.objects.visible_to(actor).select_related("paper__file").order_by("dated", "pk")
    measures = DirectMeasure.objects.select_related("unit").prefetch_related("findings")
    impressions = FirstImpression.objects.prefetch_related(Prefetch("measures", measures))
    if not actor.is_inside:
        impressions = impressions.none()
    own = Investigation.objects.filter(trajectory=trajectory)
    if not actor.is_inside:
        own = own.filter(pk__in=reports.order_by().values("investigation_id"))
    return list(
        own.prefetch_related("bodies", Prefetch("reports", reports), Prefetch("first_impressions", impressions))
    )


def has_findings_page(actor: Actor, trajectory: Trajectory) -> bool:
    """Say whether there is anything for this person on the page of findings."""
    if actor.is_inside:
        return True
    return Report.objects.visible_to(actor).filter(investigation__trajectory=trajectory).exists()


def terms_of(actor: Actor, trajectory: Trajectory) -> QuerySet[Term]:
    """Return the terms of a trajectory that this person may see, the first to come first."""
    return with_owner(Term.objects.visible_to(actor).filter(trajectory=trajectory))


def with_owner(terms: QuerySet[Term]) -> QuerySet[Term]:
    """Fetch with terms who must do it and where it was said; sorted by day, terms without a day last."""
    fetched = terms.select_related("trajectory__municipality", "owner_organisation", "owner_unit", "quote__file")
    return fetched.order_by(F("end_date").asc(nulls_last=True), "pk")


def has_terms_page(actor: Actor, trajectory: Trajectory) -> bool:
    """Say whether there is anything for this person on the page of terms."""
    return actor.is_inside or Term.objects.visible_to(actor).filter(trajectory=trajectory).exists()


def get_visible_term(actor: Actor, public_id: uuid.UUID) -> Term:
    """Return a term this person may see; any other does not exist (DoesNotExist)."""
    return with_owner(Term.objects.visible_to(actor)).get(public_id=public_id)


def open_terms(actor: Actor, *, until: date | None = None) -> QuerySet[Term]:
    """Return the open terms with a day that this person may see, at most until a day."""
    found = Term.objects.visible_to(actor).filter(status=TermStatus.OPEN, end_date__isnull=False)
    return with_owner(found.filter(end_date__lte=until) if until else found)


def due_terms(actor: Actor, *, today: date, days: int) -> QuerySet[Term]:
    """Return the open terms of the municipality itself that are due within some days: those it must meet.

    An event ("the report is presented") asks nothing of anybody until it is past.
    """
    return open_terms(actor, until=today + timedelta(days=days)).filter(owner_organisation__isnull=True)


def files_visible_to(actor: Actor) -> QuerySet[StoredFile]:
    """Return the files this person may open: of papers shared with it, and of the reports it sees."""
    if actor.is_inside:
        return StoredFile.objects.visible_to(actor)
    reports = Report.objects.visible_to(actor).filter(paper__file__isnull=False)
    own = StoredFile.objects.filter(municipality_id=actor.municipality_id)
    return own.filter(
        Q(pk__in=StoredFile.objects.visible_to(actor).values("pk")) | Q(pk__in=reports.values("paper__file_id"))
    )


def papers_visible_to(actor: Actor, trajectory: Trajectory) -> QuerySet[Paper]:
    """Return the papers of a trajectory this person may see, newest first."""
    papers = Paper.objects.filter(trajectory=trajectory)
    reports = Report.objects.visible_to(actor).filter(paper__isnull=False)
    seen = Q(pk__in=Paper.objects.visible_to(actor).values("pk")) | Q(pk__in=reports.values("paper_id"))
    return papers.filter(seen).select_related("file").order_by("-added_at", "pk")


def get_visible_quote(actor: Actor, public_id: uuid.UUID) -> SourceQuote:
    """Return a quote from a file this person may open; any other does not exist (DoesNotExist)."""
    quotes = SourceQuote.objects.select_related("file").filter(file_id__in=files_visible_to(actor).values("pk"))
    return quotes.get(public_id=public_id)


def visible_quote(actor: Actor, quote: SourceQuote | None) -> SourceQuote | None:
    """Return a quote if this person may open its file: words of a paper that was not shared are not shown either."""
    return quote if quote and quote.file_id in openable_files(actor, [quote.file_id]) else None


def openable_files(actor: Actor, files: Iterable[int | None]) -> set[int]:
    """Return which of these files this person may open; one query, none for the town hall."""
    known = {pk for pk in files if pk}
    if actor.is_inside or not known:
        return known
    return set(files_visible_to(actor).filter(pk__in=known).values_list("pk", flat=True))


def findings_with(actor: Actor, quote: SourceQuote) -> QuerySet[Finding]:
    """Return the findings taken from these words that this person may see."""
    return Finding.objects.visible_to(actor).filter(quote=quote)


def terms_with(actor: Actor, quote: SourceQuote) -> QuerySet[Term]:
    """Return the terms taken from these words that this person may see."""
    return Term.objects.visible_to(actor).filter(quote=quote)


def papers_with_file(actor: Actor, file: StoredFile) -> QuerySet[Paper]:
    """Return the papers that are this file, in trajectories this person may know of."""
    seen = Trajectory.objects.visible_to(actor).values("pk")
    return file.papers.filter(trajectory_id__in=seen).select_related("trajectory").order_by("pk")


def has_papers_page(actor: Actor, trajectory: Trajectory) -> bool:
    """Say whether there is anything for this person on the page of papers."""
    return actor.is_inside or papers_visible_to(actor, trajectory).exists()


def verdict_counts(actor: Actor, trajectory_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Count, per trajectory, findings without sub-points by kind and by the verdict that counts; two queries."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    found = Finding.objects.visible_to(actor).filter(report__investigation__trajectory_id__in=list(trajectory_ids))
    found = found.filter(parent__isnull=True)
    rows = list(found.order_by("pk").values_list("pk", "kind", "report__investigation__trajectory_id"))
    last: dict[int, Any] = dict(
        Judgement.objects.filter(finding__in=found).order_by("judged_date", "pk").values_list("finding_id", "verdict")
    )
    for pk, kind, trajectory_id in rows:
        counts[trajectory_id]["all"] += 1
        counts[trajectory_id][kind] += 1
        if kind in ASKS_FOR_BETTER:
            counts[trajectory_id][f"verdict_{last.get(pk, Verdict.NOT_ASSESSED)}"] += 1
    return counts


ASKS_FOR_BETTER = frozenset({FindingKind.IMPROVEMENT_POINT.value, FindingKind.RECOMMENDATION.value})
"""Kinds of finding of which one can ask whether it got better."""
