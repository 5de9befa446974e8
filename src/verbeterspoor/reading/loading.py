"""From bytes and a name to a document; a new format joins by one row in FORMATS."""

from pathlib import PurePath

from . import pdf_file, text_file
from .errors import EmptyDocument, UnsupportedDocument, WrongName
from .pages import Document

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
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyDocument()
    found, named = kind_of(content), ENDINGS.get(PurePath(name).suffix.lower())
    if named and named != found:
        raise WrongName()
    if found not in FORMATS:
        raise UnsupportedDocument()
    return FORMATS[found](content, name, progress)


def kind_of(content: bytes) -> str:
    for magic, kind in MAGIC:
        if content.startswith(magic):
            return kind
    if b"%PDF-" in content[:1024]:
        return "pdf"
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"
