"""Opens a file that is added to something, in a process of its own, and says what is in it and where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext

from verbeterspoor.documents import workshop
from verbeterspoor.documents.choices import FileProblem
from verbeterspoor.documents.sheets.problem import UnreadableSheet
from verbeterspoor.documents.sheets.reading import MOST_UNPACKED
from verbeterspoor.documents.sheets.table import Sheet, sheet_of
from verbeterspoor.documents.sheets.text_in import decoded, separated_rows
from verbeterspoor.documents.workshop.parts import BROKEN_PACKAGE, sizes_of, start_of
from verbeterspoor.foundation.errors import NotAllowed

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

KINDS = {
    "pdf": ("application/pdf", (".pdf",)),
    "word": (WORD, (".docx",)),
    "workbook": (EXCEL, (".xlsx",)),
    "open_text": ("application/vnd.oasis.opendocument.text", (".odt",)),
    "open_sheets": ("application/vnd.oasis.opendocument.spreadsheet", (".ods",)),
    "png": ("image/png", (".png",)),
    "jpeg": ("image/jpeg", (".jpg", ".jpeg")),
    "webp": ("image/webp", (".webp",)),
    "text": ("text/plain", (".txt", ".csv")),
}
"""What may be added: media type and endings of the name, by what is in the file."""

ALLOWED = tuple(ending for _media_type, endings in KINDS.values() for ending in endings)
"""The endings a file field can offer (its `accept`)."""

ACTIVE = ("vbaproject.bin", "activex", "xl/macrosheets/")
ENCLOSURES = ("/media/", "/embeddings/", "pictures/", "object ")
LARGE_PICTURE = 100_000
"""From how many bytes a picture in an office file can be a scan and not a logo."""

MEMORY_MB, SECONDS = 1_500, 30
ROWS, COLUMNS = "100000", "1000"


class UnreadableFile(NotAllowed):
    """A file is refused; `reason` is a sentence with the way out, `problem` says which."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(problem.label)
        self.problem = problem


@dataclass(frozen=True)
class Place:
    """Where in a file something stands: a page, a row of a sheet, its name; a text without pages has no more."""

    page: int = 0
    sheet: str = ""
    row: int = 0
    in_name: bool = False

    def __str__(self) -> str:
        if self.in_name:
            return gettext("in the name of the file")
        if self.row:
            return gettext("on sheet %(sheet)s, row %(row)s") % {"sheet": self.sheet or "1", "row": self.row}
        return gettext("on page %(page)s") % {"page": self.page} if self.page else gettext("in the text")


@dataclass(frozen=True)
class Piece:
    """A text of a file with its place."""

    place: Place
    text: str


@dataclass(frozen=True)
class Contents:
    """What is in a file; `silent` are places that hold an image, which nobody read."""

    media_type: str
    pages: int
    pieces: tuple[Piece, ...]
    silent: tuple[Place, ...] = ()


def contents_of(data: bytes, name: str) -> Contents:
    """Open a file by what is in it; one that is broken, locked, can do something or bears a wrong name is refused."""
    if not data:
        raise UnreadableFile(FileProblem.EMPTY)
    kind = _kind(data)
    media_type, endings = KINDS[kind]
    if PurePath(name).suffix.lower() not in endings:
        raise UnreadableFile(FileProblem.WRONG_NAME)
    if kind == "text":
        return Contents(media_type, 1, tuple(_text_pieces(decoded(data), name)))
    if kind in ("workbook", "open_sheets"):
        return _table_contents(data, media_type, "whole_workbook" if kind == "workbook" else "open")
    told = _ask("teller", data, kind if kind in ("pdf", "word", "open_text") else "picture")
    pieces = tuple(Piece(Place(page), text) for page, text in told["texts"] if text.strip())
    silent = tuple(Place(page) for page in told["silent"])
    return Contents(media_type, told["pages"], pieces, silent + (_enclosed(data) if told["pages"] == 0 else ()))


def _kind(data: bytes) -> str:
    """Say what a file is by its first bytes and, for a package, by its parts."""
    for start, kind in ((b"%PDF-", "pdf"), (b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpeg")):
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_package(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise UnreadableFile(FileProblem.ENCRYPTED if locked else FileProblem.UNSUPPORTED)
    markup = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<", b"{\\rtf"))
    if markup or (b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise UnreadableFile(FileProblem.UNSUPPORTED)
    return "text"


def _kind_of_package(data: bytes) -> str:
    try:
        parts = sizes_of(data)
        mimetype = start_of(data, "mimetype", 100).decode(errors="replace") if "mimetype" in parts else ""
    except BROKEN_PACKAGE:
        raise UnreadableFile(FileProblem.DAMAGED) from None
    if sum(parts.values()) > MOST_UNPACKED:
        raise UnreadableFile(FileProblem.BOMB)
    if any(mark in part.lower() for part in parts for mark in ACTIVE):
        raise UnreadableFile(FileProblem.ACTIVE_CONTENT)
    for kind, known in (("word", "word/document.xml" in parts), ("workbook", "xl/workbook.xml" in parts),
                        ("open_text", mimetype == KINDS["open_text"][0]),
                        ("open_sheets", mimetype == KINDS["open_sheets"][0])):  # fmt: skip
        if known:
            return kind
    raise UnreadableFile(FileProblem.UNSUPPORTED)


def _text_pieces(text: str, name: str) -> Iterator[Piece]:
    """Yield the whole text, or the rows when it is a table."""
    if name.lower().endswith(".csv"):
        try:
            return _row_pieces(sheet_of("1", separated_rows(text)))
        except UnreadableSheet:
            pass
    return iter([Piece(Place(), text)])


def _table_contents(data: bytes, media_type: str, kind: str) -> Contents:
    """Return what each row of each sheet says."""
    sheets = _ask("tabulator", data, kind, ROWS, COLUMNS)["sheets"]
    pieces = [
        piece
        for number, one in enumerate(sheets, 1)
        for piece in _row_pieces(sheet_of(one["name"] or str(number), one["rows"]))
    ]
    if kind == "whole_workbook":
        pieces += [Piece(Place(), text) for _page, text in _ask("teller", data, "notes")["texts"]]
    return Contents(media_type, 0, tuple(pieces), _enclosed(data))


def _enclosed(data: bytes) -> tuple[Place, ...]:
    """Return a place for every large picture or file that an office file carries: a scan can be pasted in a letter."""
    unread = [
        name
        for name, size in sizes_of(data).items()
        if any(part in name.lower() for part in ENCLOSURES) and ("embeddings/" in name.lower() or size >= LARGE_PICTURE)
    ]
    return (Place(),) * len(unread)


def _row_pieces(sheet: Sheet) -> Iterator[Piece]:
    """Yield each row with the titles of its columns, which tell what a number is."""
    yield from (Piece(Place(), line) for line in sheet.above)
    for row in sheet.rows:
        named = (f"{title}: {cell}" for title, cell in zip(sheet.titles, row.cells, strict=True) if cell)
        yield Piece(Place(sheet=sheet.name, row=row.number), "; ".join(named))


def _ask(worker: str, data: bytes, *options: str) -> dict:
    """Let a worker read the file and say in our words why it cannot."""
    try:
        return dict(json.loads(workshop.run(worker, data, *options, memory_mb=MEMORY_MB, seconds=SECONDS)))
    except workshop.Overdone:
        raise UnreadableFile(FileProblem.BOMB) from None
    except workshop.WorkFailed as failed:
        said = {"locked": "encrypted", "broken": "damaged"}.get(str(failed).strip(), str(failed).strip())
        raise UnreadableFile(FileProblem(said) if said in FileProblem.values else FileProblem.DAMAGED) from None
