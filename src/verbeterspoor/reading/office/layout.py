"""Paragraphs of an office text set out on pages, so that every rule that looks at places works on them too.

Such a text has no places of its own: each paragraph becomes one line, cells of a row stand side by side.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from verbeterspoor.reading.pages import Line, Page

LEFT, WIDTH, TOP = 60.0, 480.0, 100.0
LETTER = 5.0
STEP, NEXT = 18.0, 12.0  # to another paragraph, to the next line or item of a list
SIZES = {-1: 20.0, 0: 11.0, 1: 16.0, 2: 14.5, 3: 13.5, 4: 12.6, 5: 12.4, 6: 12.2}


def pages_of(paragraphs: list[dict[str, Any]]) -> tuple[Page, ...]:
    """Set the paragraphs out; a document has as many pages as its last paragraph says."""
    last = max((one["page"] for one in paragraphs), default=1)
    found = {number: page_of(number, list(group)) for number, group in groupby(paragraphs, lambda one: one["page"])}
    return tuple(found.get(number) or Page(number, "", (), 595.0, 842.0) for number in range(1, last + 1))


def page_of(number: int, paragraphs: list[dict[str, Any]]) -> Page:
    """One page; its text has a line for each paragraph and cell."""
    lines: list[Line] = []
    texts: list[str] = []
    at, y = 0, TOP
    for row, group in groupby(paragraphs, row_of):
        for one, low in placed(list(group), row is not None):
            lines.append(line_of(one, number, at, y + low))
            texts.append(one["text"])
            at += len(one["text"]) + 1
        y = (lines[-1].y if row is None else max(line.y for line in lines)) if lines else y
    return Page(number, "\n".join(texts), tuple(lines), 595.0, y + 2 * TOP)


def row_of(paragraph: dict[str, Any]) -> tuple | None:
    cell = paragraph["cell"]
    return tuple(cell[:2]) if cell else None


def placed(group: list[dict[str, Any]], is_row: bool) -> Iterator[tuple[dict[str, Any], float]]:
    """Each paragraph with how far below the last line it stands; paragraphs of one cell stand under each other."""
    if not is_row:
        low, before = 0.0, None
        for one in group:
            near = one["apart"] < 0 or (one["list"] and before is not None and before["list"])
            low += NEXT if near else STEP + NEXT * min(one["apart"], 3)
            yield one, low
            before = one
        return
    depth: dict[int, int] = {}
    rows = []
    for one in group:
        column = one["cell"][2]
        rows.append((STEP + NEXT * depth.get(column, 0), column, one))
        depth[column] = depth.get(column, 0) + 1
    for low, _, one in sorted(rows, key=lambda each: each[:2]):
        yield one, low


def line_of(paragraph: dict[str, Any], page: int, at: int, y: float) -> Line:
    text, cell = paragraph["text"], paragraph["cell"]
    x0, room, number = LEFT + 18 * min(paragraph["indent"], 6), WIDTH, 0
    if cell:
        _, _, number, columns = cell
        room = WIDTH / max(columns, 1)
        x0 = LEFT + number * room
    x1 = x0 + min(LETTER * len(text), max(room - 10, 1.0))
    level = paragraph["level"]
    return Line(
        text, tuple(range(at, at + len(text))), page, x0, x1, y, SIZES.get(level, 11.0),
        paragraph["bold"] or level != 0, paragraph["italic"], cell=number > 0, closed=True,
    )  # fmt: skip
