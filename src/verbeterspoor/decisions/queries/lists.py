"""Reads of decision lists and of what is secret."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import DecidedBy, MeetingStatus, ProposalStatus
from verbeterspoor.decisions.models import (
    DecisionList,
    DecisionPoint,
    Letter,
    ListLine,
    Meeting,
    MeetingBody,
    Outcome,
    Proposal,
    Secrecy,
)
from verbeterspoor.organisations.rules import Actor


def _ordered(rows: QuerySet[Outcome]) -> list[Outcome]:
    """Return outcomes by the number on the agenda and of the point."""
    found = rows.select_related("point__proposal__trajectory", "meeting")

    def place(one: Outcome) -> tuple[list[int], int, int]:
        proposal = one.point.proposal
        return rules.agenda_place(proposal.agenda_number), proposal.pk, one.point.number

    return sorted(found, key=place)


def outcomes_in(meeting: Meeting) -> list[Outcome]:
    """Return the outcomes of a meeting in the order of its agenda; one that was revised is not of it any more."""
    return _ordered(Outcome.objects.filter(meeting=meeting, revised_date=None))


def outcomes_by_consent(body: MeetingBody, decided_date: date) -> list[Outcome]:
    """Return the outcomes of what was decided by consent on one day, without revised ones."""
    consent = {"decided_by": DecidedBy.CONSENT, "decided_date": decided_date, "revised_date": None}
    town = {"point__proposal__municipality_id": body.municipality_id}
    return _ordered(Outcome.objects.filter(meeting=None, **consent, **town))


def undecided_points(decision_list: DecisionList) -> list[str]:
    """Name the points of proposals in the meeting of a list that have no current outcome."""
    if decision_list.meeting_id is None:
        return []
    waiting = DecisionPoint.objects.filter(
        proposal__meeting_id=decision_list.meeting_id, proposal__status=ProposalStatus.SUBMITTED
    ).exclude(outcomes__is_current=True)
    return [f"{one.proposal.subject} ({one.number})" for one in waiting.select_related("proposal")]


def visible_lists(actor: Actor) -> QuerySet[DecisionList]:
    """Return the decision lists of the municipality for the town hall; nobody else reads them here."""
    own = DecisionList.objects.filter(municipality_id=actor.municipality_id)
    return own.select_related("body__municipality", "meeting") if actor.is_inside else own.none()


def list_lists(actor: Actor, today: date) -> QuerySet[DecisionList]:
    """Return the decision lists, the latest first, with how many lines each has, and how many are public today."""
    public = Q(lines__disclosure="public") | Q(lines__disclosure="later", lines__public_from__lte=today)
    counted = visible_lists(actor).annotate(number=Count("lines"), number_public=Count("lines", filter=public))
    return counted.order_by("-decided_date", "-pk")


def get_visible_list(actor: Actor, public_id: uuid.UUID) -> DecisionList:
    """Return a decision list this person may see, or raise DoesNotExist."""
    return visible_lists(actor).get(public_id=public_id)


@dataclass(frozen=True)
class ShownLine:
    """A line as one reader sees it; what a reader may not know has no title, text or explanation."""

    line: ListLine
    is_hidden: bool
    number: str


def lines_for(actor: Actor, decision_list: DecisionList) -> list[ShownLine]:
    """Return the lines of the internal list; whoever may not know one sees that there is a closed item."""
    keeps = actor.has(*rules.KEEPS_SECRETS)
    return [
        ShownLine(one, not rules.may_know(one, keeps_secrets=keeps, wrote=_wrote(actor, one)), one.number)
        for one in _lines(decision_list)
    ]


def _wrote(actor: Actor, line: ListLine) -> bool:
    return line.outcome.point.proposal.author_id == actor.user_id


def public_lines(decision_list: DecisionList, today: date) -> list[ShownLine]:
    """Return the lines of the public list on a day, numbered on, so that no gap tells what is left out."""
    shown = [one for one in _lines(decision_list) if rules.is_public(one, today)]
    return [ShownLine(one, False, str(number)) for number, one in enumerate(shown, 1)]


def _lines(decision_list: DecisionList) -> Sequence[ListLine]:
    return list(decision_list.lines.select_related("outcome__point__proposal", "secrecy"))


def meetings_without_list(actor: Actor, now: datetime) -> list[Meeting]:
    """Return the meetings with outcomes of which no list was made yet, the latest first."""
    rows = Meeting.objects.filter(
        body__municipality_id=actor.municipality_id,
        starts_at__lte=now,
        outcomes__revised_date=None,
        outcomes__isnull=False,
        lists=None,
    ).exclude(status=MeetingStatus.CANCELLED)
    return list(rows.select_related("body").distinct().order_by("-starts_at", "-id")[:10])


def consent_days_without_list(actor: Actor) -> list[date]:
    """Return the days on which something was decided by consent and of which no list was made yet, latest first."""
    listed = DecisionList.objects.filter(municipality_id=actor.municipality_id, meeting=None).values("decided_date")
    consent = Outcome.objects.filter(
        point__proposal__municipality_id=actor.municipality_id, decided_by=DecidedBy.CONSENT, meeting=None,
        revised_date=None,
    )  # fmt: skip
    days = consent.exclude(decided_date__in=listed).order_by("-decided_date").values_list("decided_date", flat=True)
    return list(days.distinct()[:10])


def visible_secrecies(actor: Actor) -> QuerySet[Secrecy]:
    """Return what is or was secret, for those who keep secrets."""
    own = Secrecy.objects.filter(municipality_id=actor.municipality_id).select_related("trajectory")
    return own.prefetch_related("given") if actor.has(*rules.KEEPS_SECRETS) else own.none()


def _visible_letters(actor: Actor) -> QuerySet[Any]:
    return Letter.objects.visible_to(actor).select_related("trajectory")


def _visible_proposals(actor: Actor) -> QuerySet[Any]:
    return Proposal.objects.visible_to(actor).select_related("trajectory")


def _visible_points(actor: Actor) -> QuerySet[Any]:
    mine = DecisionPoint.objects.filter(proposal__in=Proposal.objects.visible_to(actor))
    return mine.select_related("proposal__trajectory")


def _visible_lines(actor: Actor) -> QuerySet[Any]:
    mine = ListLine.objects.filter(decision_list__in=visible_lists(actor))
    return mine.select_related("outcome__point__proposal__trajectory", "decision_list")


SECRET_KINDS: dict[str, Callable[[Actor], QuerySet[Any]]] = {
    "voorstel": _visible_proposals, "punt": _visible_points, "brief": _visible_letters, "regel": _visible_lines,
}  # fmt: skip
"""What secrecy can be imposed on, by the word in the address."""


def secret_thing(actor: Actor, kind: str, public_id: uuid.UUID) -> Any:
    """Return a proposal, point, letter or line by its kind that this person may see, or None."""
    from_kind = SECRET_KINDS.get(kind)
    return from_kind(actor).filter(public_id=public_id).first() if from_kind else None
