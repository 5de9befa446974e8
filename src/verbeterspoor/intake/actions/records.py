"""Write down what happens to a document that is read in."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from verbeterspoor.history.actions import record_event
from verbeterspoor.intake.models import Reading
from verbeterspoor.organisations.rules import Actor


def record(
    type: str,
    reading: Reading,
    by: Actor | None,
    now: datetime,
    codes: Mapping[str, Any] | None = None,
    words: Mapping[str, Any] | None = None,
    by_id: uuid.UUID | None = None,
) -> None:
    """Append one event about a reading; what the worker does is done for the person who added the file."""
    spoken = {"name": reading.name, **(words or {})}
    record_event(
        chain=reading.municipality.public_id, type=f"intake.{type}", subject_kind="reading",
        subject_id=reading.public_id, by=by.public_id if by else by_id, at=now, codes=codes,
        words={"by": by.name, **spoken} if by else spoken,
    )  # fmt: skip
