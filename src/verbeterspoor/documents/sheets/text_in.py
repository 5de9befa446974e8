"""Reads tables that are text: CSV of any make, cells pasted from Excel or Word, and HTML tables."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

from verbeterspoor.documents.choices import SheetProblem

from .problem import MOST_COLUMNS, MOST_ROWS, UnreadableSheet

SEPARATORS = ";\t,|"
LONGEST_CELL = 200_000


def decoded(content: bytes) -> str:
    """Return the text of a file in the encoding it has: with a mark, UTF-8, or that of old Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def separated_rows(text: str) -> list[list[str]]:
    """Return the rows of separated text; a first line `sep=;` is obeyed as Excel does."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    said = re.match(r"sep=(.)\n", text, re.IGNORECASE)
    separator = said[1] if said else separator_of(text)
    csv.field_size_limit(LONGEST_CELL)
    rows: list[list[str]] = [[]] if said else []
    try:
        for row in csv.reader(io.StringIO(text[said.end() :] if said else text, newline=""), delimiter=separator):
            rows.append(row)
            check_size(len(rows), len(row))
    except csv.Error:
        raise UnreadableSheet(SheetProblem.BROKEN) from None
    return rows


def check_size(rows: int, columns: int) -> None:
    if rows > MOST_ROWS + 1:
        raise UnreadableSheet(SheetProblem.TOO_MANY_ROWS)
    if columns > MOST_COLUMNS:
        raise UnreadableSheet(SheetProblem.TOO_MANY_COLUMNS)


def separator_of(text: str) -> str:
    """Return the sign that cuts most lines into the same number of parts; quoted parts are not looked at."""
    unquoted = re.sub(r'"(?:[^"]|"")*"', "", text[:50_000])
    lines = [line for line in unquoted.split("\n") if line.strip()][:40]

    def agreement(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in lines if separator in line)
        usual, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return times, usual

    return max(SEPARATORS, key=agreement)


class TableParser(HTMLParser):
    """Collects the outermost tables of HTML, spans filled within limits; everything else is passed by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.depth = 0
        self.cell: list[str] | None = None
        self.spans = (1, 1)
        self.held: dict[int, tuple[int, str]] = {}
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self.silent += 1
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.tables.append([])
                self.held = {}
        elif self.depth != 1 or not self.tables:
            return
        elif tag == "tr":
            self.close_cell()
            self.tables[-1].append([])
            check_size(len(self.tables[-1]), 0)
            self.hold()
        elif tag in ("td", "th"):
            self.close_cell()
            given = dict(attrs)
            self.spans = (span(given.get("rowspan")), span(given.get("colspan")))
            self.cell = []
        elif tag in ("br", "p", "div", "li") and self.cell:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.silent = max(0, self.silent - 1)
        if tag in ("td", "th", "tr", "table") and self.depth == 1:
            self.close_cell()
        if tag == "table":
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.silent:
            self.cell.append(re.sub(r"\s+", " ", data))

    def close_cell(self) -> None:
        """Write the cell that is open, as often as it spans columns, and keep it for the rows it spans."""
        if self.cell is None or not self.tables[-1]:
            return
        row, words = self.tables[-1][-1], "".join(self.cell)
        text = "\n".join(filter(None, (line.strip() for line in words.split("\n"))))
        for _ in range(self.spans[1]):
            check_size(0, len(row) + 1)
            if self.spans[0] > 1:
                self.held[len(row)] = (self.spans[0] - 1, text)
            row.append(text)
        self.cell = None
        self.hold()

    def hold(self) -> None:
        """Write what cells of rows above say here."""
        row = self.tables[-1][-1]
        while self.held.get(len(row), (0, ""))[0]:
            left, text = self.held[len(row)]
            self.held[len(row)] = (left - 1, text)
            row.append(text)


def span(text: str | None) -> int:
    """Return over how many rows or columns a cell runs."""
    return max(1, min(int(text), MOST_COLUMNS)) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def html_tables(text: str) -> list[list[list[Any]]]:
    """Return the tables of HTML as rows of texts."""
    parser = TableParser()
    parser.feed(text)
    parser.close()
    return [table for table in parser.tables if table]
