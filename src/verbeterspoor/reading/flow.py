"""The running text of a document: paragraphs as a person reads them, each character traceable to its page.

Lines are joined over line and page breaks; page headers, page numbers and footnotes are left out.
"""

import re
from array import array
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .answers import Quote
from .joining import ENDS_SENTENCE, join_kind
from .margins import running_lines
from .pages import OFFICE, Document, Line

ENUMERATOR = re.compile(
    r"(?P<bullet>[•●▪■◦○·–—*-]|o(?=\s)|e(?=\s+[A-Z])|)\s*"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|\d{1,2}[a-h][.)]|[A-Za-z][.)]|[ivxIVX]{1,5}[.):]|)(?=\s|$)\s*"
)

NO_WORD = re.compile(r"\w{120}")  # no language writes this: dirt, or meant to be slow
OFFICE_LEADING = 12.0  # how an office text is set out, see office.layout
SHORTEST_LINE, LONGEST_LINE = 60, 160  # characters in which a text file is wrapped


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or table row; `start` and `end` count in `Flow.text`."""

    start: int
    end: int
    text: str
    lines: tuple[Line, ...]
    gap: float

    @property
    def page(self) -> int:
        return self.lines[0].page

    @cached_property
    def marker(self) -> tuple[str, str, int]:
        """The bullet, the number, and where the words after them begin."""
        match = ENUMERATOR.match(self.text)
        if not match or match.end() == len(self.text):
            return "", "", 0
        return match["bullet"], match["number"].rstrip(".):"), match.end()

    @property
    def number(self) -> str:
        return self.marker[1]

    @property
    def body(self) -> str:
        return self.text[self.marker[2] :]

    @property
    def body_start(self) -> int:
        return self.start + self.marker[2]

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)

    @property
    def x0(self) -> float:
        return self.lines[0].x0


class Flow:
    """The document as one text; blocks are separated by a line break."""

    def __init__(self, document: Document):
        self.document = document
        self.plain = document.media_type.startswith("text/")
        skip = running_lines(document)
        self.lines = [
            line
            for page in document.pages
            for line in page.lines
            if id(line) not in skip and not NO_WORD.search(line.text)
        ]
        widest = max(page.width for page in document.pages)
        self.metrics = Metrics(self.lines, self.plain, widest, OFFICE_LEADING if document.media_type in OFFICE else 0)
        self._pages, self._offsets = array("i"), array("i")
        self._chars: list[str] = []
        self.blocks = tuple(self._blocks())
        self.text = "".join(self._chars)

    def _blocks(self):
        group: list[Line] = []
        gap = 0.0
        for line in self.lines:
            how = join_kind(group[-1], line, self.metrics, group) if group else None
            if group and how is None:
                yield self._block(group, gap)
                gap = self.metrics.gap(group[-1], line)
                group = []
            group.append(line)
        if group:
            yield self._block(group, gap)

    def _block(self, lines: list[Line], gap: float) -> Block:
        start = len(self._chars)
        for k, line in enumerate(lines):
            if k:
                self._separator(lines[k - 1], line)
            self._put(line.text, line.page, line.offsets)
        end = len(self._chars)
        text = "".join(self._chars[start:end])
        self._put("\n", lines[-1].page, (lines[-1].end - 1,))
        return Block(start, end, text, tuple(lines), gap)

    def _put(self, text: str, page: int, offsets) -> None:
        self._chars.extend(text)
        self._offsets.extend(offsets)
        self._pages.extend([page] * len(text))

    def _separator(self, before: Line, after: Line) -> None:
        """A space, a hyphen that belongs to the word, or nothing where a word was broken."""
        joint = joint_of(before, after)
        place = (before.page, before.end - 1)
        if joint is None:
            while self._chars and self._chars[-1] in "-\u00ad":
                self._chars.pop(), self._offsets.pop(), self._pages.pop()
        else:
            self._put(joint, place[0], (place[1],) * len(joint))

    def quote(self, start: int, end: int) -> Quote:
        """The words between two places of the running text, with their places on the pages."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        parts: list[list[int]] = []
        for k in range(start, end):
            page, offset = self._pages[k], self._offsets[k]
            if parts and parts[-1][0] == page:
                parts[-1][1] = min(parts[-1][1], offset)
                parts[-1][2] = max(parts[-1][2], offset + 1)
            else:
                parts.append([page, offset, offset + 1])
        words = re.sub(r"\s+", " ", self.text[start:end])
        if not parts:
            return Quote(words, self._pages[start] if self._pages else 1, 0, 0)
        page, first, last = parts[0]
        return Quote(words, page, first, last, tuple((p, s, e) for p, s, e in parts[1:]))

    def quote_block(self, block: Block) -> Quote:
        return self.quote(block.start, block.end)

    @property
    def places(self) -> tuple[array, array]:
        """The page and the offset on it of each character of the running text."""
        return self._pages, self._offsets

    def page_at(self, place: int) -> int:
        return self._pages[min(place, len(self._pages) - 1)]

    def block_at(self, place: int) -> Block:
        low, high = 0, len(self.blocks) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.blocks[middle].start <= place else (low, middle - 1)
        return self.blocks[low]


def joint_of(before: Line, after: Line) -> str | None:
    """What stands between two joined lines; None means that the hyphen at the end goes too."""
    if before.broken_word:
        if re.match(r"(?:en|of)\b", after.text):
            return "- "
        keeps = re.search(r"(?:\b|\d)[A-ZÀ-Þ0-9]{1,5}$|\b[A-Z][a-z]{1,2}[A-Z]?$|\bWmo$", before.text)
        return "-" if keeps or after.text[:1].isupper() else ""
    if before.text.endswith("\u00ad"):
        return None
    if re.search(r"\w-$", before.text):
        if re.match(r"(?:en|of)\b", after.text):
            return " "
        return ""
    return " "


class Metrics:
    """How wide the text runs, how far its lines stand apart, and how big its letters are."""

    def __init__(self, lines: list[Line], plain: bool, width: float, leading: float = 0):
        self.plain = plain
        weights: dict[float, int] = {}
        for line in lines:
            weights[line.size] = weights.get(line.size, 0) + len(line.text)
        self.body_size = max(weights, key=lambda size: weights[size]) if weights else 1.0
        self.right = self._right(lines, width)
        self.columns = {} if plain else self._columns(lines)
        self.leading = leading or self._leading(lines)

    def _right(self, lines: list[Line], width: float) -> float:
        """Where the lines end; a text with very long lines was not broken into lines at all."""
        ends = sorted(line.x1 for line in lines if len(line.text) > 3)
        if not ends:
            return width
        if self.plain and ends[-1] > LONGEST_LINE:
            return float("inf")
        return max(ends[int(len(ends) * 0.97)], SHORTEST_LINE if self.plain else 0.55 * width)

    def _columns(self, lines: list[Line]) -> dict[int, float]:
        """The right edge of each column of running text, by its left edge."""
        groups: dict[int, list[float]] = {}
        for line in lines:
            groups.setdefault(round(line.x0 / 4), []).append(line.x1)
        edges = {left: sorted(ends)[int(len(ends) * 0.9)] for left, ends in groups.items() if len(ends) >= 12}
        return {
            left: edge for left, edge in edges.items()
            if sum(end > 0.94 * edge for end in groups[left]) > 0.4 * len(groups[left])
        }  # fmt: skip

    def in_column(self, line: Line) -> bool:
        return round(line.x0 / 4) in self.columns

    def right_of(self, line: Line) -> float:
        return self.columns.get(round(line.x0 / 4), self.right)

    def _leading(self, lines: list[Line]) -> float:
        """The usual distance between two lines of one paragraph: the distance from full line to next line."""
        steps: dict[int, int] = {}
        for a, b in pairwise(lines):
            step = round(b.y - a.y)
            if a.page == b.page and step > 0 and self._belongs(a, b):
                steps[step] = steps.get(step, 0) + 1
        if not steps:
            return 1.0
        if self.plain:
            return max(steps, key=lambda s: steps[s])
        common = max(steps.values())
        near = [s for s, n in steps.items() if n >= common / 3]
        return sum(s * steps[s] for s in near) / sum(steps[s] for s in near)

    def _belongs(self, a: Line, b: Line) -> bool:
        """Surely one paragraph: in a text file a sentence that goes on, in a PDF a line that was filled."""
        if self.plain:
            return b.text[:1].islower() and len(a.text) > 25 and not ENDS_SENTENCE.search(a.text)
        return a.x1 > 0.75 * self.right_of(a)

    def gap(self, a: Line, b: Line) -> float:
        """The distance between two lines in usual line distances; a page break counts as one."""
        if a.page != b.page:
            return 1.0
        return (b.y - a.y) / self.leading
