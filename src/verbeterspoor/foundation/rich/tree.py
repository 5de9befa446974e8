"""What a rich text consists of: paragraphs, headings, lists, quotes and tables, and pieces of text in them.

This is the one form between everything: HTML and typed text are read into it; pages, plain text, PDF and Word are
made of it. It has one shape for each text (`tidy`), so that reading what was written gives the same again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

MAX_LISTS = 4
"""How deep lists may stand in lists; what stands deeper comes up to this level."""

MAX_START = 999
"""The highest number a list can start with; a year before a full stop is no such number."""

MAX_COLUMNS = 30

SPACE = re.compile("[ \t\r\n\f\v\x85\xa0\u2028\u2029]+")
NO_LETTER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
"""Control characters, marks that turn direction, half and private characters: the typesetter refuses them too."""


class Run(NamedTuple):
    """A piece of text of one kind; a line end in it starts a new line."""

    text: str
    strong: bool = False
    em: bool = False
    href: str = ""

    def says(self, text: str) -> Run:
        """Return another text of the same kind."""
        return Run(text, self.strong, self.em, self.href)


Line = tuple[Run, ...]
"""Everything one paragraph, item or cell says."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    line: Line


@dataclass(frozen=True)
class Heading:
    """A heading of level 3, or of level 4 below one."""

    text: str
    level: int = 3


@dataclass(frozen=True)
class Item:
    """One item of a list, with the lists below it."""

    line: Line
    lists: tuple[Listing, ...] = ()


@dataclass(frozen=True)
class Listing:
    """A list, with bullets or numbered from `start`."""

    items: tuple[Item, ...]
    is_numbered: bool = False
    start: int = 1


@dataclass(frozen=True)
class Quote:
    """Words of somebody else."""

    paragraphs: tuple[Line, ...]


@dataclass(frozen=True)
class Table:
    """A table with one row of headers; every row is as long."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Paragraph | Heading | Listing | Quote | Table


def lines_of(runs: Iterable[Run], *, cut: bool = True) -> list[Line]:
    """Bring runs into their one shape, and cut them where two line ends follow each other.

    A space belongs to what stands on both sides of it: bold, slanted or a link only when both are.
    """
    lines: list[Line] = []
    line: list[Run] = []
    gap = ""
    for run in runs:
        for piece in _pieces(run.text):
            if not piece or piece[0] in " \n":
                gap += piece
                continue
            if line and cut and gap.count("\n") > 1:
                lines.append(_joined(line))
                line = []
            elif line and gap:
                line.append(_between(line[-1], run, "\n" if "\n" in gap else " "))
            gap = ""
            line.append(run.says(piece))
    return [*lines, _joined(line)] if line else lines


def _pieces(text: str) -> list[str]:
    """Cut a text into words and what stands between them; words on one line stay together."""
    if "\n" in text:
        return re.findall(r"[ \n]+|[^ \n]+", text)
    words = [word for word in text.split(" ") if word]
    return [text[:1] if text[:1] == " " else "", " ".join(words), text[-1:] if text[-1:] == " " else ""]


def line_of(runs: Iterable[Run]) -> Line:
    """Bring runs into their one shape; several line ends become one."""
    return (*lines_of(runs, cut=False), ())[0]


def joined_lines(lines: Iterable[Line]) -> Line:
    """Put lines below each other in one."""
    return line_of([run for line in lines if line for run in (*line, Run("\n"))])


def _between(before: Run, after: Run, text: str) -> Run:
    href = before.href if before.href == after.href else ""
    return Run(text, before.strong and after.strong, before.em and after.em, href)


def _joined(line: Sequence[Run]) -> Line:
    """Join neighbours of the same kind."""
    if len(line) == 1:
        return (line[0],)
    kinds = groupby(line, itemgetter(1, 2, 3))
    return tuple(Run("".join(run.text for run in same), *kind) for kind, same in kinds)


def text_in(line: Line) -> str:
    """Return the bare text of a line."""
    return "".join(run.text for run in line)


def one_line(line: Line) -> str:
    """Return the bare text of a line without line ends."""
    return text_in(line).replace("\n", " ")


def tidy(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Bring blocks into their one shape: nothing empty, no heading that skips a level, lists that go on joined."""
    kept: list[Any] = []
    level = 2
    for block in blocks:
        match block:
            case Paragraph(line) if line:
                kept.append(block)
            case Heading(text) if text:
                level = max(3, min(block.level, level + 1, 4))
                kept.append(Heading(text, level))
            case Listing():
                kept += tidy_lists([block])
            case Quote(paragraphs) if any(paragraphs):
                kept.append(Quote(tuple(line for line in paragraphs if line)))
            case Table():
                kept += table_of(block.caption, [[(Run(cell),) if cell else () for cell in block.header], *block.rows])
    return tuple(_joined_lists(kept))


def tidy_lists(lists: Iterable[Listing], levels: int = MAX_LISTS) -> tuple[Listing, ...]:
    """Bring lists that stand below each other into their one shape, at most so many levels deep."""
    kept = [replace(listing, items=tuple(_tidy_items(listing.items, levels))) for listing in lists]
    return tuple(_joined_lists([_with_start(listing) for listing in kept if listing.items]))


def _with_start(listing: Listing) -> Listing:
    start = listing.start if listing.is_numbered and 0 <= listing.start <= MAX_START else 1
    return replace(listing, start=start)


def _tidy_items(items: Iterable[Item], levels: int) -> Iterator[Item]:
    """Yield items that say something; lists below one that says nothing, or that stand too deep, come up."""
    for item in items:
        if item.line and levels > 1:
            yield Item(item.line, tidy_lists(item.lists, levels - 1))
            continue
        if item.line:
            yield Item(item.line)
        for listing in item.lists:
            yield from _tidy_items(listing.items, levels)


def _joined_lists(blocks: Sequence[Any]) -> Iterator[Any]:
    """Yield blocks, with each list joined to the one just before that it continues."""
    listing: Listing | None = None
    items: list[Item] = []
    for block in blocks:
        if isinstance(block, Listing):
            if listing and _goes_on(listing, len(items), block):
                items += block.items
                continue
            if listing:
                yield replace(listing, items=tuple(items))
            listing, items = block, list(block.items)
            continue
        if listing:
            yield replace(listing, items=tuple(items))
            listing = None
        yield block
    if listing:
        yield replace(listing, items=tuple(items))


def _goes_on(listing: Listing, size: int, other: Listing) -> bool:
    """Say whether a list goes on where one with so many items ends."""
    starts_there = not other.is_numbered or other.start == listing.start + size
    return listing.is_numbered == other.is_numbered and starts_there


def table_of(caption: str, rows: Iterable[Sequence[Line]]) -> list[Block]:
    """Make a table of rows of which the first names the columns; a table of one cell is only a box around a text."""
    full = [_narrow(row) for row in rows if any(row)]
    width = max(map(len, full), default=0)
    if width < 2 and len(full) < 2:
        lines = [line_of([Run(caption)]), *(cell for row in full for cell in row)]
        return [Paragraph(line) for line in lines if line]
    first, *others = [tuple(row) + ((),) * (width - len(row)) for row in full]
    return [Table(caption, tuple(map(one_line, first)), tuple(others))]


def _narrow(row: Sequence[Line]) -> list[Line]:
    """Return at most so many cells; the last one takes what is left."""
    return [*row[: MAX_COLUMNS - 1], joined_lines(row[MAX_COLUMNS - 1 :])] if len(row) > MAX_COLUMNS else list(row)
