"""`make test`: every test on SQLite, every test that touches a database on PostgreSQL, and the journeys in Chromium.

What cannot run on this machine is named and skipped, except in CI, where it must run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import postgres

ROOT = Path(__file__).resolve().parent.parent
IN_CI = bool(os.environ.get("CI"))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def pytest(title: str, *arguments: str, **environment: str) -> bool:
    """Run pytest with a title above it; say whether it passed."""
    print(f"\n== {title} ==", flush=True)
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}).returncode == 0


def missing(what: str, remedy: str) -> bool:
    """Say that something cannot run here; in CI that is a failure."""
    print(f"\n== Skipped: {what} ==\n{remedy}", flush=True)
    return not IN_CI


def on_postgresql() -> bool:
    """Run the tests on a private PostgreSQL; the reader needs no database and has run already."""
    if postgres.binaries() is None:
        return missing("tests on PostgreSQL", "Install the Debian package postgresql, or PyPI's pgserver.")
    with postgres.cluster() as url:
        return pytest(
            "PostgreSQL", "-n", "2", "-m", "not browser", "--ignore=src/verbeterspoor/reading", DATABASE_URL=url
        )


def in_a_browser() -> bool:
    """Run the journeys."""
    if not CHROMIUM:
        return missing("journeys in a browser", "Install the Debian package chromium.")
    return pytest("Journeys in Chromium", "-n", "2", "journeys", CHROMIUM=CHROMIUM)


def main() -> int:
    """Run all three; 1 when one of them failed."""
    passed = [
        pytest("SQLite", "-n", "2", "-m", "not browser", DATABASE_URL="sqlite://"),
        on_postgresql(),
        in_a_browser(),
    ]
    print("\nAll tests passed." if all(passed) else "\nSome tests failed: see above.")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
