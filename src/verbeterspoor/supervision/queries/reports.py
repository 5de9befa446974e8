"""A report, its versions, what stands in them, and what was answered."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import EarlierText, Finding, Report, ResponseRound, WrongFact, investigated_by
from verbeterspoor.trajectories.models import Trajectory


@dataclass(frozen=True)
class Standing:
    """A finding as it stands in one version of a report, and whether it went along to the next."""

    finding: Finding
    number: str
    text: str
    left_behind: bool = False


def get_visible_report(actor: Actor, public_id: uuid.UUID) -> Report:
    """Return a report this person may see; any other does not exist (DoesNotExist)."""
    related = ("investigation__trajectory__municipality", "paper__file", "replaces", "replaced_by")
    return Report.objects.visible_to(actor).select_related(*related).get(public_id=public_id)


def sees_report(actor: Actor, report_id: int) -> bool:
    """Say whether this person may open a report; a finding of several reports can be seen through another one."""
    return Report.objects.visible_to(actor).filter(pk=report_id).exists()


def report_versions(actor: Actor, report: Report) -> list[Report]:
    """Return the versions of a report that this person may see, the oldest first."""
    known = {one.pk: one for one in Report.objects.filter(investigation=report.investigation_id)}
    newer = {one.replaces_id: one.pk for one in known.values() if one.replaces_id}
    pk: int | None = report.pk
    while pk in known and known[pk].replaces_id:
        pk = known[pk].replaces_id
    chain = []
    while pk is not None:
        chain.append(pk)
        pk = newer.get(pk)
    seen = set(Report.objects.visible_to(actor).filter(pk__in=chain).values_list("pk", flat=True))
    return [known[pk] for pk in chain if pk in seen]


def findings_in(report: Report) -> list[Standing]:
    """Return what stands in a version: in one that was replaced, the words as they were then."""
    if report.is_replaced:
        earlier = EarlierText.objects.filter(report=report).select_related("finding__report")
        return [
            Standing(one.finding, one.number, one.text, left_behind=one.finding.report_id == report.pk)
            for one in earlier.order_by("finding__position", "pk")
        ]
    return [Standing(one, one.full_number, one.text) for one in standing_findings(report)]


def standing_findings(report: Report) -> QuerySet[Finding]:
    """Return the findings of a report that were not withdrawn, in the order of the report."""
    return report.findings.standing().select_related("parent").order_by("position", "pk")


def no_longer_standing(actor: Actor, trajectory: Trajectory) -> QuerySet[Finding]:
    """Return the findings that were withdrawn or stayed behind in an older version: they stay readable."""
    here = Finding.objects.visible_to(actor).filter(report__investigation__trajectory=trajectory)
    standing = Finding.objects.standing().filter(report__investigation__trajectory=trajectory)
    return here.exclude(pk__in=standing.order_by().values("pk")).select_related("report").order_by("pk")


def get_round(actor: Actor, public_id: uuid.UUID) -> ResponseRound:
    """Return a round of a report this person may see; any other does not exist (DoesNotExist)."""
    rounds = ResponseRound.objects.select_related("report__investigation__trajectory__municipality", "term")
    return rounds.get(public_id=public_id, report__in=Report.objects.visible_to(actor).order_by().values("pk"))


def get_wrong_fact(actor: Actor, public_id: uuid.UUID) -> WrongFact:
    """Return a wrong fact of a report this person may see; any other does not exist (DoesNotExist)."""
    facts = WrongFact.objects.select_related("report__investigation__trajectory__municipality")
    return facts.get(public_id=public_id, report__in=Report.objects.visible_to(actor).order_by().values("pk"))


def is_inside_or_body(actor: Actor, report: Report) -> bool:
    """Say whether this person may read the rounds and wrong facts: the town hall, and the body that wrote it."""
    own = Report.objects.visible_to(actor).filter(pk=report.pk)
    return actor.is_inside or own.filter(investigated_by(actor, "investigation_id")).exists()


def earlier_texts(actor: Actor, finding: Finding) -> QuerySet[EarlierText]:
    """Return how a finding read in versions that were replaced, as far as this person may see them and they differ."""
    seen = Report.objects.visible_to(actor).order_by().values("pk")
    earlier = EarlierText.objects.filter(finding=finding, report_id__in=seen).exclude(text=finding.text)
    return earlier.select_related("report").order_by("report_id")
