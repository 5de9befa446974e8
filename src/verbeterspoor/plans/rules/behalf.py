"""What a party said elsewhere counts as theirs and stays marked; they say whether it is right (rule `on-behalf`)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.plans.choices import BehalfRefusal, CopyStatus

from .steps import COORDINATOR, EXECUTOR


def check_can_register(held: Collection[str], *, source: str, source_date: date | None, today: date) -> None:
    """Let a coordinator register what a party said, with where and on which day."""
    if COORDINATOR not in held:
        raise NotAllowed(BehalfRefusal.NOT_A_COORDINATOR.label)
    if not source or source_date is None:
        raise NotAllowed(BehalfRefusal.NEEDS_SOURCE.label)
    if source_date > today:
        raise NotAllowed(BehalfRefusal.SAID_IN_FUTURE.label)


def check_can_answer_copy(report: Any, held: Collection[str], *, is_right: bool, answer: str) -> None:
    """Let only the party itself say whether what was registered for it is right, once, with a reason when not."""
    if not report.on_behalf or EXECUTOR not in held:
        raise NotAllowed(BehalfRefusal.NOT_THEIRS.label)
    if report.copy_status in {CopyStatus.CONFIRMED, CopyStatus.DISPUTED}:
        raise NotAllowed(BehalfRefusal.ANSWERED_ALREADY.label)
    if not is_right and not answer.strip():
        raise NotAllowed(BehalfRefusal.NEEDS_REASON.label)


def check_not_disputed(report: Any) -> None:
    """Never accept what the party itself says is not right."""
    if report.copy_status == CopyStatus.DISPUTED:
        raise NotAllowed(BehalfRefusal.DISPUTED.label)
