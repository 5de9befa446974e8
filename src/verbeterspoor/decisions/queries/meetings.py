"""Reads of bodies and meetings."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import MeetingBodyKind, MeetingStatus
from verbeterspoor.decisions.models import Meeting, MeetingBody, Proposal
from verbeterspoor.organisations.rules import Actor

AHEAD = 30
"""So many coming meetings of a body are looked at to say which still can."""


def bodies_of(municipality_id: int) -> QuerySet[MeetingBody]:
    """Return the bodies of a municipality that meet, the executive first."""
    return MeetingBody.objects.filter(municipality_id=municipality_id).order_by("-kind", "name", "id")


def executive_of(municipality_id: int) -> MeetingBody | None:
    """Return the body that decides on proposals, or None when it is not registered yet."""
    return MeetingBody.objects.filter(municipality_id=municipality_id, kind=MeetingBodyKind.EXECUTIVE).first()


def visible_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Return the meetings of the municipality; the clerk sees those of council and committees (rule `dual-wall`)."""
    own = Meeting.objects.filter(body__municipality_id=actor.municipality_id).select_related("body__municipality")
    if actor.is_inside or rules.keeps_meetings(actor):
        return own
    if rules.is_clerk(actor):
        return own.filter(body__kind__in=[MeetingBodyKind.COUNCIL, MeetingBodyKind.COMMITTEE])
    return own.none()


def list_meetings(
    actor: Actor, *, now: datetime, past: bool = False, body: MeetingBody | None = None
) -> QuerySet[Meeting]:
    """Return meetings to come (soonest first) or past (latest first), each with its number of proposals."""
    rows = visible_meetings(actor).annotate(number_of_items=Count("proposals"))
    if body is not None:
        rows = rows.filter(body=body)
    over = Q(starts_at__lt=now)
    return rows.filter(over).order_by("-starts_at", "-id") if past else rows.exclude(over).order_by("starts_at", "id")


def get_visible_meeting(actor: Actor, public_id: uuid.UUID) -> Meeting:
    """Return a meeting this person may see, or raise DoesNotExist."""
    return visible_meetings(actor).get(public_id=public_id)


def items_of(actor: Actor, meeting: Meeting) -> list[Proposal]:
    """Return the proposals planned in a meeting that this person may see, by their number on the agenda."""
    rows = Proposal.objects.visible_to(actor).filter(meeting=meeting).select_related("author", "trajectory")
    return sorted(rows, key=lambda one: (rules.agenda_place(one.agenda_number), one.pk))


def coming_meetings(municipality_id: int, now: datetime) -> list[Meeting]:
    """Return the meetings of the executive that have not begun, soonest first."""
    rows = Meeting.objects.filter(
        body__municipality_id=municipality_id, body__kind=MeetingBodyKind.EXECUTIVE, starts_at__gt=now,
        status=MeetingStatus.PLANNED,
    )  # fmt: skip
    return list(rows.select_related("body").order_by("starts_at", "id")[:AHEAD])


def reach_of(proposal: Proposal, now: datetime) -> rules.Reached:
    """Say whether a proposal makes its latest handling date, and which meeting still can (`latest-handling-date`)."""
    coming = coming_meetings(proposal.municipality_id, now)
    return rules.reach_of(
        latest=proposal.latest_date, publication_at=proposal.publication_at, chosen=proposal.meeting,
        is_submitted=proposal.submitted_at is not None, meetings=coming, now=now,
    )  # fmt: skip
