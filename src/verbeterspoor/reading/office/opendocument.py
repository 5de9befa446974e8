"""The paragraphs of an OpenDocument text in order, with the numbers of its lists; used by the worker only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from packages import Complaint, Package, Paragraphs, counted, whole

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
LEFT_OUT = {f"{TEXT}{name}" for name in ("tracked-changes", "table-of-content", "note", "sequence-decls")} | {
    f"{OFFICE}{name}" for name in ("annotation", "annotation-end", "forms")
}
WRAPPINGS = {f"{TEXT}section", f"{TEXT}soft-page-break", f"{TEXT}list-header", f"{TABLE}table-header-rows",
             f"{TABLE}table-row-group", f"{TABLE}table-rows"}  # fmt: skip
MOST_COLUMNS, DEEPEST = 60, 20


def open_paragraphs(content: bytes) -> list[dict[str, Any]]:
    """Return what a reader sees; a locked file and one with macros are refused."""
    package = Package(content)
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in package.names):
        raise Complaint("active_content")
    manifest = package.optional("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{MANIFEST}encryption-data"), None) is not None:
        raise Complaint("encrypted")
    root = package.root("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Complaint("damaged")
    walk = Walk(Styles([package.optional("styles.xml"), root]))
    walk.through(body, None)
    return walk.out.found


class Styles:
    """Styles of paragraphs, letters and lists by name; the document's own come after the shared ones."""

    def __init__(self, roots: list[Any | None]) -> None:
        self.known: dict[str, Any] = {}
        self.lists: dict[str, Any] = {}
        for root in roots:
            for one in () if root is None else root.iter(f"{STYLE}style"):
                self.known[one.get(f"{STYLE}name", "")] = one
            for one in () if root is None else root.iter(f"{TEXT}list-style"):
                self.lists[one.get(f"{STYLE}name", "")] = one

    def chain(self, name: str) -> Iterator[Any]:
        seen: set[str] = set()
        while name in self.known and name not in seen:
            seen.add(name)
            yield self.known[name]
            name = self.known[name].get(f"{STYLE}parent-style-name", "")

    def letters(self, name: str, key: str, value: str) -> bool:
        for one in self.chain(name):
            said = one.find(f"{STYLE}text-properties")
            if said is not None and said.get(f"{FO}{key}"):
                return said.get(f"{FO}{key}") == value
        return False

    def breaks_before(self, name: str) -> bool:
        for one in self.chain(name):
            said = one.find(f"{STYLE}paragraph-properties")
            if said is not None and said.get(f"{FO}break-before"):
                return said.get(f"{FO}break-before") == "page"
        return False

    def is_title(self, name: str) -> bool:
        return any(one.get(f"{STYLE}name") in ("Title", "Titel") for one in self.chain(name)) or name == "Title"

    def label(self, name: str, depth: int, counts: dict[int, int]) -> str:
        """What stands before an item of a list at this depth."""
        for level in self.lists.get(name, ()):
            if whole(level.get(f"{TEXT}level")) == depth + 1:
                if not level.tag.endswith("-number"):
                    return "•"
                shape = level.get(f"{STYLE}num-format", "")
                if not shape:
                    return ""
                shown = whole(level.get(f"{TEXT}display-levels"), 1)
                numbers = [counted(counts.get(k, 1), shape) for k in range(max(0, depth + 1 - shown), depth + 1)]
                return level.get(f"{STYLE}num-prefix", "") + ".".join(numbers) + level.get(f"{STYLE}num-suffix", "")
        return "•"

    def first(self, name: str, depth: int) -> int:
        for level in self.lists.get(name, ()):
            if whole(level.get(f"{TEXT}level")) == depth + 1:
                return whole(level.get(f"{TEXT}start-value"), 1)
        return 1


class Walk:
    """Goes through the text in order and keeps the page and the counts of the lists."""

    def __init__(self, styles: Styles) -> None:
        self.styles, self.out = styles, Paragraphs()
        self.page, self.tables = 1, 0
        self.counts: dict[int, int] = {}

    def through(self, parent: Any, cell: list[int] | None, depth: int = 0) -> None:
        if depth > DEEPEST:
            raise Complaint("damaged")
        for part in parent:
            if part.tag in LEFT_OUT:
                continue
            if part.tag == f"{TEXT}soft-page-break":
                self.page += 1
            elif part.tag in (f"{TEXT}p", f"{TEXT}h"):
                self.paragraph(part, cell, "", 0)
            elif part.tag == f"{TEXT}list":
                self.items(part, cell, 0, part.get(f"{TEXT}style-name", ""))
            elif part.tag == f"{TABLE}table":
                self.table(part, cell, depth)
            elif part.tag in WRAPPINGS:
                self.through(part, cell, depth + 1)

    def items(self, part: Any, cell: list[int] | None, depth: int, name: str) -> None:
        if depth > DEEPEST:
            raise Complaint("damaged")
        if part.get(f"{TEXT}continue-numbering") != "true" and not part.get(f"{TEXT}continue-list"):
            self.counts[depth] = self.styles.first(name, depth) - 1
        for item in part:
            if item.tag == f"{TEXT}list-item":
                start = whole(item.get(f"{TEXT}start-value"), -1)
                self.counts[depth] = start if start >= 0 else self.counts.get(depth, 0) + 1
                self.item(item, cell, depth, name)
            elif item.tag == f"{TEXT}list-header":
                self.through(item, cell, depth + 1)

    def item(self, item: Any, cell: list[int] | None, depth: int, name: str) -> None:
        label = self.styles.label(name, depth, self.counts)
        for part in item:
            if part.tag in (f"{TEXT}p", f"{TEXT}h"):
                self.paragraph(part, cell, label, depth)
                label = ""
            elif part.tag == f"{TEXT}list":
                self.items(part, cell, depth + 1, part.get(f"{TEXT}style-name", "") or name)

    def table(self, table: Any, cell: list[int] | None, depth: int) -> None:
        """A table inside a cell is text of that cell."""
        self.tables += 1
        number, row = self.tables, 0
        for line in table.iter(f"{TABLE}table-row"):
            if next(line.iterancestors(f"{TABLE}table")) is not table:
                continue
            cells = [one for one in line if one.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")]
            cells = cells[:MOST_COLUMNS]
            for column, one in enumerate(cells):
                self.through(one, cell or [number, row, column, len(cells)], depth + 1)
            row += 1

    def paragraph(self, part: Any, cell: list[int] | None, label: str, depth: int) -> None:
        style = part.get(f"{TEXT}style-name", "")
        if self.styles.breaks_before(style) and self.out.found:
            self.page += 1
        page = self.page
        text = "".join(self.words(part))
        level = whole(part.get(f"{TEXT}outline-level"), 1) if part.tag == f"{TEXT}h" else 0
        level = -1 if self.styles.is_title(style) else min(level, 6)
        self.out.add(
            f"{label} {text}" if label and text.strip() else text, page=page, level=level,
            bold=self.all(part, style, "font-weight", "bold"), italic=self.all(part, style, "font-style", "italic"),
            indent=depth, list=bool(label), cell=cell,
        )  # fmt: skip
        for box in part.iter(f"{DRAW}text-box"):
            self.through(box, None, DEEPEST - 2)

    def words(self, part: Any) -> Iterator[str]:
        """The pieces of a paragraph, with the spaces and line ends that the format writes as elements."""
        if part.text:
            yield part.text
        for one in part:
            if one.tag == f"{TEXT}soft-page-break":
                self.page += 1
            elif one.tag in (f"{TEXT}s", f"{TEXT}tab"):
                yield " "
            elif one.tag == f"{TEXT}line-break":
                yield "\n"
            elif isinstance(one.tag, str) and one.tag not in LEFT_OUT and not one.tag.startswith(DRAW):
                yield from self.words(one)
            if one.tail:
                yield one.tail

    def all(self, part: Any, style: str, key: str, value: str) -> bool:
        """Are all letters of the paragraph bold (or italic)?"""
        base = self.styles.letters(style, key, value)
        loose = [part.text, *(one.tail for one in part)]
        if any(text and text.strip() for text in loose):
            return base
        spans = [one for one in part.iter(f"{TEXT}span") if "".join(one.itertext()).strip()]
        return bool(spans) and all(self.styles.letters(one.get(f"{TEXT}style-name", ""), key, value) for one in spans)
