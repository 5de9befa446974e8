"""What every verb of supervision shares: one line of history, and the check that a body is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.actions import record_event
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import Refusal
from verbeterspoor.trajectories.models import Trajectory


def record(
    type: str,
    subject: Any,
    trajectory: Trajectory,
    by: Actor,
    now: datetime,
    *,
    codes: Mapping[str, Any] | None = None,
    words: Mapping[str, Any] | None = None,
) -> None:
    """Write down one act of supervision; `type` is "finding.registered", its first part the kind of subject."""
    record_event(
        chain=by.municipality_uuid, type=f"supervision.{type}", subject_kind=type.split(".")[0],
        subject_id=subject.public_id, trajectory_id=trajectory.public_id, by=by.public_id, at=now, codes=codes,
        words={"by": by.name, **(words or {})},
    )  # fmt: skip


def check_known(municipality_id: int, organisation: Organisation | None, unit: Unit | None) -> None:
    """Refuse both a body and a unit, and any that this municipality does not know."""
    if organisation and unit:
        raise NotAllowed(Refusal.ONE_ADDRESSEE.label)
    known = organisations.known_organisations(municipality_id=municipality_id)
    if organisation and not known.filter(pk=organisation.pk).exists():
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)
    if unit and unit.municipality_id != municipality_id:
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)


def short(text: str, length: int = 120) -> str:
    """Return the beginning of a text, for a line of history."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
