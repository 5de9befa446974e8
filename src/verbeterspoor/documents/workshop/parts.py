"""The parts of an office file, which is a ZIP package; used by the workers and by who hands them work."""

from __future__ import annotations

import io
import zipfile
import zlib

BROKEN_PACKAGE = (
    zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error
)  # fmt: skip
"""All that Python's zipfile can say about a package that is broken, locked or packed in a way it does not know."""


def sizes_of(content: bytes) -> dict[str, int]:
    """Return each part with how many bytes it says it becomes; one of BROKEN_PACKAGE for a package that is none."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {one.filename: one.file_size for one in package.infolist() if not one.is_dir()}


def start_of(content: bytes, name: str, length: int) -> bytes:
    """Return the first bytes of a part; one of BROKEN_PACKAGE when it cannot be unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(name) as part:
        return part.read(length)
