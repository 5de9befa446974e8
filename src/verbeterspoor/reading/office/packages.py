"""The parts of an office file, which is a ZIP package of XML; used by the worker only."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

MOST_XML = 60_000_000
"""How many bytes of XML are unpacked in all."""

MOST_PARAGRAPHS = 100_000
MOST_TEXT = 5_000_000
BROKEN = (
    zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error
)  # fmt: skip


class Complaint(Exception):
    """Why a file is refused: damaged, encrypted, active_content, image_only or too_big."""


class Package:
    """Gives the parts of a package one by one and counts what they become."""

    def __init__(self, content: bytes) -> None:
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN:
            raise Complaint("damaged") from None
        self.names = set(self.zip.namelist())
        self.left = MOST_XML

    def root(self, name: str) -> Any:
        """Return the root of an XML part; no entity is followed, nothing is fetched."""
        try:
            with self.zip.open(name) as part:
                xml = part.read(self.left + 1)
        except RuntimeError:
            raise Complaint("encrypted") from None
        except BROKEN:
            raise Complaint("damaged") from None
        self.left -= len(xml)
        if self.left < 0:
            raise Complaint("too_big")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(xml, parser)
        except etree.XMLSyntaxError:
            raise Complaint("damaged") from None
        if root.getroottree().docinfo.doctype:  # no office program writes one
            raise Complaint("damaged")
        return root

    def optional(self, name: str) -> Any | None:
        return self.root(name) if name in self.names else None


class Paragraphs:
    """Gathers the paragraphs of a document within the limits."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []
        self.letters = 0
        self.empty = 0

    def add(self, text: str, **values: Any) -> None:
        """Add a paragraph; each line of it becomes one of its own, right below the one before."""
        if not text.strip():
            self.empty += 1
            return
        for k, line in enumerate(part for part in text.split("\n") if part.strip()):
            words = " ".join(line.split())
            self.letters += len(words)
            if len(self.found) >= MOST_PARAGRAPHS or self.letters > MOST_TEXT:
                raise Complaint("too_big")
            self.found.append({"text": words, "apart": self.empty if k == 0 else -1, **values})
        self.empty = 0


def counted(number: int, kind: str) -> str:
    """A number as a list writes it: 1, a, A, i, I."""
    if kind in ("a", "A"):
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I"):
        roman = ""
        for value, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
            while number >= value and len(roman) < 12:
                roman, number = roman + sign, number - value
        return roman if kind == "i" else roman.upper()
    return str(number)


def whole(text: str | None, otherwise: int = 0) -> int:
    """A count of the file; what is none becomes the other number."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else otherwise
