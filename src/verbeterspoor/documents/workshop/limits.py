"""Limits a worker sets on itself before it touches its work; used by the workers only."""

from __future__ import annotations

import resource
import sys


def keep_to_limits() -> None:
    """Never take more memory or processor time than the command line says; leave no core file."""
    memory_mb, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1_000_000, memory_mb * 1_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
