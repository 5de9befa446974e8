"""Writes each kind of block of an OpenDocument text, in a named style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext, override
from lxml.etree import _Element

from verbeterspoor.documents.typesetting.plain import Run

from .xml import Child, element, words

WIDE = 10_000


class Writer:
    """Turns blocks into elements; `looks` collects the widths of columns, which belong to one table only."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.looks: list[_Element] = []
        self.tables = 0

    def blocks(self, blocks: Iterable[dict[str, Any]]) -> Iterator[_Element]:
        """Yield the elements of blocks in order."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: dict[str, Any]) -> Iterator[_Element]:
        match block["kind"]:
            case "heading":
                level = str(block["level"])
                yield element(
                    "text:h", {"text:style-name": f"Heading_20_{level}", "text:outline-level": level}, block["text"]
                )
            case "paragraph":
                yield paragraph("Text_20_body", runs(block["runs"]))
            case "bullets" | "numbers":
                yield listed(block)
            case "points":
                yield from self._points(block["items"])
            case "facts":
                yield from facts(block["facts"])
            case "table":
                yield from self._table(block)
            case "quote":
                yield paragraph("Quotations", words(block["text"]))
                if block["source"]:
                    yield paragraph("Text_20_body", words(f"— {block['source']}"))
            case "rule":
                yield paragraph("Horizontal_20_Line", [])
            case "break":
                yield paragraph("Page_20_Break", [])

    def _points(self, points: Sequence[dict[str, Any]]) -> Iterator[_Element]:
        """Yield the numbers that were given as text: a list would count, and a point keeps its number."""
        for point in points:
            yield paragraph("Numbered_20_Point", [point["label"], element("text:tab"), *runs(point["runs"])])
            for block in point["blocks"]:
                if block["kind"] in ("bullets", "numbers"):
                    yield listed(block, deeper=True)
                else:
                    yield from self._block(block)

    def _table(self, block: dict[str, Any]) -> Iterator[_Element]:
        self.tables += 1
        if block["caption"]:
            with override(self.language):
                label = gettext("Table")
            yield paragraph("Caption", words(f"{label} {self.tables}: {block['caption']}"))
        heads = [[paragraph("Table_20_Heading", words(name))] for name in block["header"]]
        first = "Table_20_Heading" if block["row_headers"] else "Table_20_Contents"
        rows = [
            [[paragraph(first if place == 0 else "Table_20_Contents", runs(cell))] for place, cell in enumerate(row)]
            for row in block["rows"]
        ]
        yield self.table(rows, block["widths"], heads=heads, look="Cell")

    def table(
        self,
        rows: Sequence[Sequence[Sequence[_Element]]],
        widths: Sequence[float],
        *,
        heads: Sequence[Sequence[_Element]] = (),
        look: str = "Open_20_Cell",
    ) -> _Element:
        """Return a table; `heads` is a row that is repeated on every page."""
        name = f"Table{1 + sum(one.get(NAME, '').startswith('Table') for one in self.looks)}"
        self.looks += [_column(f"{name}.{place}", width / sum(widths)) for place, width in enumerate(widths)]
        columns = [
            element("table:table-column", {"table:style-name": f"{name}.{place}"}) for place in range(len(widths))
        ]
        header = [element("table:table-header-rows", {}, _row(heads, "Head_20_Cell"))] if heads else []
        return element(
            "table:table",
            {"table:name": name, "table:style-name": "Whole_20_Width"},
            *columns,
            *header,
            *(_row(row, look) for row in rows),
        )


NAME = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"


def _column(name: str, share: float) -> _Element:
    width = {"style:rel-column-width": f"{round(share * WIDE)}*"}
    return element(
        "style:style",
        {"style:name": name, "style:family": "table-column"},
        element("style:table-column-properties", width),
    )


def _row(cells: Sequence[Sequence[_Element]], look: str) -> _Element:
    return element(
        "table:table-row",
        {},
        *(
            element("table:table-cell", {"table:style-name": look, "office:value-type": "string"}, *cell)
            for cell in cells
        ),
    )


def paragraph(style: str, content: Iterable[Child]) -> _Element:
    """Return a paragraph in a named style."""
    return element("text:p", {"text:style-name": style}, *content)


def runs(pieces: Iterable[Run]) -> Iterator[Child]:
    """Yield pieces of text with their marks."""
    for piece in pieces:
        inside = list(words(piece["text"]))
        if piece["emphasis"]:
            inside = [element("text:span", {"text:style-name": "Emphasis"}, *inside)]
        if piece["strong"]:
            inside = [element("text:span", {"text:style-name": "Strong_20_Emphasis"}, *inside)]
        if piece["kind"] == "link":
            inside = [element("text:a", {"xlink:type": "simple", "xlink:href": piece["to"]}, *inside)]
        yield from inside


def facts(rows: Iterable[dict[str, Any]]) -> Iterator[_Element]:
    """Yield labels with what they say."""
    for row in rows:
        yield paragraph("Fact", [strong(f"{row['label']}:"), " ", *runs(row["runs"])])


def strong(text: str) -> _Element:
    """Return words that weigh more."""
    return element("text:span", {"text:style-name": "Strong_20_Emphasis"}, *words(text))


def listed(block: dict[str, Any], *, deeper: bool = False) -> _Element:
    """Return a list with the lists in it; each counts from its own start. `deeper` puts it one level further in."""
    style = "List_20_Bullet" if block["kind"] == "bullets" else "List_20_Number"
    items = []
    for place, item in enumerate(block["items"]):
        begun = {"text:start-value": str(block["start"])} if block["kind"] == "numbers" and place == 0 else {}
        inner = [listed(one) for one in item["inner"]]
        items.append(element("text:list-item", begun, paragraph("List_20_Contents", runs(item["runs"])), *inner))
    made = element("text:list", {"text:style-name": style}, *items)
    return element("text:list", {"text:style-name": style}, element("text:list-item", {}, made)) if deeper else made
