"""Background entry points: a task is only a nudge, what must happen is a row of `Reading`."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django_tasks import task

from verbeterspoor.foundation import clock

from . import actions
from .models import Reading


def lease() -> timedelta:
    """Return how long a worker holds a reading without a sign of life."""
    return timedelta(seconds=settings.READING_LEASE_SECONDS)


@task()
def read_waiting() -> int:
    """Read one document that is due, and nudge again when more are; return how many were read."""
    reading = actions.claim(now_real=clock.real_now(), lease=lease())
    if reading is None:
        return 0
    done = actions.read_claimed(reading=reading, now=clock.now(), real_now=clock.real_now, lease=lease())
    if Reading.objects.due(clock.real_now()).exists():
        read_waiting.enqueue()
    return int(done)


def sweep() -> None:
    """Find what a killed worker left or a lost nudge forgot, and nudge again."""
    now_real = clock.real_now()
    actions.give_up_lost(now_real=now_real)
    if Reading.objects.due(now_real).exists():
        read_waiting.enqueue()
