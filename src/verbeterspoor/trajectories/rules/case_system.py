"""The case system is the archive: what must be there before something goes to it (rule `case-system`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.rules import Actor, manages_people
from verbeterspoor.trajectories.choices import RESULTS, CaseRefusal, Nomination, PackageStatus, SelectionCategory

MOST_YEARS = 150


def check_can_send(actor: Actor, municipality_id: int) -> None:
    """Let only a coordinator of the municipality make packages and type receipts."""
    if actor.municipality_id != municipality_id or not actor.leads:
        raise NotAllowed(CaseRefusal.NOT_YOURS.label)


def check_can_set_retention(actor: Actor, municipality_id: int) -> None:
    """Let a person say how long something is kept: a coordinator or an administrator of the municipality."""
    if actor.municipality_id != municipality_id or not (actor.leads or manages_people(actor)):
        raise NotAllowed(CaseRefusal.RETENTION_NOT_YOURS.label)


def check_retention(*, category: str, other_category: str, nomination: str, years: int | None, reason: str) -> str:
    """Return the term (ISO 8601) that follows from a choice; refuse one that the selection list contradicts."""
    if not reason.strip():
        raise NotAllowed(CaseRefusal.NO_REASON.label)
    if category not in SelectionCategory.values or nomination not in Nomination.values:
        raise NotAllowed(CaseRefusal.UNKNOWN_CATEGORY.label)
    if (category == SelectionCategory.OTHER) != bool(other_category.strip()):
        raise NotAllowed(CaseRefusal.UNKNOWN_CATEGORY.label)
    if nomination == Nomination.DESTROY and not 1 <= (years or 0) <= MOST_YEARS:
        raise NotAllowed(CaseRefusal.NO_TERM.label)
    period = f"P{years}Y" if nomination == Nomination.DESTROY else ""
    listed = RESULTS.get(category)
    if listed and (listed.nomination, listed.period) != (nomination, period):
        raise NotAllowed(CaseRefusal.OTHER_TERM.label)
    return period


def action_date(closed: date | None, period: str) -> date | None:
    """Return from which day it may be destroyed: the day of closing plus the term, never a day early."""
    if closed is None or not period:
        return None
    year = closed.year + int(period.strip("PY"))
    try:
        return closed.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def check_close(trajectory: Any, *, day: date, note: str, today: date) -> None:
    """Let a trajectory be closed once, on a day that has come, in a sentence that says how it ended."""
    if trajectory.closed_date is not None:
        raise NotAllowed(CaseRefusal.CLOSED_ALREADY.label)
    if day > today:
        raise NotAllowed(CaseRefusal.IN_FUTURE.label)
    if trajectory.started_date and day < trajectory.started_date:
        raise NotAllowed(CaseRefusal.CLOSED_BEFORE_START.label)
    if not note.strip():
        raise NotAllowed(CaseRefusal.NO_NOTE.label)


def check_reopen(trajectory: Any) -> None:
    """Let only a closed trajectory be opened again."""
    if trajectory.closed_date is None:
        raise NotAllowed(CaseRefusal.NOT_CLOSED.label)


def check_can_make_package(*, case_number: str, is_busy: bool, number_of_records: int) -> None:
    """Let a package be made when the case system can know where it belongs, and there is something to send."""
    if is_busy:
        raise Conflict(CaseRefusal.BUSY.label)
    if not case_number.strip():
        raise NotAllowed(CaseRefusal.NO_CASE_NUMBER.label)
    if not number_of_records:
        raise NotAllowed(CaseRefusal.NOTHING_TO_SEND.label)


def check_receipt(
    package: Any, *, received_date: date, reference: str, received_by: str, made_date: date | None, today: date
) -> None:
    """Let a receipt be typed once, of a package that is ready, with its number and who received it."""
    if package.status != PackageStatus.READY or made_date is None:
        raise NotAllowed(CaseRefusal.NOT_READY.label)
    if package.received_date is not None:
        raise Conflict(CaseRefusal.RECEIVED_ALREADY.label)
    if not reference.strip() or not received_by.strip():
        raise NotAllowed(CaseRefusal.NO_REFERENCE.label)
    if received_date > today:
        raise NotAllowed(CaseRefusal.IN_FUTURE.label)
    if received_date < made_date:
        raise NotAllowed(CaseRefusal.RECEIVED_BEFORE.label)


def may_open_package(actor: Actor, package: Any) -> bool:
    """Say whether somebody may download a package: who leads; with limited papers in it only who made it.

    Who made it saw those papers; another coordinator may not be allowed to know them.
    """
    if package.status != PackageStatus.READY or not actor.leads:
        return False
    return package.asked_by_id == actor.public_id or not any(row["limits"] for row in package.content)


def waits_for_receipt(closed: date | None, received: Iterable[tuple[date, date | None]]) -> bool:
    """Say whether a closed trajectory has not come back from the case system: pairs of day made and day received."""
    return closed is not None and not any(made >= closed and day is not None for made, day in received)


@dataclass(frozen=True)
class Changes:
    """What a package has that the one before had not, by title."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


TOLD = ("title", "sha256", "case_number", "limits")
"""What makes a document in a package another one."""


def changes_between(older: Sequence[Mapping[str, Any]], newer: Sequence[Mapping[str, Any]]) -> Changes:
    """Name what changed between the content of two packages."""
    before = {row["id"]: row for row in older}
    after = {row["id"]: row for row in newer}
    return Changes(
        added=[row["title"] for key, row in after.items() if key not in before],
        changed=[row["title"] for key, row in after.items()
                 if key in before and any(row[name] != before[key][name] for name in TOLD)],
        gone=[row["title"] for key, row in before.items() if key not in after],
    )  # fmt: skip
