"""What somebody carries can be moved to another in one act; every capability registers the part it knows (ADR 0012).

The slots let a low page show what lies above it, and only read. This is their counterpart for the one kind of write
that must reach upward: a low capability starts the act in one transaction, and every part writes its own rows through
its own rules and history. Nothing else may use this registry to write.

A part counts what would move (for the page that asks), says what stands in the way, and moves. Parts run in the order
in which they were registered, so a lower capability goes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

PERSON, ORGANISATION, UNIT = "person", "organisation", "unit"
"""What can be moved from and to: both sides of a handover are of one kind."""
ORGANISATION_NAME, UNIT_NAME = "organisation_name", "unit_name"
"""A thing gets another name: `old` is the thing under its former name, `new` the new name; parts keep the old one."""

SETTINGS = "settings"
"""A setting of `old`, a municipality, changed on which stored facts rest: parts reckon those anew."""


@dataclass(frozen=True)
class Handover:
    """Everything that `old` carries in one municipality goes to `new`, on a day."""

    kind: str
    municipality_id: int
    old: Any
    new: Any
    day: date
    by: Any
    now: datetime


def nothing(handover: Handover) -> list[str]:
    """Say that nothing stands in the way."""
    return []


@dataclass(frozen=True)
class Part:
    """What one capability moves: its code in the history, its number in words, and the three acts."""

    code: str
    words: Callable[[int], str]
    count: Callable[[Handover], int]
    move: Callable[[Handover], int]
    obstacles: Callable[[Handover], list[str]] = nothing


@dataclass(frozen=True)
class Carried:
    """A number of things that would move, in words."""

    code: str
    number: int
    words: str


_parts: dict[str, list[Part]] = defaultdict(list)


def register(kind: str, part: Part) -> None:
    """Register a part for one kind of handover; registering its code again has no effect."""
    if part.code not in {known.code for known in _parts[kind]}:
        _parts[kind].append(part)


def carried(handover: Handover) -> list[Carried]:
    """Return what would move, without what there is none of; `new` and `by` may be None."""
    numbers = [(part, part.count(handover)) for part in _parts[handover.kind]]
    return [Carried(part.code, number, part.words(number)) for part, number in numbers if number]


def obstacles(handover: Handover) -> list[str]:
    """Return what stands in the way, each in a sentence with the way out."""
    return [sentence for part in _parts[handover.kind] for sentence in part.obstacles(handover)]


def move_all(handover: Handover) -> dict[str, int]:
    """Move everything; the caller holds the transaction. Returns how many of each moved."""
    moved = {part.code: part.move(handover) for part in _parts[handover.kind]}
    return {code: number for code, number in moved.items() if number}
