"""A table that came in: cells as people saw them, rows with the numbers they have in the file, and the header found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbeterspoor.documents.typesetting.plain import clean

from .columns import is_like_formula

LOOKED_AT = 30
"""Within how many filled rows the header must stand."""

LONGEST_TITLE = 120


@dataclass(frozen=True)
class Cell:
    """What a cell says, and the day it holds when the file marks it as a day."""

    text: str = ""
    day: date | None = None

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Row:
    """A row with the number people see beside it; all rows of a sheet have as many cells as its header."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """One table: the lines above it, its header (none where no row looks like one) and its filled rows."""

    name: str
    header: Row | None
    rows: tuple[Row, ...]
    above: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns; a column without one is called by its letter."""
        width = len(self.header.cells) if self.header else max((len(row.cells) for row in self.rows), default=0)
        given = self.header.cells if self.header else (Cell(),) * width
        return tuple(cell.text or letter(place) for place, cell in enumerate(given))


def letter(place: int) -> str:
    """Return what a spreadsheet calls a column: A, B, … Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def as_cell(given: Any) -> Cell:
    """Make a cell of what a reader gives: a text, or a day with the text people saw."""
    if isinstance(given, dict):
        try:
            return Cell(tidy(given["text"]), date.fromisoformat(given["day"]))
        except ValueError:
            return Cell(tidy(given["text"]))
    return Cell(tidy(given))


def tidy(text: str) -> str:
    """Clean a text of a cell; the apostrophe that keeps a text from being a formula is no part of it."""
    text = clean(text).replace("\u00a0", " ").strip()
    return text[1:] if text.startswith("'") and is_like_formula(text) else text


def sheet_of(name: str, rows: Iterable[Sequence[Any]], known: Collection[str] = ()) -> Sheet:
    """Make a sheet of rows as they stand in the file, and find its header.

    `known` are titles the caller hopes for; the row that has most of them (two or more) is the header.
    """
    filled = [(number, [as_cell(one) for one in row]) for number, row in enumerate(rows, 1)]
    filled = [(number, cells) for number, cells in filled if any(cells)]
    place = header_place([cells for _number, cells in filled], {plain_title(title) for title in known})
    used = sorted({at for _, cells in filled for at, cell in enumerate(cells) if cell})
    lines = [
        Row(number, tuple(cells[at] if at < len(cells) else Cell() for at in used)) for number, cells in filled
    ]  # fmt: skip
    if place is None:
        return Sheet(name, None, tuple(lines))
    above = tuple(dict.fromkeys(cell.text for row in lines[:place] for cell in row.cells if cell))
    header = lines[place]
    rest = (
        row for row in lines[place + 1 :] if [str(cell) for cell in row.cells] != [str(cell) for cell in header.cells]
    )
    return Sheet(name, header, tuple(rest), above)


def plain_title(title: object) -> str:
    """Return a title as it is compared: small letters without accents, signs or spaces."""
    letters = unicodedata.normalize("NFKD", str(title).casefold())
    return re.sub(r"[^a-z0-9]", "", letters)


def header_place(rows: Sequence[Sequence[Cell]], known: Collection[str]) -> int | None:
    """Return which filled row is the header: the one with most known titles, or the first that looks like titles."""
    looked = rows[:LOOKED_AT]
    counts = [len({plain_title(cell) for cell in row if cell} & set(known)) for row in looked]
    if counts and max(counts) >= min(2, len(known) or 2):
        return counts.index(max(counts))
    for place, row in enumerate(looked[:-1]):
        usual = max(distinct(other) for other in rows[place + 1 : place + 21])
        if looks_like_titles(row) and distinct(row) >= max(min(2, usual), 0.6 * usual):
            return place
    return None


def distinct(row: Sequence[Cell]) -> int:
    """Count the different things a row says: a title over merged cells is one."""
    return len({cell.text for cell in row if cell})


def looks_like_titles(row: Sequence[Cell]) -> bool:
    """Say whether a row holds titles: short texts, no days and no numbers."""
    filled = [cell for cell in row if cell]
    numbers = [cell for cell in filled if cell.day or re.fullmatch(r"[\d\s.,%€-]+", cell.text)]
    return not numbers and all(len(cell.text) <= LONGEST_TITLE for cell in filled)
