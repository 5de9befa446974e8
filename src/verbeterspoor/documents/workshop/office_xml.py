"""Reads the tables of a Word document and the sheets of an OpenDocument file from their XML.

Both let one cell stand for many (spans, repeats); every count is kept within the limits, so that a few bytes cannot
ask for millions of cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grid import BOMB, BROKEN, TOO_MANY_COLUMNS, TOO_MANY_ROWS, Complaint, Limits, fill, trimmed
from lxml import etree
from parts import BROKEN_PACKAGE, start_of

MOST_XML = 60_000_000
"""How many bytes of XML are unpacked."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WRAPPINGS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
SPACES = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t"}
OLD_VERSION = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def unpacked(content: bytes, name: str) -> Any:
    """Return the root of one XML part of a package; no entity is followed and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        xml = start_of(content, name, MOST_XML + 1)
        if len(xml) > MOST_XML:
            raise Complaint(BOMB)
        return etree.fromstring(xml, parser)
    except (*BROKEN_PACKAGE, etree.XMLSyntaxError):
        raise Complaint(BROKEN) from None


def word_tables(content: bytes, limits: Limits) -> list[dict[str, Any]]:
    """Return every table of a Word document under the heading or line that stands before it."""
    body = unpacked(content, "word/document.xml").find(f"{W}body")
    found, before = [], ""
    for part in inside([] if body is None else body, f"{W}tbl", f"{W}p"):
        if part.tag == f"{W}tbl":
            found.append({"name": before[:60], "rows": word_rows(part, limits)})
        elif said := word_text(part):
            before = said
    return found


def inside(parent: Any, *tags: str) -> Iterator[Any]:
    """Yield the children of a kind, also those in a content control or other wrapping that Word puts around them."""
    for part in parent:
        if part.tag in tags:
            yield part
        elif part.tag in WRAPPINGS:
            yield from inside(part, *tags)


def word_rows(table: Any, limits: Limits) -> list[list[Any]]:
    """Return the rows of a Word table; a cell that goes on from the row above repeats what stands there."""
    rows: list[list[Any]] = []
    for line in inside(table, f"{W}tr"):
        if line.find(f"{W}trPr/{W}del") is not None:  # taken out, as a change that is not accepted yet
            continue
        row: list[Any] = []
        for one in inside(line, f"{W}tc"):
            above = rows[-1][len(row)] if rows and len(row) < len(rows[-1]) else ""
            said = above if goes_on(one) else word_text(one)
            row += [said] * kept(across(one), limits.columns - len(row), TOO_MANY_COLUMNS)
        rows.append(row)
        if len(rows) > limits.rows + 1:
            raise Complaint(TOO_MANY_ROWS)
    return trimmed(rows)


def goes_on(cell: Any) -> bool:
    """Say whether a cell is the lower part of one that began in a row above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") != "restart"


def across(cell: Any) -> int:
    """Return over how many columns a cell runs."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return number(span.get(f"{W}val") if span is not None else None)


def word_text(part: Any) -> str:
    """Return the words of a part of a document; what was taken out by tracked changes is no part of it."""
    lines = []
    for paragraph in part.iter(f"{W}p"):
        pieces = (SPACES.get(one.tag) or one.text or "" for one in paragraph.iter(f"{W}t", *SPACES) if is_said(one))
        lines.append("".join(pieces))
    return "\n".join(lines).strip()


def is_said(one: Any) -> bool:
    """Leave out tab stops, which are no tabs, and the second version of a text box that is there for old programs."""
    in_run = one.tag != f"{W}tab" or one.getparent().tag == f"{W}r"
    return in_run and next(one.iterancestors(OLD_VERSION), None) is None


def open_sheets(content: bytes, limits: Limits) -> list[dict[str, Any]]:
    """Return the sheets of an OpenDocument spreadsheet, each cell as it was shown."""
    root = unpacked(content, "content.xml")
    return [
        {"name": sheet.get(f"{TABLE}name", ""), "rows": open_rows(sheet, limits)}
        for sheet in root.iter(f"{TABLE}table")
    ]


def open_rows(sheet: Any, limits: Limits) -> list[list[Any]]:
    """Return the rows of a sheet; long runs of empty rows or cells, which every file ends with, are cut short."""
    rows: list[list[Any]] = []
    merged: list[tuple[int, int, int, int]] = []
    waiting = 0
    for line in sheet.iter(f"{TABLE}table-row"):
        again = number(line.get(f"{TABLE}number-rows-repeated"))
        row = open_cells(line, len(rows) + waiting, merged, limits)
        if not any(row):
            waiting += again
            continue
        if len(rows) + waiting + again > limits.rows + 1:
            raise Complaint(TOO_MANY_ROWS)
        rows += [[] for _ in range(waiting)] + [list(row) for _ in range(again)]
        waiting = 0
    width = max((len(row) for row in rows), default=0)
    return trimmed(fill([row + [""] * (width - len(row)) for row in rows], merged))


def open_cells(line: Any, row_number: int, merged: list[tuple[int, int, int, int]], limits: Limits) -> list[Any]:
    """Return the cells of one row and note which blocks start in it."""
    row: list[Any] = []
    waiting = 0
    for one in line.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        said, again = open_cell(one), number(one.get(f"{TABLE}number-columns-repeated"))
        down, right = number(one.get(f"{TABLE}number-rows-spanned")), number(one.get(f"{TABLE}number-columns-spanned"))
        if down > 1 or right > 1:
            place = len(row) + waiting
            merged.append((row_number, place, row_number + down - 1, place + right - 1))
        if not said:
            waiting += again
            continue
        row += [""] * kept(waiting, limits.columns - len(row), TOO_MANY_COLUMNS)
        row += [said] * kept(again, limits.columns - len(row), TOO_MANY_COLUMNS)
        waiting = 0
    return row + [""] * min(waiting, limits.columns - len(row))


def open_cell(one: Any) -> Any:
    """Say a cell as it was shown, and as a day when the file says so."""
    lines = ["".join(words(paragraph)) for paragraph in one.iterchildren(f"{TEXT}p")]
    text, day = "\n".join(lines).strip(), one.get(f"{OFFICE}date-value")
    return {"day": day[:10], "text": text or day[:10]} if day else text


def words(paragraph: Any) -> Iterator[str]:
    """Yield the pieces of a paragraph, with the spaces and line ends that the format writes as elements."""
    if paragraph.text:
        yield paragraph.text
    for one in paragraph:
        if one.tag == f"{TEXT}s":
            yield " " * min(number(one.get(f"{TEXT}c")), 200)
        elif one.tag in (f"{TEXT}line-break", f"{TEXT}tab"):
            yield "\n" if one.tag.endswith("break") else "\t"
        elif isinstance(one.tag, str):
            yield from words(one)
        if one.tail:
            yield one.tail


def number(text: str | None) -> int:
    """Return a count of the file; 1 where it gives none."""
    return max(1, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 10 else 1


def kept(count: int, room: int, complaint: str) -> int:
    if count > room:
        raise Complaint(complaint)
    return count
