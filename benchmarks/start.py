"""How long the first page takes after `make run`, cold (nothing installed) and warm, and how much memory it uses.

Cold means a fresh clone: a new virtual environment, packages and style sheets fetched (package caches of the machine
may help), a new database, the demo loaded.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(folder: Path, port: int) -> tuple[subprocess.Popen[bytes], float]:
    """Run `make run` and return how long the first page took."""
    began = time.monotonic()
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"], cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True
    )
    while time.monotonic() - began < 180:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
            return process, time.monotonic() - began
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("make run gave no page within three minutes")


def descendants(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parts[2])] = int(entry.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    family = [pid]
    for one in family:
        family += [child for child, parent in parents.items() if parent == one]
    return family


def memory_mb(pid: int) -> float:
    """Return the memory a process and its descendants share out (proportional set size), in MB."""
    total = 0
    for one in descendants(pid):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1024


def stop(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C and wait."""
    os.killpg(process.pid, signal.SIGINT)
    process.wait(20)


def run() -> list[dict[str, Any]]:
    """Measure a fresh clone."""
    folder = Path(tempfile.mkdtemp(prefix="cold-"))
    try:
        subprocess.run(["git", "clone", "-q", str(ROOT), str(folder / "clone")], check=True)
        process, cold = started(folder / "clone", free_port())
        stop(process)
        process, warm = started(folder / "clone", free_port())
        memory = memory_mb(process.pid)
        stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [
        {"name": "first page, cold", "value": round(cold, 1), "unit": "s", "budget": 60, "ok": cold <= 60},
        {"name": "first page, warm", "value": round(warm, 1), "unit": "s", "budget": 3, "ok": warm <= 3},
        {"name": "memory of all processes", "value": round(memory), "unit": "MB", "budget": 500, "ok": memory <= 500},
    ]
