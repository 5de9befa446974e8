"""Items that only say how deep they stand, made into lists: from typed text and from Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .tree import Item, Line, Listing


@dataclass(frozen=True)
class LooseItem:
    """An item of a list, with how deep it stands and its number when it has one."""

    line: Line
    level: int
    number: int | None = None


def lists_of(items: Sequence[LooseItem]) -> tuple[Listing, ...]:
    """Return lists of items that follow each other; a deeper one belongs to the item before it."""
    lists: list[Listing] = []
    same: list[Item] = []
    start: int | None = None
    at = 0
    while at < len(items):
        first = items[at]
        end = next((n for n in range(at + 1, len(items)) if items[n].level <= first.level), len(items))
        expected = None if start is None else start + len(same)
        if same and first.number != expected:
            lists.append(_listing(same, start))
            same = []
        start = start if same else first.number
        same.append(Item(first.line, lists_of(items[at + 1 : end])))
        at = end
    return (*lists, _listing(same, start)) if same else ()


def _listing(items: list[Item], start: int | None) -> Listing:
    return Listing(tuple(items), start is not None, 1 if start is None else start)
