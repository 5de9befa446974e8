"""Writes a rich text as HTML, and as plain text; nothing can come out but the few elements named here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from .tree import Block, Heading, Item, Line, Listing, Paragraph, Quote, Run, Table, one_line, text_in

CLASSES = {
    "p": "utrecht-paragraph",
    "h2": "utrecht-heading-2",
    "h3": "utrecht-heading-3",
    "h4": "utrecht-heading-4",
    "h5": "utrecht-heading-5",
    "h6": "utrecht-heading-6",
    "ul": "utrecht-unordered-list",
    "ol": "utrecht-ordered-list",
    "a": "utrecht-link utrecht-link--html-a",
    "blockquote": "vs-quote",
    "table": "utrecht-table utrecht-table--html-table vs-table",
    "caption": "utrecht-table__caption",
    "thead": "utrecht-table__header",
    "tbody": "utrecht-table__body",
    "tr": "utrecht-table__row",
    "th": "utrecht-table__header-cell",
    "td": "utrecht-table__cell",
}
"""How each element looks on a page."""

ITEM = {False: "utrecht-unordered-list__item", True: "utrecht-ordered-list__item"}


class Writer:
    """Writes HTML; bare to be kept, or with classes for a page whose sections have headings of `top_level`."""

    def __init__(self, *, with_classes: bool = False, top_level: int = 3) -> None:
        self.with_classes = with_classes
        self.higher = top_level - 3

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Write everything."""
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        """Write one block."""
        match block:
            case Paragraph():
                return self.element("p", self.line(block.line))
            case Heading():
                return self.element(f"h{min(block.level + self.higher, 6)}", escape(block.text, quote=False))
            case Listing():
                return self.listing(block)
            case Quote():
                return self.element("blockquote", "".join(self.element("p", self.line(p)) for p in block.paragraphs))
            case Table():
                return self.table(block)

    def listing(self, listing: Listing) -> str:
        """Write a list with the lists in it."""
        start = f' start="{listing.start}"' if listing.start != 1 else ""
        items = "".join(self.item(item, ITEM[listing.is_numbered]) for item in listing.items)
        return self.element("ol" if listing.is_numbered else "ul", items, start)

    def item(self, item: Item, name: str) -> str:
        """Write one item with the lists below it."""
        shown = f' class="{name}"' if self.with_classes else ""
        return f"<li{shown}>{self.line(item.line)}{''.join(map(self.listing, item.lists))}</li>"

    def table(self, table: Table) -> str:
        """Write a table; on a page it can be scrolled sideways, and each cell carries the name of its column."""
        caption = self.element("caption", escape(table.caption, quote=False)) if table.caption else ""
        names = self.element("tr", "".join(map(self.name, table.header)))
        rows = "".join(self.element("tr", "".join(map(self.cell, row, table.header))) for row in table.rows)
        body = self.element("tbody", rows) if rows else ""
        written = self.element("table", f"{caption}{self.element('thead', names)}{body}")
        return f'<div class="vs-table-frame">{written}</div>' if self.with_classes else written

    def name(self, name: str) -> str:
        """Write the name of a column; on a page one without a name is no header for those who listen."""
        if self.with_classes and not name:
            return self.element("td", "")
        return self.element("th", escape(name, quote=False), ' scope="col"' if self.with_classes else "")

    def cell(self, line: Line, name: str) -> str:
        """Write one cell of a table."""
        if self.with_classes:
            return self.element("td", f"<span>{self.line(line)}</span>", f' data-label="{escape(name)}"')
        return self.element("td", self.line(line))

    def line(self, line: Line) -> str:
        """Write what a line says: a link around bold around slanted text."""
        return "".join(
            self.element("a", self._strong(same), f' href="{escape(href)}"') if href else self._strong(same)
            for href, same in ((href, list(same)) for href, same in groupby(line, lambda run: run.href))
        )

    def _strong(self, runs: list[Run]) -> str:
        parts = ((strong, "".join(map(_slanted, same))) for strong, same in groupby(runs, lambda run: run.strong))
        return "".join(f"<strong>{text}</strong>" if strong else text for strong, text in parts)

    def element(self, tag: str, inside: str, attributes: str = "") -> str:
        """Write one element."""
        shown = f' class="{CLASSES[tag]}"' if self.with_classes else ""
        return f"<{tag}{attributes}{shown}>{inside}</{tag}>"


def _slanted(run: Run) -> str:
    text = escape(run.text, quote=False).replace("\n", "<br>")
    return f"<em>{text}</em>" if run.em else text


def plain_text(blocks: Iterable[Block]) -> str:
    """Write the bare text: a line for each item, a row of a table with bars between its cells."""
    return "\n\n".join(map(_plain, blocks))


def _plain(block: Block) -> str:
    match block:
        case Paragraph():
            return text_in(block.line)
        case Heading():
            return block.text
        case Listing():
            return "\n".join(_plain_items(block, ""))
        case Quote():
            return "\n\n".join(map(text_in, block.paragraphs))
        case Table():
            rows = [block.header, *(tuple(map(one_line, row)) for row in block.rows)]
            return "\n".join(filter(None, [block.caption, *map(" | ".join, rows)]))


def _plain_items(listing: Listing, indent: str) -> Iterable[str]:
    for number, item in enumerate(listing.items, listing.start):
        mark = f"{number}." if listing.is_numbered else "-"
        yield f"{indent}{mark} {text_in(item.line)}"
        for lower in item.lists:
            yield from _plain_items(lower, f"{indent}  ")
