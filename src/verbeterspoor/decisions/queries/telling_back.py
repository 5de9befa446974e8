"""Reads of telling back: to whom an outcome goes, in which words, who was told and who opened it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import OutcomeKind
from verbeterspoor.decisions.models import DecisionPoint, Outcome, Proposal, ReportBack, ToldTo
from verbeterspoor.foundation.dates import said_without_weekday
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

from .outcomes import current_outcomes


@dataclass(frozen=True)
class Recipient:
    """Somebody to whom an outcome is told, and as what."""

    user: User
    role: str


@dataclass(frozen=True)
class Message:
    """What is told to some people: the points with their outcomes, in the exact words."""

    recipients: list[Recipient]
    points: list[tuple[DecisionPoint, Outcome]]


def message_inside(proposal: Proposal, today: date) -> Message:
    """Return what the author, the portfolio holder and the coordinator are told: everything decided so far."""
    points = list(proposal.points.order_by("number"))
    people = [
        (proposal.author, Role.AUTHOR), (proposal.portfolio_holder, Role.PORTFOLIO_HOLDER),
        (proposal.trajectory.coordinator, Role.COORDINATOR),
    ]  # fmt: skip
    found: dict[int, Recipient] = {}
    for user, role in people:
        if user and user.pk not in found and _may_read_all(user, proposal, points, today):
            found[user.pk] = Recipient(user, role.value)
    return Message(list(found.values()), decided_points(points))


def decided_points(points: Iterable[DecisionPoint]) -> list[tuple[DecisionPoint, Outcome]]:
    """Return the points that have an outcome, each with what holds now."""
    listed = list(points)
    current = current_outcomes(listed)
    return [(point, current[point.pk]) for point in listed if point.pk in current]


def _may_read_all(user: User, proposal: Proposal, points: list[DecisionPoint], today: date) -> bool:
    """Say whether somebody works here today and may read every point of a proposal."""
    actor = organisations.actor_at(user=user, municipality=proposal.municipality, today=today)
    if actor is None or not user.is_active or not rules.can_see_proposal(actor, proposal):
        return False
    return all(rules.can_see_point(actor, proposal, point) for point in points)


def message_to_clerk(proposal: Proposal, today: date) -> Message:
    """Return what the clerk is told: the points that go to the council, nothing else (rule `dual-wall`)."""
    told = [
        (point, outcome) for point, outcome in decided_points(proposal.points.order_by("number"))
        if rules.goes_to_clerk(proposal, point, outcome, today)
    ]  # fmt: skip
    if not told:
        return Message([], [])
    held = organisations.holders_of(municipality_id=proposal.municipality_id, role=Role.COUNCIL_CLERK, today=today)
    clerks = {seat.user_id: Recipient(seat.user, Role.COUNCIL_CLERK.value) for seat in held if seat.user.is_active}
    return Message(list(clerks.values()), told)


def kept_from_clerk(proposal: Proposal, today: date) -> list[DecisionPoint]:
    """Return the decided points for the council that the clerk is not told now, because they are not public yet."""
    return [
        point for point, outcome in decided_points(proposal.points.order_by("number"))
        if point.goes_to_council and outcome.kind not in {OutcomeKind.HELD, OutcomeKind.WITHDRAWN}
        and not rules.goes_to_clerk(proposal, point, outcome, today)
    ]  # fmt: skip


def wording(points: Iterable[tuple[DecisionPoint, Outcome]]) -> list[str]:
    """Return the outcome in its exact words, a line per point with the day; in the language that is active."""
    lines = []
    for point, outcome in points:
        said = {"number": point.number, "outcome": outcome.get_kind_display(), "text": outcome.text,
                "day": said_without_weekday(outcome.decided_date)}  # fmt: skip
        if outcome.kind == OutcomeKind.HELD and outcome.held_until:
            said["until"] = said_without_weekday(outcome.held_until)
            lines.append(_("%(number)s. Held until %(until)s (%(day)s): %(text)s") % said)
        else:
            lines.append(_("%(number)s. %(outcome)s (%(day)s): %(text)s") % said)
        if outcome.note:
            lines.append(_("Explanation: %(note)s") % {"note": outcome.note})
    return lines


def last_told(proposal: Proposal) -> ReportBack | None:
    """Return the last time the outcome was told, if nothing was decided or revised since."""
    last = proposal.reports_back.first()
    newest = Outcome.objects.filter(point__proposal=proposal, is_current=True).aggregate(at=Max("recorded_at"))["at"]
    return last if last and newest and last.told_at >= newest else None


def told_of(proposal: Proposal) -> list[ReportBack]:
    """Return every time the outcome of a proposal was told, the last first, with who was told and as what."""
    reports = list(proposal.reports_back.prefetch_related("told_to__user"))
    for report in reports:
        for told in report.told_to.all():
            told.said_role = str(Role(told.role).label).lower()  # type: ignore[attr-defined]
    return reports


def find_told(actor: Actor, public_id: uuid.UUID) -> tuple[ReportBack, ToldTo | None]:
    """Return what was told to this person, or what this person may read anyway; else raise DoesNotExist."""
    around = ("proposal__trajectory", "proposal__municipality", "proposal__author")
    own = ReportBack.objects.filter(proposal__municipality_id=actor.municipality_id).select_related(*around)
    report = own.get(public_id=public_id)
    mine = report.told_to.filter(user_id=actor.user_id).first()
    if mine and mine.role == Role.COUNCIL_CLERK:
        if actor.has(Role.COUNCIL_CLERK):
            return report, mine
    elif rules.can_see_proposal(actor, report.proposal):
        points = report.proposal.points.all()
        if all(rules.can_see_point(actor, report.proposal, point) for point in points):
            return report, mine
    raise ReportBack.DoesNotExist


def to_read(actor: Actor) -> QuerySet[ToldTo]:
    """Return the outcomes told to this person here that they have not opened; of a proposal the last one only."""
    mine = ToldTo.objects.filter(user_id=actor.user_id, report_back__proposal__municipality_id=actor.municipality_id)
    newer = ToldTo.objects.filter(
        user_id=actor.user_id, report_back__proposal_id=OuterRef("report_back__proposal_id"),
        report_back__told_at__gt=OuterRef("report_back__told_at"),
    )  # fmt: skip
    held = Q(role=Role.COUNCIL_CLERK) if actor.has(Role.COUNCIL_CLERK) else Q(pk__in=[])
    if actor.is_inside:
        held |= ~Q(role=Role.COUNCIL_CLERK) & Q(report_back__proposal__in=Proposal.objects.visible_to(actor))
    unread = mine.filter(held, ~Exists(newer), seen_at__isnull=True)
    return unread.select_related("report_back__proposal__trajectory").order_by("report_back__told_at", "pk")


def to_tell(actor: Actor) -> QuerySet[Proposal]:
    """Return proposals of which something was decided or revised since the outcome was last told."""
    told = ReportBack.objects.filter(
        proposal_id=OuterRef("point__proposal_id"), told_at__gte=OuterRef("recorded_at")
    )  # fmt: skip
    new = Outcome.objects.filter(~Exists(told), is_current=True, point__proposal__municipality_id=actor.municipality_id)
    latest = Outcome.objects.filter(point__proposal_id=OuterRef("pk"), is_current=True).order_by("-recorded_at")
    rows = Proposal.objects.visible_to(actor).filter(pk__in=new.values("point__proposal_id"))
    rows = rows.annotate(decided_at=Subquery(latest.values("recorded_at")[:1]))
    return rows.select_related("trajectory").order_by("decided_at", "pk")
