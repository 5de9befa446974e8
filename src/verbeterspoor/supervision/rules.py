"""Who may register, judge and see what was found, and the life of a term: pure functions and one table of steps."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection
from datetime import date, timedelta

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.steps import Step, check_step, open_steps, step
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

from .choices import Refusal, TermStatus, TermStep, TermUnit

COORDINATOR = "coordinator"

TERM_STEPS = (
    step(TermStep.MEET, [TermStatus.OPEN], TermStatus.MET, [COORDINATOR]),
    step(TermStep.LAPSE, [TermStatus.OPEN], TermStatus.LAPSED, [COORDINATOR]),
    step(TermStep.REOPEN, [TermStatus.MET, TermStatus.LAPSED], TermStatus.OPEN, [COORDINATOR]),
)
"""The life of a term: check, buttons, test matrix and diagram all come from this table."""

TERM_OWNERS = {TermStatus.OPEN: "owner", TermStatus.MET: "nobody", TermStatus.LAPSED: "nobody"}
"""Whose turn it is with a term, one per status: the body or unit that must do it, until it is closed."""

TERM_STEPS_WITH_REASON = frozenset({TermStep.LAPSE, TermStep.REOPEN})
"""Steps that nobody understands later without a reason."""


def check_can_register(actor: Actor, municipality_id: int) -> None:
    """Let only a coordinator of the municipality register what was found and what was promised."""
    if actor.municipality_id != municipality_id or not actor.leads:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)


def check_has_text(text: str) -> None:
    """Refuse an empty text."""
    if not text.strip():
        raise NotAllowed(Refusal.NO_TEXT.label)


def check_parent(*, report_id: int, parent_report_id: int | None) -> None:
    """Keep a tree of findings within one report (rule `finding-tree`)."""
    if parent_report_id is not None and parent_report_id != report_id:
        raise NotAllowed(Refusal.OTHER_REPORT.label)


def check_can_judge(
    actor: Actor,
    *,
    municipality_id: int,
    body_id: int,
    investigating_ids: Collection[int],
    on_behalf: bool,
    source: str,
) -> None:
    """Let only the body that investigated judge, by its own inspector or registered for it with a source.

    This is the finding's part of `done-accepted-proven` and the rule `on-behalf`: the executor and the coordinator
    never judge in their own name.
    """
    if actor.municipality_id != municipality_id:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)
    if body_id not in investigating_ids:
        raise NotAllowed(Refusal.NOT_THE_BODY.label)
    if on_behalf:
        if not actor.leads:
            raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)
        if not source.strip():
            raise NotAllowed(Refusal.NO_SOURCE.label)
    elif not (actor.has(Role.INSPECTOR, Role.AUDITOR) and body_id in actor.organisation_ids):
        raise NotAllowed(Refusal.NOT_YOUR_BODY.label)


def check_judgement(*, explanation: str, judged_date: date, today: date) -> None:
    """Ask an explanation, and a day that has been."""
    if not explanation.strip():
        raise NotAllowed(Refusal.NO_EXPLANATION.label)
    if judged_date > today:
        raise NotAllowed(Refusal.IN_THE_FUTURE.label)


def can_judge(actor: Actor, *, municipality_id: int, investigating_ids: Collection[int]) -> bool:
    """Say whether this person can register a judgement at all: for the own body, or on behalf of one."""
    if actor.municipality_id != municipality_id or not investigating_ids:
        return False
    own = actor.has(Role.INSPECTOR, Role.AUDITOR) and actor.organisation_ids & set(investigating_ids)
    return bool(actor.leads or own)


def can_see_finding(
    actor: Actor, *, municipality_id: int, is_party: bool, investigating_ids: Collection[int], is_shared: bool
) -> bool:
    """Say whether a person sees a finding: the town hall, the body that made it, and who got the report.

    A partner reads the findings that its own actions serve on the page of that action.
    """
    if municipality_id != actor.municipality_id:
        return False
    if actor.is_inside:
        return True
    if not is_party or not actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR):
        return False
    own = actor.has(Role.INSPECTOR, Role.AUDITOR) and actor.organisation_ids & set(investigating_ids)
    return bool(own or is_shared)


def can_see_term(
    actor: Actor, *, municipality_id: int, is_party: bool, owner_organisation_id: int | None, owner_unit_id: int | None
) -> bool:
    """Say whether a person sees a term: the town hall all, a party only its own."""
    if municipality_id != actor.municipality_id:
        return False
    if actor.is_inside:
        return True
    own = owner_organisation_id in actor.organisation_ids or owner_unit_id in actor.unit_ids
    return actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR) and is_party and own


def check_term_times(
    *, start_date: date | None, end_date: date | None, has_moment: bool, amount: int | None, unit: str
) -> None:
    """Refuse a term without any time, or with its days in the wrong order."""
    if start_date and end_date and end_date < start_date:
        raise NotAllowed(Refusal.DATES_IN_ORDER.label)
    if (amount is None) != (unit == ""):
        raise NotAllowed(Refusal.AMOUNT_HAS_UNIT.label)
    if not (start_date or end_date or has_moment or amount):
        raise NotAllowed(Refusal.NO_TIME.label)


def counted_from(anchor: date, amount: int, unit: str) -> date:
    """Return the last day of a term that counts from another; a month later is the same day or the month's last."""
    if unit == TermUnit.DAY:
        return anchor + timedelta(days=amount)
    if unit == TermUnit.WEEK:
        return anchor + timedelta(weeks=amount)
    months = anchor.month - 1 + amount * (12 if unit == TermUnit.YEAR else 1)
    year, month = anchor.year + months // 12, months % 12 + 1
    return date(year, month, min(anchor.day, calendar.monthrange(year, month)[1]))


def term_relations(actor: Actor, municipality_id: int) -> set[str]:
    """Say as what a person stands to a term."""
    return {COORDINATOR} if actor.leads and actor.municipality_id == municipality_id else set()


def check_term_step(name: str, status: str, relations: Collection[str], *, note: str) -> Step:
    """Return the step if it may be taken now, or refuse with the reason."""
    found = check_step(
        TERM_STEPS, name, status, relations, who=Refusal.STEP_NOT_YOURS.label, when=Refusal.STEP_NOT_NOW.label
    )
    if name in TERM_STEPS_WITH_REASON and not note.strip():
        raise NotAllowed(Refusal.STEP_NEEDS_REASON.label)
    return found


def open_term_steps(status: str, relations: Collection[str]) -> list[Step]:
    """List the steps this person can take with a term now."""
    return open_steps(TERM_STEPS, status, relations)


def said_as_before(said: str, end_date: date | None) -> bool:
    """Say whether the source spoke of "before" the day after the last day: before 1 March, so 29 February."""
    if end_date is None:
        return False
    next_day = (end_date + timedelta(days=1)).day
    return bool(re.search(rf"\b(?:v[oó][oó]r|before)\s+(?:the\s+)?{next_day}\b", said, re.IGNORECASE))


def is_late(*, status: str, end_date: date | None, today: date) -> bool:
    """Say whether a term is past its last day and still open."""
    return status == TermStatus.OPEN and end_date is not None and end_date < today
