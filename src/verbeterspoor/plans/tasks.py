"""Background entry points: a task is only a nudge; what people must be told follows from dates, and each key once."""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache
from django_tasks import task

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.clock import AMSTERDAM

from . import actions

DONE, ASKED = "plans_reminded", "plans_reminding:"
AGAIN_SECONDS, KEPT_SECONDS = 300, 7200
"""After so long a task that did not come back is asked again; so long it is known that an hour was done."""


def hour_of(now: datetime) -> str:
    """Return the hour of the product's time: once in each hour people are reminded and rounds are closed."""
    return now.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H")


@task()
def remind() -> int:
    """Close the rounds whose time is over, and remind people; doing it twice tells nobody twice."""
    now = clock.now()
    actions.close_due_rounds(now=now)
    told = actions.remind_all(now=now)
    cache.set(DONE, hour_of(now), timeout=KEPT_SECONDS)
    return told


def sweep() -> None:
    """Nudge once in each hour, and again when a worker died over it."""
    hour = hour_of(clock.now())
    if cache.get(DONE) != hour and cache.add(ASKED + hour, True, timeout=AGAIN_SECONDS):
        remind.enqueue()
