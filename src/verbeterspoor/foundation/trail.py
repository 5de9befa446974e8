"""Lays the stops of a trajectory out on one line that runs on over rows: where every dot, date and word stands.

Pure: takes stops (`day`, `day_text`, `label`, `detail`, `state`, `url`) and returns positions; templates only print.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from django.utils.translation import pgettext_lazy

from . import dates

PER_ROW = 6
WIDTH = 1080
ROW_HEIGHT = 168
LINE_AT = 62
WORDS_WIDE = 21
STATES = {
    "done": pgettext_lazy("trail", "done"),
    "current": pgettext_lazy("trail", "now"),
    "future": pgettext_lazy("trail", "to come"),
}


@dataclass(frozen=True)
class Dot:
    """A stop with its place: the date above the line, the words below it."""

    label: str
    detail: str
    state: str
    state_label: str
    when: str
    url: str
    x: int
    y: int
    lines: tuple[tuple[int, str], ...]
    is_passed: bool


@dataclass(frozen=True)
class Track:
    """A piece of line between two points; `is_done` when the trajectory has passed it."""

    x1: int
    x2: int
    y: int
    is_done: bool


@dataclass(frozen=True)
class Trail:
    """Everything the drawing and the table beside it show."""

    dots: tuple[Dot, ...]
    tracks: tuple[Track, ...]
    width: int
    height: int


def said_when(stop: Any) -> str:
    """Say when a stop is: the given words, else its day, else nothing."""
    if stop.day_text:
        return str(stop.day_text)
    return dates.said_short(stop.day) if stop.day else ""


def lay_out(stops: Iterable[Any]) -> Trail:
    """Place every stop; states other than done, current and future are refused."""
    listed = list(stops)
    columns = min(max(len(listed), 1), PER_ROW)
    step = WIDTH // columns
    dots = tuple(_dot(stop, number, columns, step) for number, stop in enumerate(listed))
    rows = (len(listed) + columns - 1) // columns
    tracks = tuple(_track(dots[n], dots[n + 1 : n + 2], step) for n in range(len(dots)))
    return Trail(dots, tracks, WIDTH, max(rows, 1) * ROW_HEIGHT)


def _dot(stop: Any, number: int, columns: int, step: int) -> Dot:
    row, column = divmod(number, columns)
    x, y = column * step + step // 2, row * ROW_HEIGHT + LINE_AT
    words = wrap(str(stop.label), WORDS_WIDE, max_lines=4, placeholder="…")
    return Dot(
        label=str(stop.label),
        detail=str(stop.detail),
        state=stop.state,
        state_label=str(STATES[stop.state]),
        when=said_when(stop),
        url=stop.url,
        x=x,
        y=y,
        lines=tuple((y + 34 + 19 * n, line) for n, line in enumerate(words)),
        is_passed=stop.state != "future",
    )


def _track(dot: Dot, following: tuple[Dot, ...], step: int) -> Track:
    """Draw from a dot to the next; at the end of a row, or of the trail, half a step to the edge."""
    same_row = bool(following) and following[0].y == dot.y
    end = following[0].x if same_row else dot.x + step // 2
    return Track(dot.x, end, dot.y, bool(following) and following[0].is_passed)
