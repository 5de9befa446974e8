"""A steering meeting: who keeps it, and what never changes after it was closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import Refusal

from .steering import check_can_steer


def check_can_meet(actor: Actor, plan: Any, municipality_id: int) -> None:
    """Let whoever leads keep meetings about an adopted plan."""
    check_can_steer(actor, municipality_id, plan.status)


def check_meeting(meeting: Any, *, held_date: date, today: date) -> None:
    """Leave the minutes of a closed meeting as they are, and refuse to close one that is still to come."""
    check_meeting_is_open(meeting)
    if held_date > today:
        raise NotAllowed(Refusal.MEETING_TO_COME.label)


def check_meeting_is_open(meeting: Any) -> None:
    """Refuse a change of a closed meeting: its facts and decisions stand as they were shown."""
    if meeting.closed_at is not None:
        raise NotAllowed(Refusal.MEETING_CLOSED.label)


def check_not_worked_out(decision: Any) -> None:
    """Let a decision become one thing, once."""
    if decision.adjustment_id or decision.action_id or decision.term_id:
        raise NotAllowed(Refusal.WORKED_OUT_ALREADY.label)
