"""Reads of the council's items and of what the council did with letters."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import CouncilItemState, FollowUp, LetterStatus, ProposalStatus
from verbeterspoor.decisions.models import CouncilItem, Letter, Proposal, Treatment
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import TermKind, TermStatus
from verbeterspoor.supervision.models import Term
from verbeterspoor.trajectories.models import Trajectory


def visible_items(actor: Actor) -> QuerySet[CouncilItem]:
    """Return the items of the council that are linked here, for its clerk and for the town hall."""
    own = CouncilItem.objects.filter(municipality_id=actor.municipality_id)
    if not rules.sees_council(actor):
        return own.none()
    return own.select_related("trajectory", "finding", "term", "letter", "settled_by")


def search_items(actor: Actor, *, words: str = "", kind: str = "", state: str = "") -> QuerySet[CouncilItem]:
    """Return the items that were asked for; open ones first, then by the day they must be settled."""
    found = visible_items(actor)
    found = found.filter(kind=kind) if kind else found
    found = found.filter(state=state) if state else found
    for word in words.split():
        found = found.filter(Q(text__icontains=word) | Q(number__icontains=word) | Q(made_by__icontains=word))
    is_open = Q(state__in=[CouncilItemState.OPEN, CouncilItemState.ANSWERED])
    return found.annotate(waits=is_open).order_by("-waits", F("due_date").asc(nulls_last=True), "-made_date", "id")


def get_visible_item(actor: Actor, public_id: uuid.UUID) -> CouncilItem:
    """Return an item this person may see, or raise DoesNotExist."""
    return visible_items(actor).get(public_id=public_id)


def promises_to_link(actor: Actor) -> list[Term]:
    """Return promises that were taken over from documents and stand on no list of the council yet."""
    if not actor.is_inside:
        return []
    linked = CouncilItem.objects.filter(term__isnull=False).values("term_id")
    promised = Term.objects.visible_to(actor).filter(kind=TermKind.COMMITMENT, status=TermStatus.OPEN)
    return list(promised.exclude(pk__in=linked).select_related("trajectory")[:25])


def letters_at_the_council(actor: Actor) -> QuerySet[Letter]:
    """Return the letters that were handed over, as far as this person may see them."""
    return Letter.objects.visible_to(actor).filter(status=LetterStatus.HANDED_OVER)


def letters_without_treatment(actor: Actor) -> list[Letter]:
    """Return the letters of which the council's clerk did not register yet what the council did."""
    return list(letters_at_the_council(actor).filter(treatments=None).order_by("handed_over_at", "id")[:25])


def treatments_of(letter: Letter) -> list[Treatment]:
    """Return what the council did with a letter, in order of time."""
    return list(letter.treatments.all())


def treatments_on_trails(trajectory_ids: Iterable[int]) -> QuerySet[Treatment]:
    """Return what the council did with the letters of these trajectories."""
    return Treatment.objects.filter(letter__trajectory_id__in=list(trajectory_ids)).select_related("letter__trajectory")


def items_to_come(actor: Actor, today: date, days: int = 60) -> list[CouncilItem]:
    """Return the open items that must be settled within some weeks, and those that are late."""
    waiting = visible_items(actor).filter(state=CouncilItemState.OPEN, due_date__lte=today + timedelta(days=days))
    return list(waiting.order_by("due_date", "id")[:25])


@dataclass(frozen=True)
class AgendaLine:
    """A line that is ready for the council's agenda of what is to come (termijnagenda)."""

    day: date | None
    subject: str
    what: str
    who: str


def agenda_lines(actor: Actor) -> list[AgendaLine]:
    """Return what is expected to come to the council: proposals that lead to a paper, and open items.

    Only what may be known there: a secret proposal is left out (rule `dual-wall`), and the clerk sees no proposal.
    """
    lines = [
        AgendaLine(item.due_date, item.text, str(item.get_kind_display()), item.made_by)
        for item in visible_items(actor).filter(state=CouncilItemState.OPEN)
    ]
    coming = Proposal.objects.visible_to(actor).filter(
        status__in=[ProposalStatus.DRAFT, ProposalStatus.SUBMITTED], disclosure="public"
    )
    for proposal in coming.exclude(follow_up=FollowUp.NONE).select_related("portfolio_holder", "meeting"):
        holder = proposal.portfolio_holder.name if proposal.portfolio_holder else ""
        lines.append(AgendaLine(proposal.latest_date, proposal.subject, str(proposal.get_follow_up_display()), holder))
    return sorted(lines, key=lambda one: (one.day is None, one.day or date.max, one.subject))


def trajectories_of(actor: Actor) -> QuerySet[Trajectory]:
    """Return the trajectories an item can be about, for this person."""
    return Trajectory.objects.visible_to(actor)
