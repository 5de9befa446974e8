"""Which cells of an Excel file are shown as percentages: the file keeps 0.25, people see 25%."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import Any

from lxml import etree
from parts import BROKEN_PACKAGE

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BUILT_IN = {"9", "10"}
"""Numbers of the two formats with a percent sign that every Excel file has without saying so."""

LARGEST_PART = 5_000_000
SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def percentages_in(content: bytes) -> dict[str, set[tuple[int, int]]]:
    """Return per sheet the places (row, column, from 0) of percentages; nothing for a file of another make."""
    if not content.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            styles = percent_styles(root_of(package, "xl/styles.xml"))
            return {name: places(package, part, styles) for name, part in sheets(package)} if styles else {}
    except (*BROKEN_PACKAGE, etree.XMLSyntaxError):
        return {}


def root_of(package: zipfile.ZipFile, name: str) -> Any:
    with package.open(name) as part:
        return etree.fromstring(part.read(LARGEST_PART), etree.XMLParser(**SAFE))


def percent_styles(styles: Any) -> set[str]:
    """Return the numbers of the cell styles that show a percent sign."""
    own = {one.get("numFmtId") for one in styles.iter(f"{S}numFmt") if "%" in one.get("formatCode", "")}
    cells = styles.find(f"{S}cellXfs")
    shown = enumerate([] if cells is None else cells.iterchildren(f"{S}xf"))
    return {str(number) for number, one in shown if one.get("numFmtId") in own | BUILT_IN}


def sheets(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return each sheet with the part it stands in."""
    relations = root_of(package, "xl/_rels/workbook.xml.rels")
    parts = {one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))) for one in relations}
    book = root_of(package, "xl/workbook.xml")
    return [
        (one.get("name", ""), parts[one.get(RELATION)].lstrip("/"))
        for one in book.iter(f"{S}sheet")
        if one.get(RELATION) in parts
    ]


def places(package: zipfile.ZipFile, part: str, styles: set[str]) -> set[tuple[int, int]]:
    """Return the places of the cells of a sheet that have one of these styles."""
    found = set()
    with package.open(part) as sheet:
        for _event, one in etree.iterparse(sheet, tag=f"{S}c", **SAFE):
            named = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", one.get("r", ""))
            if named and one.get("s") in styles:
                found.add((int(named[2]) - 1, column(named[1])))
            one.clear()
    return found


def column(letters: str) -> int:
    """Return the number of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1
