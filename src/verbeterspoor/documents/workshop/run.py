"""Starts a worker, gives it its work, and returns what it made."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

HERE = Path(__file__).parent
MEMORY_MB = 2_000
SECONDS = 60

STOPPED = {signal.SIGKILL, signal.SIGXCPU, signal.SIGABRT}
"""How a worker ends that asked for more than it may; any other signal is a file that broke its reader."""

AT_ONCE = threading.BoundedSemaphore(4)
"""How many workers one server process lets work: the others wait, so that a rush cannot fill the memory."""


class WorkFailed(Exception):
    """The worker could not do it and says why."""


class Overdone(WorkFailed):
    """The work took more memory or time than it may."""


def run(worker: str, work: bytes, *options: str, memory_mb: int = MEMORY_MB, seconds: int = SECONDS) -> bytes:
    """Let a worker of this folder do its work and return what it wrote; WorkFailed holds what it complained about.

    The worker sees nothing of this process: no settings, no environment, no open files.
    """
    command = [sys.executable, "-I", str(HERE / f"{worker}.py"), str(memory_mb), str(seconds), *options]
    try:
        with AT_ONCE:
            done = subprocess.run(command, input=work, capture_output=True, timeout=2 * seconds, env={}, cwd=HERE)
    except subprocess.TimeoutExpired:
        raise Overdone("time") from None
    complaint = done.stderr.decode(errors="replace")
    if -done.returncode in STOPPED or "MemoryError" in complaint or "memory allocation" in complaint:
        raise Overdone(complaint or f"signal {-done.returncode}")
    if done.returncode:
        raise WorkFailed(complaint)
    return done.stdout
