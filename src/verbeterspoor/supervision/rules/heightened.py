"""Heightened supervision: half-open periods that never overlap, each imposed, extended and lifted by a dated act."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.steps import Step, check_step, open_steps, step
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import LiftedBecause, PeriodRefusal, PeriodStatus, PeriodStep

from .registering import COORDINATOR

Period = tuple[date, date | None]
"""First day, and the first day on which it no longer holds; without it nobody knows yet when it ends."""

PERIOD_STEPS = (
    step(PeriodStep.EXTEND, [PeriodStatus.RUNNING], PeriodStatus.RUNNING, [COORDINATOR]),
    step(PeriodStep.LIFT, [PeriodStatus.RUNNING], PeriodStatus.LIFTED, [COORDINATOR]),
)
"""The life of heightened supervision after it was imposed, as far as the town registers it."""

PERIOD_OWNERS = {PeriodStatus.RUNNING: "body", PeriodStatus.LIFTED: "nobody"}
"""Whose turn it is: the body lifts or extends, until it is lifted."""


def overlaps(one: Period, other: Period) -> bool:
    """Say whether two half-open periods share a day: the day one ends the other may begin."""
    (start, end), (other_start, other_end) = one, other
    return (other_end is None or start < other_end) and (end is None or other_start < end)


def check_no_overlap(period: Period, others: Iterable[Period]) -> None:
    """Refuse a second heightened supervision of the same subject by the same body in the same days."""
    if any(overlaps(period, other) for other in others):
        raise NotAllowed(PeriodRefusal.OVERLAP.label)


def period_relations(actor: Actor, municipality_id: int) -> set[str]:
    """Say as what a person stands to heightened supervision."""
    return {COORDINATOR} if actor.leads and actor.municipality_id == municipality_id else set()


def check_period_step(name: str, status: str, relations: Collection[str]) -> Step:
    """Return the step if it may be registered now, or refuse with the reason."""
    return check_step(
        PERIOD_STEPS, name, status, relations, who=PeriodRefusal.NOT_YOURS.label, when=PeriodRefusal.NOT_NOW.label
    )


def open_period_steps(status: str, relations: Collection[str]) -> list[Step]:
    """List what this person can register about heightened supervision now."""
    return open_steps(PERIOD_STEPS, status, relations)


def check_act(*, acted_date: date, reason: str, source: str, former_date: date | None, today: date) -> None:
    """Ask of every act its reason, its source and a day that has been, not before the former act."""
    if not reason.strip():
        raise NotAllowed(PeriodRefusal.NEEDS_REASON.label)
    if not source.strip():
        raise NotAllowed(PeriodRefusal.NEEDS_SOURCE.label)
    if acted_date > today:
        raise NotAllowed(PeriodRefusal.IN_THE_FUTURE.label)
    if former_date and acted_date < former_date:
        raise NotAllowed(PeriodRefusal.BEFORE_FORMER.label)


def check_until(*, start_date: date, until_date: date | None) -> None:
    """Let a period end after it begins; without an end day it holds until it is lifted."""
    if until_date is not None and until_date <= start_date:
        raise NotAllowed(PeriodRefusal.UNTIL_AFTER_START.label)


def check_longer(*, until_date: date | None, new_until_date: date) -> None:
    """Let an extension only make a period longer."""
    if until_date is None:
        raise NotAllowed(PeriodRefusal.HAS_NO_END.label)
    if new_until_date <= until_date:
        raise NotAllowed(PeriodRefusal.NOT_LONGER.label)


def check_lift(*, because: str, escalated_to: str) -> None:
    """Ask to whom it was escalated when the causes lie outside own influence (rule `outside-influence`)."""
    if because == LiftedBecause.OUTSIDE_INFLUENCE and not escalated_to.strip():
        raise NotAllowed(PeriodRefusal.NEEDS_ADDRESSEE.label)


def has_run_out(*, status: str, until_date: date | None, today: date) -> bool:
    """Say whether the day has come on which it no longer holds, and nobody registered how it went on."""
    return status == PeriodStatus.RUNNING and until_date is not None and until_date <= today


def can_see_period(
    actor: Actor,
    *,
    municipality_id: int,
    is_party: bool,
    body_ids: Collection[int],
    subject_organisation_id: int | None,
    subject_unit_id: int | None,
) -> bool:
    """Say whether a person sees heightened supervision: the town hall, the body, and whom it is about."""
    if municipality_id != actor.municipality_id:
        return False
    if actor.is_inside:
        return True
    theirs = bool(actor.organisation_ids & set(body_ids))
    about = subject_organisation_id in actor.organisation_ids or subject_unit_id in actor.unit_ids
    return actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR) and is_party and (theirs or about)
