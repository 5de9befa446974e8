"""From bytes and a name to a document; a new format joins by one row in FORMATS."""

from collections.abc import Callable
from pathlib import PurePath

from . import office_file, pdf_file, text_file
from .errors import EmptyDocument, EncryptedDocument, UnsupportedDocument, WrongName
from .pages import OFFICE, PDF, Document

FORMATS: dict[str, Callable[..., Document]] = {
    "pdf": pdf_file.load, "text": text_file.load, "docx": office_file.load_docx, "odt": office_file.load_odt
}  # fmt: skip

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
LOCKED = "EncryptedPackage".encode("utf-16-le")  # a locked DOCX is a file of the old kind around a secret
ENDINGS = {
    ".pdf": "pdf", ".txt": "text", ".text": "text", ".docx": "docx", ".odt": "odt", ".xlsx": "zip",
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
    document = load(content, name)
    return document.media_type, len(document.pages)


def page_text(content: bytes, media_type: str, number: int) -> str:
    """The text of one page; places of quotes count its characters."""
    if media_type == PDF:
        return pdf_file.text_of_page(content, number)
    if media_type in OFFICE:
        return office_file.load(content, "", kind=office_file.KINDS[media_type]).pages[number - 1].text
    return text_file.load(content, "").pages[number - 1].text


def format_of(content: bytes, name: str) -> str:
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyDocument()
    found, named = kind_of(content), ENDINGS.get(PurePath(name).suffix.lower())
    if found == "office97" and LOCKED in content:
        raise EncryptedDocument()
    if named and named != found and not (found == "zip" and named in ("docx", "odt")):
        raise WrongName()
    if found not in FORMATS:
        raise UnsupportedDocument()
    return found


def kind_of(content: bytes) -> str:
    for magic, kind in MAGIC:
        if content.startswith(magic):
            return office_kind(content) if content.startswith(b"PK") else kind
    if b"%PDF-" in content[:1024]:
        return "pdf"
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"


def office_kind(content: bytes) -> str:
    """What a package is, by the names of its parts, which are never packed: docx, odt or another zip."""
    if b"application/vnd.oasis.opendocument.text" in content[30:200]:
        return "odt"
    return "docx" if b"word/document.xml" in content and b"[Content_Types].xml" in content else "zip"
