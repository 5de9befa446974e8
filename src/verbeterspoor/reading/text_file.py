"""Plain text: one page, whatever the encoding."""

import re

from .errors import EmptyDocument, UnsupportedDocument
from .pages import TEXT, Document, Line, Page

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
LINE = re.compile(r"[^\n\f]+")


def load(content: bytes, name: str, progress=None) -> Document:
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyDocument()
    if len(CONTROL.findall(text)) > len(text) / 200:
        raise UnsupportedDocument("This file holds no readable text.")
    if progress:
        progress(1, 1)
    return Document(name, TEXT, (Page(1, text, tuple(lines_of(text))),), content)


def decode(content: bytes) -> str:
    """UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def lines_of(text: str):
    row, seen = 0, 0
    for match in LINE.finditer(text):
        row += text.count("\n", seen, match.start())
        seen = match.start()
        line = match.group()
        stripped = line.strip()
        if any(char.isalnum() for char in stripped):
            indent = len(line) - len(line.lstrip())
            start = match.start() + indent
            offsets = tuple(range(start, start + len(stripped)))
            yield Line(stripped.replace("\t", " "), offsets, 1, indent, indent + len(stripped), row)
