"""Points are numbered 1, 2, …; an argument carries the number of the point it serves (rule `numbered-points`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from verbeterspoor.decisions.choices import ConsiderationKind, WritingRefusal
from verbeterspoor.foundation.errors import NotAllowed

Row = TypeVar("Row")


def moved(rows: Sequence[Row], place: int, steps: int) -> list[Row]:
    """Return rows with one of them some steps further; it stops at either end."""
    order = list(rows)
    if 0 <= place < len(order):
        one = order.pop(place)
        order.insert(max(0, min(len(order), place + steps)), one)
    return order


def check_point_is_open(point: Any, locked: Collection[int]) -> None:
    """Refuse to change a point that was decided: its text and number stay (rule `numbered-points`)."""
    if point.pk in locked:
        raise NotAllowed(WritingRefusal.POINT_IS_LOCKED.label % {"number": point.number})


def check_points_stay(
    old: Iterable[Any], new: Mapping[int, tuple[int, str]], *, locked: Collection[int], told: Collection[int]
) -> None:
    """Let decided points stay as they are, and any point that has an outcome stay at all.

    `new` says per kept point its number and text; `locked` are the decided ones, `told` those with any outcome.
    """
    for point in old:
        if point.pk not in new:
            if point.pk in told:
                raise NotAllowed(WritingRefusal.POINT_HAS_OUTCOME.label % {"number": point.number})
        elif new[point.pk] != (point.number, point.text):
            check_point_is_open(point, locked)


def check_serves_a_point(kind: str, point: Any) -> None:
    """Refuse an argument that serves no point; caveats and alternatives may stand on their own."""
    if kind == ConsiderationKind.ARGUMENT and point is None:
        raise NotAllowed(WritingRefusal.ARGUMENT_NEEDS_POINT.label)


LAST = 1_000_000
"""What serves no point stands below what does."""


def numbered(rows: Iterable[Any]) -> list[tuple[Any, int, str]]:
    """Give every argument, caveat and alternative its place and number, by the point it serves.

    The second argument for point 1 is 1.2; what serves no point has a place but no number.
    """
    sorted_rows = sorted(rows, key=lambda row: row.point.number if row.point else LAST)
    places: Counter[str] = Counter()
    given: Counter[tuple[str, int]] = Counter()
    found = []
    for row in sorted_rows:
        places[row.kind] += 1
        number = ""
        if row.point:
            given[row.kind, row.point.number] += 1
            number = f"{row.point.number}.{given[row.kind, row.point.number]}"
        found.append((row, places[row.kind], number))
    return found
