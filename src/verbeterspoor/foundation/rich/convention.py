"""Rich text as people type it without an editor, and back: nothing gets lost on the way.

    # Kop, ## tussenkop          - punt, of 1. punt; met twee spaties ervoor een lijst in de lijst
    **vet** en __cursief__       > woorden van een ander
    [tekst](https://…)           | kop | kop |, en erboven Tabel: bijschrift

A blank line ends a paragraph. A sign that must stay a sign gets a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext

from .inline import hide_sign, read_inline, shield, unshield, write_inline
from .lists import LooseItem, lists_of
from .tree import MAX_START, Block, Heading, Listing, Paragraph, Quote, Run, Table, one_line, table_of, tidy

HEADING = re.compile(r"(#{1,6}) +(?=[^ ])")
BULLET = re.compile(r"( *)[-*•·–] +(?=[^ ])")
NUMBER = re.compile(r"( *)(\d{1,9})\. +(?=[^ ])")
ROW = re.compile(r"\|.*\|")
RULE = re.compile(r"[ :|-]*-[ :|-]*")
CAPTION = re.compile(r"(?:Tabel|Table): *(?=[^ ])")
SPACES = re.compile("[\f\v\x85\xa0\u2028\u2029]")
MAX_INDENT = 40


def read_typed(text: str) -> tuple[Block, ...]:
    """Return the rich text somebody typed."""
    text = SPACES.sub(" ", re.sub(r"\r\n?", "\n", text)).expandtabs(4)
    return tidy(_Lines(shield(text).split("\n")).blocks())


class _Lines:
    """Goes through typed lines once."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = [line.rstrip(" ") for line in lines]
        self.at = 0
        self.loose: list[str] = []

    def blocks(self) -> Iterator[Block]:
        """Yield what the lines are, up to the last one."""
        while self.at < len(self.lines):
            line = self.lines[self.at].lstrip(" ")
            if heading := HEADING.match(line):
                yield from self.paragraph()
                self.at += 1
                yield Heading(one_line(read_inline(line[heading.end() :])), 3 if len(heading[1]) == 1 else 4)
            elif line.startswith(">"):
                yield from self.paragraph()
                yield self.quote()
            elif ROW.match(line):
                yield from self.table()
            elif self.item({}):
                yield from self.paragraph()
                yield from self.lists()
            else:
                if line:
                    self.loose.append(line)
                else:
                    yield from self.paragraph()
                self.at += 1
        yield from self.paragraph()

    def paragraph(self) -> Iterator[Block]:
        """Yield the paragraph that ends here."""
        if self.loose:
            yield Paragraph(read_inline("\n".join(self.loose)))
        self.loose = []

    def quote(self) -> Quote:
        """Return the lines from here that stand behind a bracket."""
        lines = [line[1:].strip(" ") for line in self.while_starts(">")]
        return Quote(tuple(read_inline(part) for part in re.split(r"\n{2,}", "\n".join(lines))))

    def table(self) -> Iterator[Block]:
        """Yield the rows from here; the line just before them can be the caption."""
        caption = CAPTION.match(self.loose[-1]) if self.loose else None
        words = one_line(read_inline(self.loose.pop()[caption.end() :])) if caption else ""
        yield from self.paragraph()
        lines = list(self.while_starts("|"))
        lines = [line for at, line in enumerate(lines) if at != 1 or not RULE.fullmatch(line)]
        rows = [line[1 : -1 if line.endswith("|") else None].split("|") for line in lines]
        yield from table_of(words, [[read_inline(cell.replace("⏎", "\n")) for cell in row] for row in rows])

    def while_starts(self, sign: str) -> Iterator[str]:
        """Yield the lines from here that start with a sign."""
        while self.at < len(self.lines) and self.lines[self.at].lstrip(" ").startswith(sign):
            yield self.lines[self.at].lstrip(" ")
            self.at += 1

    def item(self, numbers: dict[int, int]) -> tuple[int, int | None, str] | None:
        """Return indent, number and words when an item starts here."""
        line = self.lines[self.at]
        if bullet := BULLET.match(line):
            return min(len(bullet[1]), MAX_INDENT), None, line[bullet.end() :]
        if not (found := NUMBER.match(line)):
            return None
        indent, number = min(len(found[1]), MAX_INDENT), int(found[2])
        goes_on = numbers.get(indent, -1) + 1 == number
        return (indent, number, line[found.end() :]) if number <= MAX_START or goes_on else None

    def lists(self) -> Iterator[Listing]:
        """Yield the lists from here; an indented line goes on with its item, blank lines between items are nothing."""
        found: list[tuple[int, int | None, list[str]]] = []
        numbers: dict[int, int] = {}
        while self.at < len(self.lines):
            if item := self.item(numbers):
                indent, number, words = item
                found.append((indent, number, [words]))
                numbers[indent] = -1 if number is None else number
            elif self.lines[self.at].startswith(" "):
                found[-1][2].append(self.lines[self.at].strip(" "))
            elif not self.blank_before_item(numbers):
                break
            self.at += 1
        items = [LooseItem(read_inline("\n".join(words)), indent, number) for indent, number, words in found]
        yield from lists_of([item for item in items if item.line])

    def blank_before_item(self, numbers: dict[int, int]) -> bool:
        """Say whether only blank lines stand between here and the next item; go to the last of them."""
        here = self.at
        while self.at < len(self.lines) and not self.lines[self.at]:
            self.at += 1
        if here < self.at < len(self.lines) and self.item(numbers):
            self.at -= 1
            return True
        self.at = here
        return False


def as_typed(blocks: Iterable[Block]) -> str:
    """Write a rich text as people would type it."""
    return unshield("\n\n".join(map(_typed, blocks)))


def _typed(block: Block) -> str:
    match block:
        case Paragraph():
            return "\n".join(map(_started, write_inline(block.line).split("\n")))
        case Heading():
            return f"{'#' * (block.level - 2)} {write_inline((Run(block.text),))}"
        case Listing():
            return "\n".join(_typed_items(block, ""))
        case Quote():
            lines = "\n\n".join(map(write_inline, block.paragraphs)).split("\n")
            return "\n".join(f"> {line}".rstrip(" ") for line in lines)
        case Table():
            return "\n".join(_typed_rows(block))


def _typed_items(listing: Listing, indent: str) -> Iterator[str]:
    for number, item in enumerate(listing.items, listing.start):
        mark = f"{number}. " if listing.is_numbered else "- "
        first, *more = write_inline(item.line).split("\n")
        inner = indent + " " * len(mark)
        yield f"{indent}{mark}{first}"
        yield from (f"{inner}{_started(line)}" for line in more)
        for lower in item.lists:
            yield from _typed_items(lower, inner)


def _typed_rows(table: Table) -> Iterator[str]:
    if table.caption:
        word = gettext("Table:")
        yield f"{word} {write_inline((Run(table.caption),))}"
    for row in [[(Run(name),) for name in table.header], *table.rows]:
        yield f"| {' | '.join(_typed_cell(write_inline(cell, in_cell=True)) for cell in row)} |"


def _typed_cell(text: str) -> str:
    return hide_sign(text[0]) + text[1:] if RULE.fullmatch(text) else text


def _started(line: str) -> str:
    """Return a line whose first sign does not make it something else."""
    if re.match(r"#{1,6} |[-*•·–] |[>|]", line):
        return hide_sign(line[0]) + line[1:]
    return re.sub(r"^(\d{1,9})\. ", lambda found: f"{found[1]}{hide_sign('.')} ", line)
