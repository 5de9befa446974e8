"""What the verbs of decisions share: one line of history, one conditional move to another status."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, Model

from verbeterspoor.decisions.choices import Refusal
from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.history.actions import record_event
from verbeterspoor.organisations.rules import Actor


def record(
    type: str,
    thing: Any,
    by: Actor,
    now: datetime,
    codes: dict[str, Any] | None = None,
    words: dict[str, Any] | None = None,
) -> None:
    """Write down one act; a thing of a trajectory (or of something of it) is told there too.

    Titles and free text go in `words`, which can be erased; codes, references and days in `codes`.
    """
    trajectory = getattr(thing, "trajectory", None) or getattr(getattr(thing, "proposal", None), "trajectory", None)
    record_event(
        chain=by.municipality_uuid, type=f"decisions.{type}", subject_kind=thing._meta.model_name,
        subject_id=thing.public_id, trajectory_id=trajectory.public_id if trajectory else None, by=by.public_id, at=now,
        codes=codes or {}, words={"by": by.name, "title": str(thing), **(words or {})},
    )  # fmt: skip


def change(thing: Model, version: int, **facts: Any) -> None:
    """Write facts on a thing with a version, unless somebody else wrote it since."""
    rows = type(thing)._default_manager.filter(pk=thing.pk, version=version)
    if not rows.update(**facts, version=F("version") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    thing.refresh_from_db()


def move(thing: Any, status: str, now: datetime, **facts: Any) -> None:
    """Bring a thing to a status, if nobody else moved it meanwhile."""
    rows = type(thing)._default_manager.filter(pk=thing.pk, status=thing.status)
    if not rows.update(status=status, status_since=now, version=F("version") + 1, **facts):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    thing.refresh_from_db()
