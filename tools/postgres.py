"""A private PostgreSQL for tests and benches: on a free port, never as root, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """Return the folder with PostgreSQL's programs: Debian's newest, else those of PyPI's pgserver, else None."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if debian:
        return debian[-1].parent
    try:
        import pgserver
    except ImportError:
        return None
    found = list(Path(pgserver.__file__).parent.rglob("bin/initdb"))
    return found[0].parent if found else None


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def owner() -> str | None:
    """Return the account that runs the server when we are root; PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster without durability, yield its DATABASE_URL, stop and remove it."""
    programs = binaries()
    if programs is None:
        raise FileNotFoundError("No PostgreSQL: install the Debian package postgresql, or PyPI's pgserver.")
    folder, port, account = Path(tempfile.mkdtemp(prefix="pg-")), free_port(), owner()
    folder.chmod(0o755)
    if account:
        shutil.chown(folder, account)
    options = ("listen_addresses=127.0.0.1", "fsync=off", "synchronous_commit=off", "full_page_writes=off")
    fast = f"-p {port} -k {folder} " + " ".join(f"-c {option}" for option in options)

    def call(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs / program), *arguments], check=True, user=account, cwd=folder, stdout=subprocess.DEVNULL
        )

    data = str(folder / "data")
    call("initdb", "-D", data, "-A", "trust", "-U", "verbeterspoor", "-E", "UTF8", "--no-sync")
    call("pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", fast, "-w", "start")
    try:
        yield f"postgres://verbeterspoor@127.0.0.1:{port}/postgres"
    finally:
        call("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
