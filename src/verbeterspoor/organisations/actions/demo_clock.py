"""Move the clock of a demo."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from verbeterspoor.foundation import clock, dates
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.actions import INSTALLATION, record_event
from verbeterspoor.organisations import queries
from verbeterspoor.organisations.choices import Refusal
from verbeterspoor.organisations.models import ClockOffset

CLOCK = uuid.uuid5(uuid.NAMESPACE_URL, "urn:verbeterspoor:clock")
"""What the history calls the clock of a demo."""


@transaction.atomic
def move_demo_clock(*, to: date, now_real: datetime, at: time | None = None, by: Any = None) -> timedelta:
    """Set the simulated clock of a demo to another day, at the hour it really is or at a Dutch clock time."""
    if not settings.DEMO:
        raise NotAllowed(Refusal.NO_DEMO.label)
    offset = dates.local_moment(to, at) - now_real if at else timedelta(days=(to - clock.day_of(now_real)).days)
    former = queries.clock_offset()
    ClockOffset.objects.update_or_create(only=True, defaults={"offset": offset})
    record_event(
        chain=INSTALLATION, type="organisations.clock.moved", subject_kind="clock", subject_id=CLOCK,
        by=by.public_id if by else None, at=now_real, codes={"from": former.days, "to": offset.days},
        words={"by": by.name if by else ""},
    )  # fmt: skip
    transaction.on_commit(clock.forget_offset)
    return offset
