"""From bytes and a name to a document; a new format joins by one row in FORMATS."""

from pathlib import PurePath

from . import pdf_file, text_file
from .errors import EmptyDocument, UnsupportedDocument, WrongName
from .pages import PDF, TEXT, Document

FORMATS = {"pdf": pdf_file.load, "text": text_file.load}

# What the first bytes tell. None: known, but not readable yet.
MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "office97"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b", "zip"),
)
ENDINGS = {
    ".pdf": "pdf", ".txt": "text", ".text": "text", ".docx": "zip", ".odt": "zip", ".xlsx": "zip",
    ".doc": "office97", ".rtf": "rtf", ".htm": "html", ".html": "html",
    ".png": "image", ".jpg": "image", ".jpeg": "image", ".tif": "image", ".tiff": "image", ".gif": "image",
}  # fmt: skip


def load(content: bytes, name: str, progress=None) -> Document:
    """Open a file by what is in it; a name that says otherwise is refused, as somebody was mistaken."""
    return FORMATS[format_of(content, name)](content, name, progress)


def examine(content: bytes, name: str) -> tuple[str, int]:
    """Return media type and number of pages, or say why the file will be refused, without reading all its text."""
    if format_of(content, name) == "pdf":
        return PDF, pdf_file.examine(content)
    return TEXT, len(text_file.load(content, name).pages)


def page_text(content: bytes, media_type: str, number: int) -> str:
    """The text of one page; places of quotes count its characters."""
    if media_type == PDF:
        return pdf_file.text_of_page(content, number)
    return text_file.load(content, "").pages[number - 1].text


def format_of(content: bytes, name: str) -> str:
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyDocument()
    found, named = kind_of(content), ENDINGS.get(PurePath(name).suffix.lower())
    if named and named != found:
        raise WrongName()
    if found not in FORMATS:
        raise UnsupportedDocument()
    return found


def kind_of(content: bytes) -> str:
    for magic, kind in MAGIC:
        if content.startswith(magic):
            return kind
    if b"%PDF-" in content[:1024]:
        return "pdf"
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"
