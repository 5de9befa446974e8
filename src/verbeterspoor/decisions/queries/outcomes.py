"""Reads of outcomes: the current one per point, earlier ones, and what still waits for an outcome."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import FINAL, MeetingBodyKind, MeetingStatus, OutcomeKind, ProposalStatus
from verbeterspoor.decisions.models import DecisionPoint, Meeting, Outcome, Proposal
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.organisations.rules import Actor

LATEST = 12
"""So many meetings that were held can be chosen."""


@dataclass
class PointOutcomes:
    """A point with what holds now and what was decided before, as far as this person may read it."""

    point: DecisionPoint
    is_readable: bool
    current: Outcome | None = None
    earlier: list[Outcome] = field(default_factory=list)

    @property
    def is_locked(self) -> bool:
        """Say whether only a revision changes this point."""
        return self.current is not None and self.current.kind in FINAL


def current_outcomes(points: Iterable[DecisionPoint]) -> dict[int, Outcome]:
    """Return what holds now per point, by the key of the point; a point without an outcome is left out."""
    rows = Outcome.objects.filter(point__in=list(points), is_current=True)
    return {outcome.point_id: outcome for outcome in rows.select_related("meeting__body", "quote__file")}


def outcomes_of(actor: Actor, proposal: Proposal) -> list[PointOutcomes]:
    """Return the points of a proposal with their outcomes; of a secret point only that it is there."""
    found = defaultdict(list)
    for outcome in Outcome.objects.filter(point__proposal=proposal).select_related("meeting__body", "quote__file"):
        found[outcome.point_id].append(outcome)
    lines = []
    for point in proposal.points.order_by("number"):
        line = PointOutcomes(point, rules.can_see_point(actor, proposal, point))
        line.current = next((one for one in found[point.pk] if one.is_current), None)
        line.earlier = [one for one in found[point.pk] if not one.is_current]
        lines.append(line)
    return lines


def get_visible_point(actor: Actor, public_id: uuid.UUID) -> DecisionPoint:
    """Return a point of a proposal this person may see, or raise DoesNotExist."""
    seen = DecisionPoint.objects.filter(proposal__in=Proposal.objects.visible_to(actor))
    around = ("proposal__trajectory", "proposal__municipality", "proposal__author", "proposal__meeting__body")
    return seen.select_related(*around).get(public_id=public_id)


def meetings_held(proposal: Proposal, now: datetime) -> list[Meeting]:
    """Return the meetings in which this may have been decided, the likeliest first: the planned one, then the latest.

    The planned one may be of any body; of the others those of the executive. None is cancelled or still to come.
    """
    rows = Meeting.objects.filter(body__municipality_id=proposal.municipality_id, starts_at__lte=now)
    rows = rows.exclude(status=MeetingStatus.CANCELLED).select_related("body")
    executive = rows.filter(body__kind=MeetingBodyKind.EXECUTIVE).order_by("-starts_at", "-id")[:LATEST]
    planned = list(rows.filter(pk=proposal.meeting_id)) if proposal.meeting_id else []
    return planned + [one for one in executive if one not in planned]


def open_points(proposal: Proposal) -> list[DecisionPoint]:
    """Return the points that wait for an outcome: none yet, or held."""
    locked = Outcome.objects.filter(point_id=OuterRef("pk"), is_current=True, kind__in=FINAL)
    return list(proposal.points.filter(~Exists(locked)).order_by("number"))


def waiting_for_outcome(actor: Actor, now: datetime) -> QuerySet[Proposal]:
    """Return submitted proposals whose meeting was, or that are in none, with a point that waits for an outcome now.

    A point held until a day to come does not wait.
    """
    rows = Proposal.objects.visible_to(actor).filter(status=ProposalStatus.SUBMITTED)
    rows = rows.filter(Q(meeting__isnull=True) | Q(meeting__starts_at__lte=now))
    later = Outcome.objects.filter(point_id=OuterRef("pk"), is_current=True).exclude(
        kind=OutcomeKind.HELD, held_until__lte=day_of(now)
    )
    waits = DecisionPoint.objects.filter(proposal_id=OuterRef("pk")).filter(~Exists(later))
    return rows.filter(Exists(waits)).select_related("trajectory", "meeting__body").order_by("meeting__starts_at", "pk")


def held_points(actor: Actor) -> QuerySet[Outcome]:
    """Return the points of this person's own proposals that are held now, soonest back first."""
    mine = Proposal.objects.visible_to(actor).filter(author_id=actor.user_id, status=ProposalStatus.SUBMITTED)
    held = Outcome.objects.filter(point__proposal__in=mine, is_current=True, kind=OutcomeKind.HELD)
    return held.select_related("point__proposal__trajectory").order_by("held_until", "pk")
