"""The worker: does the tasks that were asked for, and sweeps up what was forgotten or left by a killed worker.

A task is only a nudge. The worker of django-tasks-db does them one by one; every few seconds, and before the first
one, the sweep looks in the rows themselves for work that is due and nudges again. Stopping finishes the running task;
what a kill leaves half done is due again when its lease ends.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from types import FrameType

from django.core.cache import cache
from django.db import OperationalError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from verbeterspoor.foundation import clock
from verbeterspoor.intake import tasks as intake
from verbeterspoor.notices import tasks as notices
from verbeterspoor.plans import tasks as plans
from verbeterspoor.trajectories import tasks as trajectories

log = logging.getLogger(__name__)
POLL_SECONDS = 0.5
SWEEP_SECONDS = 3.0
ALIVE_SECONDS = 30
HEARTBEAT = "worker_seen"
KEPT = timedelta(days=7)
"""How long the trace of a finished task is kept."""


def work() -> int:
    """Work until SIGTERM or SIGINT; return 0 after a clean stop."""
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    do_rounds(
        stopping, Rounds(sweeps=[beat, intake.sweep, plans.sweep, notices.sweep, trajectories.sweep, forget_old_tasks])
    )
    return 0


class Rounds:
    """One round does one task, when one is ready; a sweep goes before it when it is time for one."""

    def __init__(self, sweeps: list[Callable[[], None]]) -> None:
        self.sweeps = sweeps
        self.swept_at = float("-inf")
        self.worker_id = uuid.uuid4().hex

    def do_one(self) -> bool:
        """Sweep if it is time, do one task, and say whether more are ready."""
        if time.monotonic() - self.swept_at >= SWEEP_SECONDS:
            self.swept_at = time.monotonic()
            for sweep in self.sweeps:
                sweep()
        Worker(
            queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
            max_tasks=1, worker_id=self.worker_id, excluded_queue_names=[],
        ).run()  # fmt: skip
        return DBTaskResult.objects.ready().exists()


def beat() -> None:
    """Leave a sign of life that every process can see."""
    cache.set(HEARTBEAT, clock.real_now().isoformat(), timeout=ALIVE_SECONDS)


def is_alive() -> bool:
    """Say whether some worker gave a sign of life a moment ago."""
    return cache.get(HEARTBEAT) is not None


def do_rounds(stopping: threading.Event, rounds: Rounds) -> None:
    """Do rounds until told to stop; a database that is away for a moment is tried again."""
    while not stopping.is_set():
        close_old_connections()
        is_busy = False
        try:
            is_busy = rounds.do_one()
        except OperationalError as error:
            log.warning("the database did not answer: %s", error)
        close_old_connections()
        if not is_busy:
            stopping.wait(POLL_SECONDS)


def forget_old_tasks() -> None:
    """Forget the traces of tasks that ended, or broke off, long ago; the work itself is in other rows."""
    DBTaskResult.objects.filter(enqueued_at__lt=clock.real_now() - KEPT, started_at__isnull=False).delete()
