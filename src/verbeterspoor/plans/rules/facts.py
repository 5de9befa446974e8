"""What an action must say, and what it still lacks (rule `one-owner`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.plans.choices import (
    ActionStatus,
    Gap,
    Refusal,
)
from verbeterspoor.supervision.choices import FindingKind


def check_action_facts(*, organisation: Any, unit: Any, start_date: date | None, due_date: date | None) -> None:
    """Refuse two owners, and a due date before the start."""
    if organisation is not None and unit is not None:
        raise NotAllowed(Refusal.ONE_OWNER.label)
    if start_date and due_date and due_date < start_date:
        raise NotAllowed(Refusal.DUE_BEFORE_START.label)


def check_part_facts(*, organisation: Any, unit: Any, start_date: date | None, due_date: date | None) -> None:
    """Ask exactly one organisation or unit for a part, and no due date before the action starts."""
    if (organisation is None) == (unit is None):
        raise NotAllowed(Refusal.ONE_CONTRIBUTOR.label)
    if start_date and due_date and due_date < start_date:
        raise NotAllowed(Refusal.PART_BEFORE_START.label)


def check_keeper(*, kind: str, organisation: Any, unit: Any) -> None:
    """Give only a good example a keeper, and exactly one."""
    if kind != FindingKind.GOOD_EXAMPLE:
        raise NotAllowed(Refusal.NOT_AN_EXAMPLE.label)
    if (organisation is None) == (unit is None):
        raise NotAllowed(Refusal.ONE_KEEPER.label)


def gaps(action: Any, *, serves_something: bool, parts: Iterable[Any] = ()) -> list[Gap]:
    """Return what an action lacks before its plan can be adopted; until then this is the to-do list.

    An action that lapsed lacks nothing any more: it is not going to be done.
    """
    if action.status == ActionStatus.LAPSED:
        return []
    present = {
        Gap.OWNER: action.organisation_id or action.unit_id,
        Gap.RESULT: action.result.strip(),
        Gap.EVIDENCE: action.evidence_agreed.strip(),
        Gap.START: action.start_date,
        Gap.DUE: action.due_date or action.is_ongoing,
        Gap.REVIEW: action.review_date or not action.is_ongoing,
        Gap.FINDING: serves_something,
        Gap.PART: not any(lacks_something(part, action) for part in parts),
    }
    return [gap for gap, value in present.items() if not value]


def lacks_something(part: Any, action: Any) -> bool:
    """Say whether a part lacks agreed evidence, or a deadline of its own when its action has an end."""
    return not part.evidence_agreed.strip() or not (part.due_date or action.is_ongoing)
