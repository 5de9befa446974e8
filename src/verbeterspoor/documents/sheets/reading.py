"""Reads the tables of a file or of pasted text, whatever program they come from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from verbeterspoor.documents import workshop
from verbeterspoor.documents.choices import SheetProblem
from verbeterspoor.documents.workshop.parts import BROKEN_PACKAGE, sizes_of

from .problem import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, UnreadableSheet
from .table import Sheet, sheet_of
from .text_in import decoded, html_tables, separated_rows

MOST_UNPACKED = 200_000_000
MEMORY_MB, SECONDS = 1_500, 20


def read_tables(content: bytes, name: str = "", *, known: Collection[str] = ()) -> list[Sheet]:
    """Return every table of a file with rows in it, in the order of the file; UnreadableSheet when there is none.

    XLSX, XLSM, XLSB, XLS, ODS, CSV, TSV, HTML and the tables of a DOCX are told apart by what is in them, not by their
    name. `known` are titles the caller hopes to find; they decide which row is the header.
    """
    if not content.strip():
        raise UnreadableSheet(SheetProblem.EMPTY)
    if len(content) > MOST_BYTES:
        raise UnreadableSheet(SheetProblem.TOO_BIG)
    kind = kind_of(content)
    if kind == "text":
        return _from_text(decoded(content), name, known)
    return _found([(one["name"], one["rows"]) for one in _by_worker(content, kind)], known)


def read_pasted(text: str, *, known: Collection[str] = ()) -> list[Sheet]:
    """Return the tables of text pasted from Excel, Word or a page; a line is a row, a tab starts the next cell."""
    if not text.strip():
        raise UnreadableSheet(SheetProblem.EMPTY)
    if len(text) > MOST_BYTES:
        raise UnreadableSheet(SheetProblem.TOO_BIG)
    return _from_text(text, "", known)


def kind_of(content: bytes) -> str:
    """Say what reads a file: workbook, sheets of OpenDocument, Word or text; a file of another kind is refused."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if _holds(content, "EncryptedPackage"):
            raise UnreadableSheet(SheetProblem.LOCKED)
        if _holds(content, "WordDocument"):
            raise UnreadableSheet(SheetProblem.OLD_WORD)
        return "workbook"
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_package(content)
    if content.startswith((b"%PDF-", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")):
        raise UnreadableSheet(SheetProblem.OTHER_KIND)
    if content.count(b"\x00") > len(content) // 100 and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableSheet(SheetProblem.OTHER_KIND)
    return "text"


def _holds(content: bytes, name: str) -> bool:
    """Say whether an old office file has a part of this name; its names are in UTF-16."""
    return name.encode("utf-16-le") in content


def _kind_of_package(content: bytes) -> str:
    try:
        names = sizes_of(content)
    except BROKEN_PACKAGE:
        raise UnreadableSheet(SheetProblem.BROKEN) from None
    if sum(names.values()) > MOST_UNPACKED:
        raise UnreadableSheet(SheetProblem.BOMB)
    if any(name.startswith("xl/") for name in names):
        return "workbook"
    if "word/document.xml" in names:
        return "word"
    if "content.xml" in names:
        return "open"
    raise UnreadableSheet(SheetProblem.OTHER_KIND)


def _by_worker(content: bytes, kind: str) -> list[dict[str, Any]]:
    """Let a process of its own read the file: what a stranger made may ask for any amount of memory."""
    options = (kind, str(MOST_ROWS), str(MOST_COLUMNS))
    try:
        answer = workshop.run("tabulator", content, *options, memory_mb=MEMORY_MB, seconds=SECONDS)
    except workshop.Overdone:
        raise UnreadableSheet(SheetProblem.BOMB) from None
    except workshop.WorkFailed as failed:
        said = str(failed).strip()
        raise UnreadableSheet(SheetProblem(said) if said in SheetProblem.values else SheetProblem.BROKEN) from None
    return list(json.loads(answer)["sheets"])


def _from_text(text: str, name: str, known: Collection[str]) -> list[Sheet]:
    start = text[:2_000].lower()
    if "<table" in text.lower() and ("<html" in start or "<table" in start or "<!--startfragment" in start):
        return _found([("", rows) for rows in html_tables(text)], known)
    return _found([(name.rsplit(".", 1)[0], separated_rows(text))], known)


def _found(tables: Iterable[tuple[str, Iterable[Sequence[Any]]]], known: Collection[str]) -> list[Sheet]:
    sheets = [sheet for sheet in (sheet_of(name, rows, known) for name, rows in tables) if sheet.rows or sheet.header]
    if not sheets:
        raise UnreadableSheet(SheetProblem.NO_TABLE)
    return sheets
