"""Lays actions out on a line of time: what runs now, with the adopted plan as a ghost behind it.

Pure: takes rows with days and returns positions; the template only prints, and a table beside it says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import formats

from verbeterspoor.plans.models import Action, AdoptedAction

WIDTH, LEFT, TOP, ROW, BAR = 1080, 300, 44, 38, 14
MOST_MONTHS = 10
"""More labels than this do not fit; then only every third or sixth month is named."""


@dataclass(frozen=True)
class Bar:
    """A piece of time on a row."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Row:
    """One action: its bar, the bar of the adopted plan, and the day its executor expects to be ready."""

    action: Action
    adopted: AdoptedAction | None
    text: str
    text_y: int
    bar: Bar | None
    ghost: Bar | None
    forecast_x: int | None
    forecast_y: int
    moved_days: int
    milestones: tuple[tuple[int, Any], ...] = ()


@dataclass(frozen=True)
class Timeline:
    """Everything the drawing shows."""

    rows: tuple[Row, ...]
    months: tuple[tuple[int, str], ...]
    today_x: int | None
    width: int
    height: int


def adopted_by_action(actions: Iterable[Action]) -> dict[int, AdoptedAction]:
    """Return per action how it stood in the latest adopted plan, in one query."""
    rows = AdoptedAction.objects.filter(action__in=[action.pk for action in actions]).order_by("version__number")
    return {row.action_id: row for row in rows}


def lay_out(actions: Sequence[Action], adopted: dict[int, AdoptedAction], *, today: date) -> Timeline:
    """Place every action on a scale that fits all their days and today."""
    days = [today, *_days(actions), *_days(adopted.values())]
    first, last = min(days).replace(day=1), max(days) + timedelta(days=15)
    scale = (WIDTH - LEFT - 20) / max((last - first).days, 1)

    def at(day: date) -> int:
        return LEFT + round((day - first).days * scale)

    rows = tuple(_row(n, action, adopted.get(action.pk), at) for n, action in enumerate(actions))
    return Timeline(rows, tuple(_months(first, last, at)), at(today), WIDTH, TOP + ROW * len(rows) + 8)


def _days(things: Iterable[Any]) -> Iterator[date]:
    for thing in things:
        milestones = (one.due_date for one in thing.milestones.all()) if isinstance(thing, Action) else ()
        names = ("start_date", "due_date", "forecast_date", "review_date")
        yield from (day for day in (*(getattr(thing, name, None) for name in names), *milestones) if day)


def _row(n: int, action: Action, adopted: AdoptedAction | None, at: Any) -> Row:
    y = TOP + n * ROW
    moved = (action.due_date - adopted.due_date).days if adopted and adopted.due_date and action.due_date else 0
    words = f"{action.number}. {action.title}"
    return Row(
        action=action,
        adopted=adopted,
        text=words if len(words) <= 38 else words[:37].rstrip() + "…",
        text_y=y + 20,
        bar=_bar(action, y + 8, BAR, at),
        ghost=_bar(adopted, y + 8 + BAR + 2, 6, at) if adopted else None,
        forecast_x=at(action.forecast_date) if action.forecast_date else None,
        forecast_y=y + 4,
        moved_days=moved,
        milestones=tuple((at(one.due_date), one) for one in action.milestones.all()),
    )


def _bar(thing: Any, y: int, height: int, at: Any) -> Bar | None:
    """Draw from start to due, or to the review of what is ongoing; without both days there is no bar."""
    end = thing.due_date or thing.review_date
    if not (thing.start_date and end):
        return None
    x = at(thing.start_date)
    return Bar(x, y, max(at(end) - x, 4), height)


def _months(first: date, last: date, at: Any) -> Iterator[tuple[int, str]]:
    number = (last.year - first.year) * 12 + last.month - first.month + 1
    each = next((step for step in (1, 3, 6, 12) if number / step <= MOST_MONTHS), 12)
    for n in range(0, number, each):
        month = first.month - 1 + n
        day = date(first.year + month // 12, month % 12 + 1, 1)
        yield at(day), formats.date_format(day, "M Y")
