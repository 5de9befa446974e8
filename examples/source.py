"""One source text per example: a head, the text in blocks, and the answers a good reader would give.

The marks at the start of a block: `#` heading, `|` header fields, `||` a table row, `-` bullets, `a.` sub-points,
`>` decision point, `>>` its sub-point, `!` argument, `&` attachment, `%page` new page, `%contents` table of contents.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

LISTS = {"- ": "bullet", ">> ": "subdecision", "> ": "decision", "! ": "argument", "& ": "attachment"}
SUB_POINT = re.compile(r"^[a-z]\. ")


@dataclass(frozen=True)
class Block:
    """A piece of text that stands on its own: a heading, a paragraph, one item of a list, or a table."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple = ()


@dataclass
class Source:
    """An example as it was written: `head` values, `blocks` of text, and `answers` as lists of cells."""

    name: str
    head: dict = field(default_factory=dict)
    references: list = field(default_factory=list)
    blocks: list = field(default_factory=list)
    answers: list = field(default_factory=list)


def read_source(path: Path) -> Source:
    """Read one source text; the three parts are parted by a line of three dashes."""
    head, body, answers = path.read_text(encoding="utf-8").split("\n---\n")
    source = Source(name=path.stem)
    for line in head.splitlines():
        key, value = (part.strip() for part in line.split(":", 1))
        if key == "reference":
            source.references.append(value)
        else:
            source.head[key] = value
    for lines in re.split(r"\n\s*\n", body.strip()):
        source.blocks += blocks_of([line.rstrip() for line in lines.splitlines()])
    source.answers = [[cell.strip() for cell in line.split(" | ")] for line in answers.splitlines() if line.strip()]
    return source


def blocks_of(lines: list) -> list:
    """Turn the lines between two empty lines into blocks; a list gives one block per item."""
    first = lines[0]
    if first.startswith("#"):
        marks, text = first.split(" ", 1)
        return [Block("heading", text, level=len(marks))]
    if first.startswith("%"):
        return [Block(first[1:])]
    if first.startswith("||"):
        return [Block("table", rows=tuple(cells(line[2:]) for line in lines))]
    if first.startswith("|"):
        return [Block("fields", rows=tuple(cells(line[1:]) for line in lines))]
    if list_kind(first):
        return [Block(list_kind(item), strip_mark(item)) for item in join_items(lines)]
    return [Block("paragraph", " ".join(line.strip() for line in lines))]


def cells(line: str) -> tuple:
    return tuple(cell.strip() for cell in line.split("|"))


def list_kind(line: str) -> str | None:
    """Name the kind of list item that a line opens, if it opens one."""
    for mark, kind in LISTS.items():
        if line.startswith(mark):
            return kind
    return "subpoint" if SUB_POINT.match(line) else None


def strip_mark(item: str) -> str:
    return item if SUB_POINT.match(item) else item.split(" ", 1)[1]


def join_items(lines: list) -> list:
    """Join the lines that carry on an item to that item."""
    items = []
    for line in lines:
        if list_kind(line):
            items.append(line)
        else:
            items[-1] += " " + line.strip()
    return items
