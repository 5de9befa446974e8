"""Late, not heard of and at risk: computed from facts (rule `computed-signals`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from verbeterspoor.foundation.dates import local_day
from verbeterspoor.plans.choices import (
    ActionStatus,
    PlanStatus,
    Progress,
    Signal,
)

from .waiting import held_up


@dataclass(frozen=True)
class Sign:
    """A computed signal with the facts that its sentence tells."""

    signal: Signal
    days: int
    until: date | None = None
    interval: int = 0
    by: str = ""
    title: str = ""


def signals(action: Any, *, today: date) -> list[Sign]:
    """Compute late, not heard of and at risk from facts (rule `computed-signals`); only an open action has them.

    Late: past its due date. Not heard of: no report for longer than agreed, counted from the last report, or from the
    start, or from the day of adoption when that is later: before it, nobody was asked anything.
    At risk: not late yet, but expected after the due date, or the executor cannot go on, or something it cannot be
    finished without is late: an action it waits for, a milestone, a part of a contributing partner.
    """
    if action.status != ActionStatus.OPEN or action.plan_status != PlanStatus.ADOPTED:
        return []
    found = []
    is_late = action.due_date is not None and action.due_date < today
    if is_late:
        found.append(Sign(Signal.LATE, (today - action.due_date).days, action.due_date))
    heard = heard_since(
        start_date=action.start_date, adopted_date=action.plan_adopted_date, last_report_at=action.last_report_at
    )
    if heard is not None and action.report_due_date is not None and action.report_due_date < today:
        found.append(Sign(Signal.SILENT, (today - heard).days, heard, (action.report_due_date - heard).days))
    if not is_late and is_expected_late(action):
        over = (action.forecast_date - action.due_date).days if _both_dates(action) else 0
        found.append(Sign(Signal.AT_RISK, max(over, 0), action.forecast_date))
    if not is_late:
        found += [Sign(Signal.AT_RISK, one.days, by=one.by, title=one.title) for one in held_up(action, today=today)]
    return found


def _both_dates(action: Any) -> bool:
    return action.forecast_date is not None and action.due_date is not None


def heard_since(*, start_date: date | None, adopted_date: date | None, last_report_at: datetime | None) -> date | None:
    """Return the day of the last report; without one, the day since which a report could be expected."""
    if last_report_at:
        return local_day(last_report_at)
    return max(start_date, adopted_date) if start_date and adopted_date else start_date


def report_due_date(heard: date | None, *, interval_days: int | None, usual_interval_days: int) -> date | None:
    """Return the day by which the next report is expected: so many days after the day of `heard_since`."""
    return heard + timedelta(days=interval_days or usual_interval_days) if heard else None


def is_expected_late(action: Any) -> bool:
    """Say whether the executor expects to be ready after the due date, or cannot go on."""
    too_late = _both_dates(action) and action.forecast_date > action.due_date
    return bool(too_late or action.last_progress == Progress.STUCK)
