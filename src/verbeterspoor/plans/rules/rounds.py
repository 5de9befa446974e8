"""A round of progress: who may open and close it, whether a link still opens its form, and when people are reminded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import LinkState, PlanStatus, RoundRefusal, RoundStatus

from .steps import check_can_plan

DAYS_BEFORE, DAYS_AFTER, ESCALATE_AFTER = (14, 3), (1, 7, 14), 14
"""How a municipality reminds that did not choose otherwise."""
LATEST = 7
"""A step of the ladder that could not be told on its day is told up to so many days later."""


def check_can_open_round(
    actor: Actor, plan: Any, *, municipality_id: int, due_date: date, today: date, number_of_items: int
) -> None:
    """Let a coordinator ask about actions of an adopted plan, with a day to come."""
    check_can_plan(actor, municipality_id)
    if plan.status != PlanStatus.ADOPTED:
        raise NotAllowed(RoundRefusal.NOT_ADOPTED.label)
    if due_date < today:
        raise NotAllowed(RoundRefusal.DAY_PASSED.label)
    if not number_of_items:
        raise NotAllowed(RoundRefusal.NOBODY_ASKED.label)


def check_round_open(status: str) -> None:
    """Refuse what only an open round takes."""
    if status != RoundStatus.OPEN:
        raise NotAllowed(RoundRefusal.CLOSED.label)


def closes_after(due_date: date, days_after: Iterable[int]) -> date:
    """Return the last day of a round: so long as people are still reminded after the day, a late answer counts."""
    return due_date + timedelta(days=max(days_after, default=0))


def link_state(link: Any, *, has_role: bool, mails_links: bool, now: datetime) -> LinkState:
    """Say whether a link still opens its form, and otherwise why not (rule `mail-links`)."""
    if link is None:
        return LinkState.UNKNOWN
    if link.revoked_at is not None:
        return LinkState.REVOKED
    if not mails_links:
        return LinkState.SWITCHED_OFF
    if not has_role:
        return LinkState.ROLE_ENDED
    if link.round.status != RoundStatus.OPEN:
        return LinkState.CLOSED
    return LinkState.EXPIRED if link.expires_at <= now else LinkState.OPEN


def rung(due: date, *, today: date, before: Iterable[int], after: Iterable[int]) -> int | None:
    """Return the step of the ladder that is due, in days from the due day (before it is negative), or None.

    That is the last step that has come, so that a worker that stood still never tells two steps at once.
    """
    days = (today - due).days
    steps = sorted({-step for step in before} | set(after))
    come = [step for step in steps if step <= days]
    return come[-1] if come and days <= steps[-1] + LATEST else None


def escalation(due: date, *, today: date, after_days: int) -> int:
    """Return who must hear that it is late: 0 nobody yet, 1 the coordinator, 2 also the manager."""
    days = (today - due).days
    return 0 if after_days < 1 or days < after_days else min(days // after_days, 2)
