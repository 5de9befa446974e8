"""Reads HTML, however dirty, into a rich text: text is kept, everything else but a few elements is left out.

nh3 reads it first, as a browser does, so that what comes here is well-formed; then each element means something or
only its text counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import groupby, takewhile

import nh3

from .lists import LooseItem
from .subset import kept_address
from .tree import (
    NO_LETTER,
    SPACE,
    Block,
    Heading,
    Item,
    Line,
    Listing,
    Paragraph,
    Quote,
    Run,
    Table,
    joined_lines,
    line_of,
    lines_of,
    one_line,
    table_of,
    tidy,
)
from .word import SYMBOLS, is_mark, is_word_item, lists_of_word, word_item

GONE = {
    "script": "script", "svg": "image", "iframe": "embedded",
    "style": "", "title": "", "template": "", "xml": "", "noembed": "", "noframes": "",
}  # fmt: skip
"""What goes with everything in it, and what it is called when that is told; the nameless are not worth telling."""

EMPTIED = {
    "img": "image", "object": "embedded", "embed": "embedded", "video": "embedded", "audio": "embedded",
    "canvas": "embedded", "input": "field", "select": "field", "textarea": "field", "button": "field",
}  # fmt: skip
"""What goes while the words in it stay."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BREAKS = {
    "p", "div", "pre", "address", "article", "aside", "center", "dd", "details", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "legend", "main", "nav", "option", "section", "summary",
    "li", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "textarea", "select",
}  # fmt: skip
"""What stands apart from the text before and after it."""

EMPTY = {"br", "img", "hr", "input", "embed"}
MAX_DEPTH = 60
"""How deep elements are followed; below it only text counts."""

MAX_SPAN = 30
PLAIN = Run("")

_well_formed = nh3.Cleaner(
    tags={*EMPTIED, *HEADINGS, *BREAKS, "a", "b", "strong", "i", "em", "span", "br", "ul", "ol", "table", "blockquote"},
    clean_content_tags=set(GONE),
    attributes={
        "*": {"class", "style"}, "a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"},
        "ol": {"start"},
    },
    url_schemes={"http", "https", "mailto", "javascript", "vbscript", "data", "file", "ftp", "tel", "blob"},
    link_rel=None,
)  # fmt: skip
_not_there = re.compile("[\x00\ud800-\udfff]")
_opened = re.compile(f"<({'|'.join(name for name, told in GONE.items() if told)})[\\s/>]", re.IGNORECASE)


_tag = re.compile(r"<(/?)(?!(?:br|img|hr|input|p|li|td|th|tr|dt|dd|option)\b)([a-z][^\s/>]*)", re.IGNORECASE)
_any_tag = re.compile("<[^<>]*>")
MAX_OPEN = 300
"""How many elements may stand open at once: no text needs more, and reading more takes ever longer."""

WALLS = {"table", "caption", "object", "marquee", "applet", "template", "svg", "math", "select", "button"}
"""What an end tag does not reach through."""


def _is_too_deep(html: str) -> bool:
    """Say whether so many elements stand in each other that only the words can be read; in doubt it says so."""
    names: list[str] = []
    for tag in _tag.finditer(html):
        name = tag[2].lower()
        if not tag[1]:
            names.append(name)
            if len(names) > MAX_OPEN:
                return True
            continue
        for at in range(len(names) - 1, max(-1, len(names) - 9), -1):
            if names[at] == name:
                del names[at:]
            if at == len(names) or names[at] in WALLS:
                break
    return False


def read(html: str) -> tuple[tuple[Block, ...], Counter[str]]:
    """Return the rich text some HTML holds, and how much of what was left out."""
    html = _not_there.sub("", html)
    if _is_too_deep(html):
        html = _any_tag.sub("\n\n", html).replace("<", "&lt;").join(["<pre>", "</pre>"])
    left_out = Counter(GONE[name.lower()] for name in _opened.findall(html))
    blocks = _Reader(left_out).flow(_tree(_well_formed.clean(html)))
    return tidy(_with_levels(blocks)), left_out


@dataclass
class Node:
    """An element with what stands in it."""

    tag: str
    attributes: dict[str, str]
    inside: list[Node | str] = field(default_factory=list)

    def number(self, name: str, most: int) -> int:
        """Return an attribute that counts something."""
        value = self.attributes.get(name, "")
        return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 9 else 1

    def within(self, *tags: str) -> Iterator[Node]:
        """Yield the elements of some kinds in this one, but not those in a table in it."""
        for child in self.inside:
            if isinstance(child, Node):
                if child.tag in tags:
                    yield child
                elif child.tag in {"thead", "tbody", "tfoot", "tr"}:
                    yield from child.within(*tags)


def _tree(html: str) -> Node:
    """Return well-formed HTML as elements in each other, not too deep."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("div", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        parent = self.open[min(len(self.open), MAX_DEPTH) - 1]
        parent.inside.append(node)
        if tag not in EMPTY:
            self.open.append(parent if len(self.open) >= MAX_DEPTH else node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


@dataclass
class _Flow:
    """Text that runs on until something stands apart."""

    found: list[Block | LooseItem] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    in_pre: bool = False

    def add(self, text: str, kind: Run) -> None:
        """Go on with some text."""
        if self.in_pre:
            text = "\n".join(SPACE.sub(" ", line) for line in re.split("\r\n?|\n", text))
        self.runs.append(kind.says(NO_LETTER.sub("", text if self.in_pre else SPACE.sub(" ", text))))

    def stand_apart(self, *blocks: Block | LooseItem) -> None:
        """Close the paragraph, and put something after it."""
        self.found += map(Paragraph, lines_of(self.runs))
        self.runs = []
        self.found += blocks


class _Reader:
    """Goes through elements once, and counts what it leaves out."""

    def __init__(self, left_out: Counter[str]) -> None:
        self.left_out = left_out

    def flow(self, node: Node, kind: Run = PLAIN) -> list[Block]:
        """Return what stands in an element."""
        flow = _Flow()
        self._walk(node, kind, flow)
        flow.stand_apart()
        return list(lists_of_word(flow.found))

    def line(self, node: Node, kind: Run = PLAIN) -> Line:
        """Return what stands in an element on lines below each other."""
        return joined_lines(_lines(self.flow(node, kind)))

    def _walk(self, node: Node, kind: Run, flow: _Flow) -> None:
        for child in node.inside:
            if isinstance(child, str):
                flow.add(child, kind)
            elif child.tag == "br":
                flow.runs.append(kind.says("\n"))
            else:
                self._element(child, kind, flow)

    def _element(self, node: Node, kind: Run, flow: _Flow) -> None:
        if told := EMPTIED.get(node.tag):
            self.left_out[told] += 1
        if node.tag in HEADINGS:
            flow.stand_apart(*self._heading(node))
        elif node.tag in {"ul", "ol"}:
            flow.stand_apart(self._listing(node, kind))
        elif node.tag == "table":
            flow.stand_apart(*self._table(node))
        elif node.tag == "blockquote":
            flow.stand_apart(Quote(tuple(_lines(self.flow(node, kind)))))
        elif node.tag == "p" and is_word_item(node.attributes):
            flow.stand_apart(*self._word_item(node, kind))
        elif node.tag in BREAKS:
            flow.stand_apart()
            in_pre, flow.in_pre = flow.in_pre, flow.in_pre or node.tag in {"pre", "textarea"}
            self._walk(node, kind, flow)
            flow.stand_apart()
            flow.in_pre = in_pre
        else:
            self._walk(node, self._kind(node, kind), flow)

    def _heading(self, node: Node) -> Iterator[Block]:
        """Yield a heading; a list or table that stands in it comes after it."""
        blocks = self.flow(node)
        lines = list(takewhile(lambda block: isinstance(block, Paragraph), blocks))
        yield Heading(one_line(joined_lines(_lines(lines))), HEADINGS[node.tag])
        yield from blocks[len(lines) :]

    def _kind(self, node: Node, kind: Run) -> Run:
        """Return how text in an element looks: by its name or, from office programs, by its style."""
        style = node.attributes.get("style", "").lower()
        weight = re.search(r"(?<![\w-])font-weight:\s*(\w+)", style)
        strong = node.tag in {"b", "strong"}
        if weight:
            strong = weight[1] in {"bold", "bolder", "600", "700", "800", "900"}
        em = node.tag in {"i", "em"} or bool(re.search(r"(?<![\w-])font-style:\s*italic", style))
        href = self._address(node) if node.tag == "a" else ""
        return Run("", kind.strong or strong, kind.em or em, href or kind.href)

    def _address(self, node: Node) -> str:
        written = node.attributes.get("href", "").strip()
        address = kept_address(written)
        if not address and re.match(r"[a-z]+:", written, re.IGNORECASE):
            self.left_out["link"] += 1
        return address

    def _listing(self, node: Node, kind: Run) -> Listing:
        """Return a list; a list that stands straight in it belongs to the item before it."""
        items: list[Item] = []
        for tag, group in groupby(node.inside, _tag_in_list):
            same = list(group)
            for child in [one for one in same if isinstance(one, Node)] if tag else [Node("li", {}, same)]:
                if tag == "list":
                    last = items.pop() if items else Item(())
                    items.append(replace(last, lists=(*last.lists, self._listing(child, kind))))
                elif (item := _item(self.flow(child, kind))).line or item.lists:
                    items.append(item)
        return Listing(tuple(items), node.tag == "ol", node.number("start", 1000) if "start" in node.attributes else 1)

    def _table(self, node: Node) -> list[Block]:
        """Return a table; what spans columns or rows stands in the first of them, as in an import."""
        caption = " ".join(one_line(self.line(one)) for one in node.within("caption"))
        rows: list[list[Line]] = []
        below: dict[int, int] = {}
        for row in node.within("tr"):
            spans: dict[int, int] = {}
            line: list[Line] = []
            for cell in row.within("td", "th"):
                while below.get(len(line), 0) > 0:
                    line.append(())
                wide, high = cell.number("colspan", MAX_SPAN), cell.number("rowspan", MAX_SPAN)
                spans |= {at: high for at in range(len(line), len(line) + wide) if high > 1}
                line += [self.line(cell), *[()] * (wide - 1)]
            rows.append(line)
            below = {at: left - 1 for at, left in (below | spans).items() if left > 1}
        return table_of(one_line(line_of([Run(caption)])), rows)

    def _word_item(self, node: Node, kind: Run) -> list[Block | LooseItem]:
        marks: list[str] = []
        line = self.line(_without_marks(node, marks), kind)
        mark = " ".join("".join(marks).translate(SYMBOLS).split()) if marks else None
        item = word_item(line, mark, node.attributes)
        return [item or Paragraph(line)]


def _tag_in_list(child: Node | str) -> str:
    """Say what stands straight in a list: an item, a list, or loose text."""
    tag = "" if isinstance(child, str) else child.tag
    return "list" if tag in {"ul", "ol"} else "li" if tag == "li" else ""


def _without_marks(node: Node, marks: list[str]) -> Node:
    """Return an element without the bullet or number Word typed in it; that goes to `marks`."""
    inside: list[Node | str] = []
    for child in node.inside:
        if isinstance(child, str):
            inside.append(child)
        elif is_mark(child.attributes):
            marks.append(_bare(child))
        else:
            inside.append(_without_marks(child, marks))
    return Node(node.tag, node.attributes, inside)


def _bare(node: Node) -> str:
    return "".join(child if isinstance(child, str) else _bare(child) for child in node.inside)


def _item(blocks: list[Block]) -> Item:
    """Return an item of a list; what stands below a list in it goes on where that list ends."""
    line: Line = ()
    lists: list[Listing] = []
    for are_lists, same in groupby(blocks, lambda block: isinstance(block, Listing)):
        if are_lists:
            lists += [block for block in same if isinstance(block, Listing) and block.items]
        elif lists:
            lists[-1] = _longer(lists[-1], _lines(same))
        else:
            line = joined_lines(_lines(same))
    return Item(line, tuple(lists))


def _longer(listing: Listing, lines: list[Line]) -> Listing:
    """Return a list of which the last item of all says more."""
    *items, last = listing.items
    if last.lists:
        last = replace(last, lists=(*last.lists[:-1], _longer(last.lists[-1], lines)))
    else:
        last = replace(last, line=joined_lines([last.line, *lines]))
    return replace(listing, items=(*items, last))


def _lines(blocks: Iterable[Block]) -> list[Line]:
    """Return blocks as lines, where no blocks can stand: in a cell, a quote, an item."""
    lines: list[Line] = []
    for block in blocks:
        match block:
            case Paragraph():
                lines.append(block.line)
            case Heading():
                lines.append(line_of([Run(block.text, strong=True)]))
            case Listing():
                lines += _marked(block)
            case Quote():
                lines += block.paragraphs
            case Table():
                lines.append(line_of([Run(block.caption, strong=True)]))
                rows = [[(Run(name, strong=True),) for name in block.header], *block.rows]
                lines += [line_of([run for cell in row for run in (Run(" | "), *cell)][1:]) for row in rows]
    return [line for line in lines if line]


def _marked(listing: Listing) -> Iterator[Line]:
    for number, item in enumerate(listing.items, listing.start):
        yield line_of([Run(f"{number}. " if listing.is_numbered else "- "), *item.line])
        for lower in item.lists:
            yield from _marked(lower)


def _with_levels(blocks: Iterable[Block]) -> list[Block]:
    """Give headings level 3 or 4: the highest two kinds of a text that begins at 1 or 2 keep their order."""
    blocks = list(blocks)
    levels = {block.level for block in blocks if isinstance(block, Heading) and block.text}
    top = min(levels, default=3)
    top = top if top < 3 else 3
    return [
        replace(block, level=3 if block.level <= top else 4) if isinstance(block, Heading) else block
        for block in blocks
    ]
