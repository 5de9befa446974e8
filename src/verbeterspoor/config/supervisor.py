"""`make run`: set up the database, load the demo on first start, start server and worker, stop both on Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

STOP_SECONDS = 10.0
START_SECONDS = 60.0


def run() -> int:
    """Start everything, print where it is and who can sign in, and wait; return 0 after a clean stop."""
    port = int(os.environ.get("PORT", "8000"))
    if not is_free(port):
        print(f"Port {port} is in use. Stop what runs there, or choose another one: make run PORT={port + 1}")
        return 1
    is_first = prepare()
    with stop_requested() as stopping:
        children = [start(name) for name in ("serve", "worker")]
        if wait_for_page(port, children):
            welcome(port, is_first)
            while not stopping and all(child.poll() is None for child in children):
                time.sleep(0.2)
        return stop(children, wanted=bool(stopping))


def is_free(port: int) -> bool:
    """Say whether a port can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def prepare() -> bool:
    """Bring the database up to date and load the demo once; return whether this was the first start."""
    from .cli import setup_django

    setup_django()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from verbeterspoor.organisations.models import Municipality

    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Preparing the database…", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
    is_first = not Municipality.objects.exists()
    if is_first:
        print("Loading the demo…", flush=True)
        from . import demo

        demo.load()
    connection.close()
    return is_first


@contextmanager
def stop_requested() -> Iterator[list[int]]:
    """Collect stop signals in a list, so that the loop ends by itself."""
    received: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda got, _frame: received.append(got))
    yield received


def start(command: str) -> subprocess.Popen[bytes]:
    """Start one part in a session of its own, so that Ctrl-C reaches this supervisor only."""
    return subprocess.Popen([sys.executable, "-m", "verbeterspoor.config.cli", command], start_new_session=True)


def wait_for_page(port: int, children: Sequence[subprocess.Popen[bytes]]) -> bool:
    """Wait until the first page answers; False when a part stopped before that."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and all(child.poll() is None for child in children):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    return False


def welcome(port: int, is_first: bool) -> None:
    """Print the address, the demo's logins and how long the first page took, cold and warm."""
    from . import demo

    print(f"\n  Verbeterspoor: http://localhost:{port}\n")
    for line in demo.describe_logins():
        print(f"  {line}")
    started = os.environ.get("STARTED_AT")
    if started:
        print(f"\n  {remember_start(time.clock_gettime(time.CLOCK_REALTIME) - float(started), is_first)}")
    print("  Stop with Ctrl-C.\n", flush=True)


def remember_start(seconds: float, is_first: bool) -> str:
    """Keep how long the last cold and warm start took, and say both."""
    from django.conf import settings

    kept = Path(settings.DATA_DIR) / "start_times.json"
    times: dict[str, float] = json.loads(kept.read_text()) if kept.exists() else {}
    times["cold" if is_first else "warm"] = round(seconds, 1)
    kept.write_text(json.dumps(times))
    told = {name: f"{times[name]} s" if name in times else "not measured yet" for name in ("cold", "warm")}
    return f"First page: {told['cold']} with installation (cold), {told['warm']} without (warm)."


def stop(children: Sequence[subprocess.Popen[bytes]], *, wanted: bool) -> int:
    """Ask every part to stop, once; kill what does not. Return 0 when the stop was asked for."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
    print("Stopped." if wanted else "A part stopped by itself; see the lines above.", flush=True)
    return 0 if wanted else 1
