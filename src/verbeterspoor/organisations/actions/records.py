"""How an act on a register of a municipality is written down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from verbeterspoor.accounts.rules import Author
from verbeterspoor.history.actions import record_event
from verbeterspoor.organisations.models import Municipality


def record(
    type: str,
    thing: Any,
    municipality: Municipality,
    by: Author | None,
    now: datetime,
    codes: Mapping[str, Any] | None = None,
    words: Mapping[str, Any] | None = None,
) -> None:
    """Write down one act on a register of a municipality."""
    record_event(
        chain=municipality.public_id, type=f"organisations.{type}", subject_kind=type.split(".")[0],
        subject_id=thing.public_id, by=by.public_id if by else None, at=now, codes=codes,
        words={"by": by.name if by else "", **(words or {})},
    )  # fmt: skip
