"""Close a trajectory, open it again, and say how long it is kept (rule `case-system`)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories import rules
from verbeterspoor.trajectories.choices import CaseRefusal, SelectionCategory
from verbeterspoor.trajectories.models import Retention, Trajectory

from .registering import record


@transaction.atomic
def close_trajectory(*, trajectory: Trajectory, day: date, note: str, by: Actor, now: datetime) -> Trajectory:
    """Close a trajectory: from that day counts how long it is kept. Nothing in it changes or disappears."""
    rules.check_can_lead(by, trajectory.municipality_id)
    rules.check_close(trajectory, day=day, note=note, today=day_of(now))
    open_one = Trajectory.objects.filter(pk=trajectory.pk, closed_date__isnull=True)
    if not open_one.update(closed_date=day, closed_note=note.strip(), version=F("version") + 1):
        raise Conflict(CaseRefusal.CLOSED_ALREADY.label)
    trajectory.refresh_from_db()
    _count_again(trajectory)
    record("trajectory.closed", trajectory, by, now, {"day": day.isoformat()}, {"note": note.strip()})
    return trajectory


@transaction.atomic
def reopen_trajectory(*, trajectory: Trajectory, by: Actor, now: datetime) -> Trajectory:
    """Open a closed trajectory again; how long it is kept counts anew from its next closing."""
    rules.check_can_lead(by, trajectory.municipality_id)
    rules.check_reopen(trajectory)
    closed = Trajectory.objects.filter(pk=trajectory.pk, closed_date__isnull=False)
    if not closed.update(closed_date=None, closed_note="", version=F("version") + 1):
        raise Conflict(CaseRefusal.NOT_CLOSED.label)
    trajectory.refresh_from_db()
    _count_again(trajectory)
    record("trajectory.reopened", trajectory, by, now)
    return trajectory


def _count_again(trajectory: Trajectory) -> None:
    """Count from the day of closing until when it is kept."""
    for retention in Retention.objects.filter(trajectory=trajectory):
        until = rules.action_date(trajectory.closed_date, retention.period)
        Retention.objects.filter(pk=retention.pk).update(action_date=until)


@transaction.atomic
def set_retention(
    *,
    trajectory: Trajectory,
    category: str,
    nomination: str,
    reason: str,
    years: int | None = None,
    other_category: str = "",
    by: Actor,
    now: datetime,
) -> Retention:
    """Say how long a trajectory, with everything in it, is kept: the act of a person, with a reason."""
    rules.check_can_set_retention(by, trajectory.municipality_id)
    period = rules.check_retention(
        category=category, other_category=other_category, nomination=nomination, years=years, reason=reason
    )
    former = Retention.objects.filter(trajectory=trajectory).first()
    facts = {
        "category": category, "nomination": nomination, "period": period, "reason": reason.strip(), "set_at": now,
        "other_category": other_category.strip() if category == SelectionCategory.OTHER else "",
        "action_date": rules.action_date(trajectory.closed_date, period),
        "set_by_id": by.public_id, "set_by_name": by.name,
    }  # fmt: skip
    retention, _new = Retention.objects.update_or_create(trajectory=trajectory, defaults=facts)
    codes = {"category": retention.code, "nomination": nomination, "period": period,
             "from": [former.code, former.nomination, former.period] if former else []}  # fmt: skip
    record("retention.set", trajectory, by, now, codes, {"note": reason.strip()})
    return retention
