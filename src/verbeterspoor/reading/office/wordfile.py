"""The paragraphs of a Word document in order, with the numbers that Word itself counts; used by the worker only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from packages import Complaint, Package, Paragraphs, counted, whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OLD_VERSION = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TAKEN_OUT = {f"{W}del", f"{W}moveFrom", OLD_VERSION}
WRAPPINGS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
FORMATS = {
    "decimal": "1", "decimalZero": "1", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"
}  # fmt: skip
HEADING = re.compile(r"(?:heading|kop)\s*(\d)$", re.IGNORECASE)
CONTENTS = re.compile(r"(?:toc|inhopg)\b", re.IGNORECASE)
MOST_COLUMNS = 60
DEEPEST = 20


def word_paragraphs(content: bytes) -> list[dict[str, Any]]:
    """Return what a reader sees: no taken-out text, no table of contents; macros are refused."""
    package = Package(content)
    if any("vbaproject" in name.lower() for name in package.names):
        raise Complaint("active_content")
    if "word/document.xml" not in package.names:
        raise Complaint("damaged")
    body = package.root("word/document.xml").find(f"{W}body")
    styles, numbers = Styles(package), Numbering(package)
    rendered = body is not None and next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
    walk = Walk(styles, numbers, rendered)
    walk.through([] if body is None else body, None)
    return walk.out.found


def value_of(parent: Any, path: str, otherwise: str = "") -> str:
    found = parent.find("/".join(f"{W}{part}" for part in path.split("/"))) if parent is not None else None
    return otherwise if found is None else found.get(f"{W}val", otherwise)


def is_on(parent: Any, name: str) -> bool | None:
    """Whether bold or italic is said here; None when nothing is said."""
    found = parent.find(f"{W}{name}") if parent is not None else None
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off")


class Styles:
    """The styles of the document: heading level, bold, list; each asks the style it is based on."""

    def __init__(self, package: Package) -> None:
        root = package.optional("word/styles.xml")
        self.known = {} if root is None else {one.get(f"{W}styleId", ""): one for one in root.iter(f"{W}style")}

    def chain(self, style: str) -> Iterator[Any]:
        seen: set[str] = set()
        while style in self.known and style not in seen:
            seen.add(style)
            yield self.known[style]
            style = value_of(self.known[style], "basedOn")

    def level(self, style: str) -> int:
        for one in self.chain(style):
            name = value_of(one, "name")
            heading = HEADING.match(name)
            if heading:
                return min(int(heading[1]), 6)
            if name.casefold() in ("title", "titel"):
                return -1
            if value_of(one, "pPr/outlineLvl"):
                return min(whole(value_of(one, "pPr/outlineLvl")) + 1, 6)
        return 0

    def is_contents(self, style: str) -> bool:
        return any(CONTENTS.match(value_of(one, "name")) for one in self.chain(style))

    def letters(self, style: str, name: str) -> bool:
        return next((on for one in self.chain(style) if (on := is_on(one.find(f"{W}rPr"), name)) is not None), False)

    def list_of(self, style: str) -> tuple[str, int]:
        for one in self.chain(style):
            if value_of(one, "pPr/numPr/numId"):
                return value_of(one, "pPr/numPr/numId"), whole(value_of(one, "pPr/numPr/ilvl"))
        return "", 0


class Numbering:
    """Counts the lists as Word does: the number of a paragraph stands nowhere in its text."""

    def __init__(self, package: Package) -> None:
        root = package.optional("word/numbering.xml")
        shapes = {} if root is None else {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
        lists = [] if root is None else root.iter(f"{W}num")
        self.lists = {one.get(f"{W}numId"): (one, shapes.get(value_of(one, "abstractNumId"))) for one in lists}
        self.counts: dict[str, dict[int, int]] = {}

    def level(self, number: str, depth: int) -> tuple[str, str, int]:
        """The format, the text with %1 for the number, and the first number of a level of a list."""
        entry, shape = self.lists.get(number, (None, None))
        found = None if shape is None else shape.find(f"{W}lvl[@{W}ilvl='{depth}']")
        override = None if entry is None else entry.find(f"{W}lvlOverride[@{W}ilvl='{depth}']")
        start = value_of(override, "startOverride") or value_of(found, "start", "1")
        return value_of(found, "numFmt", "decimal"), value_of(found, "lvlText", f"%{depth + 1}."), whole(start, 1)

    def label(self, number: str, depth: int) -> str:
        if number in ("", "0") or number not in self.lists:
            return ""
        form, text, start = self.level(number, depth)
        if form in ("bullet", "none"):
            return "•" if form == "bullet" else ""
        shape = value_of(self.lists[number][0], "abstractNumId")
        # lists of one shape count on, unless this list says where it starts
        own = self.lists[number][0].find(f"{W}lvlOverride/{W}startOverride") is not None
        counts = self.counts.setdefault(f"n{number}" if own else f"a{shape}", {})
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda match: self.shown(number, int(match[1]) - 1, counts), text)

    def shown(self, number: str, depth: int, counts: dict[int, int]) -> str:
        form, _, start = self.level(number, depth)
        return counted(counts.get(depth, start), FORMATS.get(form, "1"))


class Walk:
    """Goes through the body in order and keeps the page."""

    def __init__(self, styles: Styles, numbers: Numbering, rendered: bool) -> None:
        self.styles, self.numbers, self.rendered = styles, numbers, rendered
        self.out, self.page, self.tables = Paragraphs(), 1, 0

    def through(self, parent: Any, cell: list[int] | None, depth: int = 0) -> None:
        if depth > DEEPEST:
            raise Complaint("damaged")
        for part in parent:
            if part.tag == f"{W}p":
                self.paragraph(part, cell)
            elif part.tag == f"{W}tbl":
                self.table(part, cell, depth)
            elif part.tag in WRAPPINGS:
                self.through(part, cell, depth + 1)

    def table(self, table: Any, cell: list[int] | None, depth: int) -> None:
        """A table inside a cell is text of that cell."""
        self.tables += 1
        number = self.tables
        for row, line in enumerate(inside(table, f"{W}tr")):
            if line.find(f"{W}trPr/{W}del") is not None:
                continue
            column, cells = 0, list(inside(line, f"{W}tc"))[:MOST_COLUMNS]
            wide = min(sum(span(one) for one in cells), MOST_COLUMNS)
            for one in cells:
                self.through(one, cell or [number, row, column, wide], depth + 1)
                column = min(column + span(one), MOST_COLUMNS)

    def paragraph(self, part: Any, cell: list[int] | None) -> None:
        style = value_of(part, "pPr/pStyle")
        page = self.page
        text, runs = self.words(part)
        boxes = [box for box in part.iter(f"{W}txbxContent") if next(box.iterancestors(OLD_VERSION), None) is None]
        if not self.styles.is_contents(style):
            number = value_of(part, "pPr/numPr/numId")
            level = whole(value_of(part, "pPr/numPr/ilvl"))
            if not number:
                number, level = self.styles.list_of(style)
            label = self.numbers.label(number, level) if text.strip() else ""
            self.out.add(
                f"{label} {text}" if label else text, page=page if text.strip() else self.page,
                level=self.styles.level(style), bold=self.all(runs, style, "b"), italic=self.all(runs, style, "i"),
                indent=level if label else 0, list=bool(label), cell=cell,
            )  # fmt: skip
        for box in boxes:
            self.through(box, None, DEEPEST - 2)

    def words(self, part: Any) -> tuple[str, list[Any]]:
        """The text of one paragraph, and its runs that hold text; page breaks are counted on the way."""
        pieces, runs = [], []
        for one in part.iter(f"{W}t", f"{W}lastRenderedPageBreak", *SIGNS):
            owner = next(one.iterancestors(f"{W}p"), None)
            if owner is not part or any(above.tag in TAKEN_OUT for above in one.iterancestors()):
                continue
            if one.tag == f"{W}lastRenderedPageBreak":
                self.page += 1
            elif one.tag == f"{W}br" and one.get(f"{W}type") == "page":
                self.page += 0 if self.rendered else 1
            elif one.tag == f"{W}t":
                pieces.append(one.text or "")
                if (one.text or "").strip():
                    runs.append(one.getparent())
            elif one.getparent().tag == f"{W}r":
                pieces.append(SIGNS[one.tag])
        return "".join(pieces), runs

    def all(self, runs: list[Any], style: str, name: str) -> bool:
        """Are all letters of the paragraph bold (or italic)?"""
        base = self.styles.letters(style, name)
        said = [is_on(run.find(f"{W}rPr"), name) for run in runs]
        return bool(runs) and all(base if on is None else on for on in said)


def inside(parent: Any, *tags: str) -> Iterator[Any]:
    """The children of a kind, also those in a wrapping that Word puts around them."""
    for part in parent:
        if part.tag in tags:
            yield part
        elif part.tag in WRAPPINGS:
            yield from inside(part, *tags)


def span(cell: Any) -> int:
    return max(1, min(whole(value_of(cell, "tcPr/gridSpan"), 1), MOST_COLUMNS))
