"""A document as pages of text: what every loader makes and every question reads.

Offsets count characters in `Page.text`. Positions are points for a PDF (y grows downwards) and
columns and rows for plain text, so that layout rules can be written once.
"""

from dataclasses import dataclass, field

PDF = "application/pdf"
TEXT = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
OFFICE = (DOCX, ODT)


@dataclass(frozen=True)
class Line:
    """One line as it stands on the page, with the offset in `Page.text` of each of its characters.

    A line of a table is cut into its cells; `cell` is true for all but the first of them.
    `closed` says that the file itself ends a paragraph here.
    """

    text: str
    offsets: tuple[int, ...]
    page: int
    x0: float
    x1: float
    y: float
    size: float = 1.0
    bold: bool = False
    italic: bool = False
    broken_word: bool = False
    cell: bool = False
    closed: bool = False

    @property
    def start(self) -> int:
        return self.offsets[0]

    @property
    def end(self) -> int:
        return self.offsets[-1] + 1


@dataclass(frozen=True)
class Page:
    number: int
    text: str
    lines: tuple[Line, ...] = ()
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True)
class Document:
    """A file that could be opened, with its text per page; `content` is kept to draw its pages."""

    name: str
    media_type: str
    pages: tuple[Page, ...]
    content: bytes = field(default=b"", repr=False)

    def page(self, number: int) -> Page:
        return self.pages[number - 1]
