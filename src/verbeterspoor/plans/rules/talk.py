"""Who comments on a draft plan and its actions, until when, and who answers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.steps import Step, check_step
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import CommentKind, PlanStatus, PlanStep, Refusal, TalkRefusal

from .steps import CONTRIBUTOR, EXECUTOR, PLAN_STEPS

ANSWERED_KINDS = frozenset({CommentKind.CONSULTATION, CommentKind.NOT_RIGHT})
"""Comments that the coordinator answers, with what was done with them."""


def check_consultation_step(
    name: PlanStep, status: str, held: Collection[str], *, until: date | None = None, today: date | None = None
) -> Step:
    """Let a coordinator ask for comments until a day to come, or end that."""
    found = check_step(
        PLAN_STEPS, name, status, held, who=Refusal.NOT_A_COORDINATOR.label, when=Refusal.STEP_NOT_NOW.label
    )
    if until and today and until < today:
        raise NotAllowed(TalkRefusal.UNTIL_PAST.label)
    return found


def check_can_comment(*, takes_part: bool, status: str, until: date | None, today: date) -> None:
    """Let whoever takes part comment while comments are asked, until the end of the day that was named."""
    if not takes_part:
        raise NotAllowed(TalkRefusal.TAKES_NO_PART.label)
    if status != PlanStatus.CONSULTATION:
        raise NotAllowed(TalkRefusal.NOT_ASKED.label)
    if until is not None and today > until:
        raise NotAllowed(TalkRefusal.TOO_LATE.label)


def check_can_object(held: Collection[str]) -> None:
    """Let only whose action or part it is say that this is not right."""
    if not {EXECUTOR, CONTRIBUTOR} & set(held):
        raise NotAllowed(Refusal.STEP_NOT_YOURS.label)


def check_can_answer(actor: Actor, municipality_id: int, comment: Any, words: str) -> None:
    """Let a coordinator answer a comment that waits, once, in words."""
    if actor.municipality_id != municipality_id or not actor.leads:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)
    if comment.kind not in ANSWERED_KINDS or comment.parent_id or comment.resolved_at:
        raise NotAllowed(Refusal.STEP_NOT_NOW.label)
    if not words.strip():
        raise NotAllowed(TalkRefusal.NEEDS_ANSWER.label)


def check_text(text: str) -> None:
    """Ask for words."""
    if not text.strip():
        raise NotAllowed(TalkRefusal.NEEDS_WORDS.label)


def check_all_answered(number: int) -> None:
    """Adopt a plan only when every comment of its consultation was answered."""
    if number:
        raise NotAllowed(TalkRefusal.COMMENTS_OPEN.label % {"number": number})
