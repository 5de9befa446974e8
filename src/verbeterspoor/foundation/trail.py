"""Lays the stops of a trajectory out on one line that runs on over rows: where every dot, date and word stands.

Pure: takes stops (`day`, `day_text`, `label`, `detail`, `state`, `url`) and returns positions; templates only print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import Any

from django.utils.translation import pgettext_lazy

from . import dates

PER_ROW = 6
WIDTH = 1080
LINE_AT = 56
WORDS_AT = 34
WORDS_HIGH = 19
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
    words = [wrap(str(stop.label), WORDS_WIDE, max_lines=4, placeholder="…") for stop in listed]
    row_height = LINE_AT + WORDS_AT + WORDS_HIGH * max(map(len, words), default=1)
    step = WIDTH // columns
    places = [(n % columns * step + step // 2, n // columns * row_height + LINE_AT) for n in range(len(listed))]
    dots = tuple(map(_dot, listed, places, words))
    rows = -(-len(listed) // columns)
    return Trail(dots, tuple(_tracks(dots, step)), WIDTH, max(rows, 1) * row_height)


def _dot(stop: Any, place: tuple[int, int], words: list[str]) -> Dot:
    x, y = place
    return Dot(
        label=str(stop.label),
        detail=str(stop.detail),
        state=stop.state,
        state_label=str(STATES[stop.state]),
        when=said_when(stop),
        url=stop.url,
        x=x,
        y=y,
        lines=tuple((y + WORDS_AT + WORDS_HIGH * n, line) for n, line in enumerate(words)),
        is_passed=stop.state != "future",
    )


def _tracks(dots: tuple[Dot, ...], step: int) -> Iterator[Track]:
    """Draw from each dot to the next; where a row ends, to the edge, and on from the edge of the next row."""
    for dot, following in pairwise(dots):
        if following.y == dot.y:
            yield Track(dot.x, following.x, dot.y, following.is_passed)
        else:
            yield Track(dot.x, dot.x + step // 2, dot.y, following.is_passed)
            yield Track(following.x - step // 2, following.x, following.y, following.is_passed)
