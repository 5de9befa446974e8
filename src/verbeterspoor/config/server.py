"""The web server: granian, one process of four threads by default; several stand side by side behind a proxy."""

from __future__ import annotations

import os

from granian import Granian
from granian.constants import Interfaces


def serve() -> int:
    """Serve the application until stopped (HOST, PORT, WORKERS)."""
    Granian(
        "verbeterspoor.config.wsgi:application",
        address=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8000")),
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WORKERS", "1")),
        blocking_threads=int(os.environ.get("THREADS", "4")),
        log_enabled=False,
    ).serve()
    return 0
