"""Makes elements of an OpenDocument text; what people wrote goes in as text, never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "office": f"{OASIS}office:1.0",
    "style": f"{OASIS}style:1.0",
    "text": f"{OASIS}text:1.0",
    "table": f"{OASIS}table:1.0",
    "draw": f"{OASIS}drawing:1.0",
    "fo": f"{OASIS}xsl-fo-compatible:1.0",
    "svg": f"{OASIS}svg-compatible:1.0",
    "meta": f"{OASIS}meta:1.0",
    "manifest": f"{OASIS}manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
VERSION = "1.3"
PIECES = re.compile(r"\n|\t| {2,}|[^\n\t ]+(?: [^\n\t ]+)*| ")

Child: TypeAlias = "etree._Element | str"


def named(name: str) -> str:
    """Return the full name of "text:p"."""
    space, local = name.split(":")
    return f"{{{SPACES[space]}}}{local}"


def element(name: str, attributes: dict[str, str] | None = None, *children: Child) -> etree._Element:
    """Make an element with its attributes and what is in it."""
    made = etree.Element(named(name), {named(key): value for key, value in (attributes or {}).items()}, nsmap=SPACES)
    return filled(made, children)


def filled(made: etree._Element, children: Iterable[Child]) -> etree._Element:
    """Put texts and elements into an element, in order."""
    for child in children:
        if not isinstance(child, str):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def words(text: str) -> Iterator[Child]:
    """Yield a text with its line ends, tabs and rows of spaces as elements: as plain signs they would be one space."""
    for piece in PIECES.findall(text):
        if piece == "\n":
            yield element("text:line-break")
        elif piece == "\t":
            yield element("text:tab")
        elif piece.startswith("  "):
            yield element("text:s", {"text:c": str(len(piece))})
        elif piece == " ":
            yield element("text:s")
        else:
            yield piece


def written(root: etree._Element) -> bytes:
    """Return an element as a file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
