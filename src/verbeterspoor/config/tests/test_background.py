"""A real worker process: it reads, it is killed in the middle, another one finishes the work exactly once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.core.management import call_command
from django.db import connections

from tests import cast
from verbeterspoor.config.settings import database
from verbeterspoor.history.models import Event
from verbeterspoor.intake import tasks
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.intake.tests import cases

LEASE_SECONDS = 2
PAGES = 100
Start = Callable[[], "subprocess.Popen[bytes]"]


def wait_until(question: Callable[[], Any], seconds: float = 60) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


@pytest.fixture
def scratch(tmp_path: Path, settings: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database and storage of their own, that other processes can open too; yields its DATABASE_URL."""
    usual = connections["default"]
    parts, name = urlsplit(os.environ.get("DATABASE_URL", "sqlite://")), f"scratch_{os.getpid()}"
    on_postgresql = usual.vendor == "postgresql"
    url = urlunsplit(parts._replace(path=f"/{name}")) if on_postgresql else f"sqlite:///{tmp_path / 'scratch.sqlite3'}"
    settings.STORAGES["default"] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path / "storage")},
    }  # fmt: skip
    with django_db_blocker.unblock():
        if on_postgresql:
            usual.cursor().execute(f"CREATE DATABASE {name}")
        described = connections.configure_settings({"default": database(url)})["default"]
        connections["default"] = type(usual)(described, "default")
        call_command("migrate", verbosity=0)
        yield url
        connections["default"].close()
        connections["default"] = usual
        if on_postgresql:
            usual.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def start_worker(scratch: str, tmp_path: Path) -> Iterator[Start]:
    """Start workers as `verbeterspoor worker` does; those that still run are stopped afterwards."""
    started: list[subprocess.Popen[bytes]] = []
    environment = {
        **os.environ, "DATABASE_URL": scratch, "DATA_DIR": str(tmp_path), "READING_LEASE_SECONDS": str(LEASE_SECONDS),
    }  # fmt: skip

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "verbeterspoor.config.cli", "worker"]
        started.append(subprocess.Popen(command, env=environment, start_new_session=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_a_worker_killed_while_reading_loses_nothing_and_doubles_nothing(start_worker: Start) -> None:
    town = cast.town()
    reading = cases.received(town, cases.pdf(PAGES), "groot.pdf", now_real=cases.REAL).reading
    rows = Reading.objects.filter(pk=reading.pk)
    first = start_worker()
    wait_until(lambda: rows.filter(status="reading", pages_done__gt=0).exists())
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert rows.get().status == "reading"
    assert not Candidate.objects.exists()

    start_worker()
    wait_until(lambda: rows.filter(status="read").exists())

    found = rows.get()
    assert (found.attempts, found.pages_done, found.pages_total) == (2, PAGES, PAGES)
    placed = Candidate.objects.exclude(kind="field")
    places = list(placed.values_list("kind", "page", "start", "end"))
    assert len(places) == len(set(places)) >= PAGES
    assert Event.objects.filter(type="intake.reading.read").count() == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_stops_cleanly(start_worker: Start, number: int) -> None:
    worker = start_worker()
    reading = cases.received(cast.town()).reading
    wait_until(lambda: Reading.objects.filter(pk=reading.pk, status="read").exists())

    worker.send_signal(number)

    assert worker.wait(10) == 0


def test_a_lost_nudge_is_found_by_the_sweep_and_a_given_nudge_is_followed(start_worker: Start) -> None:
    town = cast.town()
    nudged = cases.received(town, name="een.txt").reading
    tasks.read_waiting.enqueue()
    start_worker()
    wait_until(lambda: Reading.objects.filter(pk=nudged.pk, status="read").exists())

    forgotten = cases.received(town, cases.REPORT, "twee.txt").reading

    wait_until(lambda: Reading.objects.filter(pk=forgotten.pk, status="read").exists())
