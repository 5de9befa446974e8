"""Starts the worker that opens an office file, and turns its complaint into a refusal.

A package of a few kilobytes can unpack to gigabytes. The worker has limits on memory and time, sees no environment and
no open files, and ends after one file.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from verbeterspoor.reading.errors import (
    ActiveContentDocument,
    DamagedDocument,
    EncryptedDocument,
    ImageOnlyDocument,
    UnreadableDocument,
)

WORKER = Path(__file__).with_name("worker.py")
MEMORY_MB, SECONDS = 1_000, 20
REFUSALS = {
    "active_content": ActiveContentDocument,
    "damaged": DamagedDocument,
    "encrypted": EncryptedDocument,
    "image_only": ImageOnlyDocument,
}
TOO_BIG = "This file becomes far too large when it is opened."


def paragraphs_of(content: bytes, kind: str) -> list[dict[str, Any]]:
    """Return the paragraphs of a `docx` or `odt` file in their order; see `worker` for what each holds."""
    command = [sys.executable, "-I", str(WORKER), str(MEMORY_MB), str(SECONDS), kind]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=2 * SECONDS, env={}, cwd=WORKER.parent
        )
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(TOO_BIG) from None
    if done.returncode == 0:
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found
    complaint = done.stderr.decode(errors="replace").strip()
    if complaint in REFUSALS:
        raise REFUSALS[complaint]()
    if complaint == "too_big" or done.returncode < 0 or "MemoryError" in complaint:
        raise UnreadableDocument(TOO_BIG)
    raise DamagedDocument()
