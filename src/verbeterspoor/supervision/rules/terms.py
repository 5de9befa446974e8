"""The life of a term: one table of steps, who sees it, and how days are counted."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection
from datetime import date, timedelta

from verbeterspoor.foundation import dates
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.steps import Step, check_step, open_steps, step
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import Refusal, TermRefusal, TermStatus, TermStep, TermUnit

from .registering import COORDINATOR

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
    if unit == TermUnit.WORKING_DAY:
        return after_working_days(anchor, amount)
    if unit == TermUnit.WEEK:
        return anchor + timedelta(weeks=amount)
    months = anchor.month - 1 + amount * (12 if unit == TermUnit.YEAR else 1)
    year, month = anchor.year + months // 12, months % 12 + 1
    return date(year, month, min(anchor.day, calendar.monthrange(year, month)[1]))


def after_working_days(anchor: date, amount: int) -> date:
    """Return the day that so many working days after another: weekends and public holidays do not count."""
    day = anchor
    for _counted in range(amount):
        day = dates.first_working_day_on_or_after(day + timedelta(days=1))
    return day


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


def check_can_choose_day(*, amount: int | None, anchor_date: date | None) -> None:
    """Let the day that a relative term counts from be chosen once: after that only an act moves it (`term-acts`)."""
    if amount is None:
        raise NotAllowed(Refusal.NOT_RELATIVE.label)
    if anchor_date is not None:
        raise NotAllowed(TermRefusal.DAY_CHOSEN.label)


def check_can_extend(*, status: str, last_day: date | None) -> date:
    """Return the last day of a term that can be moved; a closed one, or one without a day, cannot."""
    if status != TermStatus.OPEN:
        raise NotAllowed(TermRefusal.NOT_OPEN.label)
    if last_day is None:
        raise NotAllowed(TermRefusal.NO_DAY.label)
    return last_day


def check_extension(
    *, last_day: date, new_date: date, decided_date: date, former_decided: date | None, reason: str, today: date
) -> None:
    """Ask a reason and days in order: decided today or earlier, to a day after the present one (rule `term-acts`)."""
    if not reason.strip():
        raise NotAllowed(TermRefusal.NEEDS_REASON.label)
    if decided_date > today:
        raise NotAllowed(TermRefusal.IN_THE_FUTURE.label)
    if new_date <= last_day:
        raise NotAllowed(TermRefusal.NOT_LATER.label)
    if former_decided and decided_date < former_decided:
        raise NotAllowed(TermRefusal.BEFORE_FORMER.label)


def check_interim_notice(
    *,
    last_day: date,
    decided_date: date,
    notice_date: date | None,
    notice_to: str,
    admits_it_ended: bool,
    today: date,
) -> bool:
    """Return whether the term is moved after it ended; in time it takes an interim notice (rule `term-acts`)."""
    if notice_date and notice_date > today:
        raise NotAllowed(TermRefusal.IN_THE_FUTURE.label)
    if decided_date > last_day:
        if not admits_it_ended:
            raise NotAllowed(TermRefusal.AFTER_THE_END.label)
        return True
    if not notice_date or not notice_to.strip():
        raise NotAllowed(TermRefusal.NEEDS_NOTICE.label)
    if notice_date > last_day:
        raise NotAllowed(TermRefusal.NOTICE_TOO_LATE.label)
    return False
