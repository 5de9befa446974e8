"""Turns a manuscript into plain lists and texts, once for all shapes: this is why PDF and Word never differ.

Every text is put into words in the active language and cleaned: control characters, half characters and marks that
turn the direction of a whole line go out; everything else stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils import formats
from django.utils.timezone import localtime
from django.utils.translation import override

from .content import (
    Block,
    BulletList,
    Emphasis,
    Fact,
    Facts,
    Heading,
    Item,
    Letter,
    Link,
    Manuscript,
    Numbered,
    NumberedList,
    PageBreak,
    Paragraph,
    Point,
    Quote,
    Rule,
    Said,
    Strong,
    Table,
    Text,
)

Run = dict[str, Any]
"""A piece of text of one kind: {"text"} with "kind" plain or link ("to" for a link), "strong" and "emphasis"."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
"""Control characters, marks that turn direction, half characters, private characters: none is a letter of a text."""

LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
SAYING = ("text", "runs", "items", "facts", "header")
"""The parts of a block of which at least one must say something."""

SCHEMES = {"https", "http", "mailto"}


def said(value: Said) -> str:
    """Put something into clean words in the active language: a day as "1 maart 2020", None as nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = formats.date_format(localtime(value) if value.tzinfo else value, "j F Y H:i")
    elif isinstance(value, date):
        value = formats.date_format(value, "j F Y")
    return clean(str(value)).replace("\t", " ")


def clean(text: str) -> str:
    """Take out of a text what is no letter of it, and write every line end the same way."""
    return FORBIDDEN.sub("", LINE_ENDS.sub("\n", text))


def runs(text: Text, **marks: bool) -> list[Run]:
    """Cut a text into pieces of one kind each."""
    parts = text if isinstance(text, list | tuple) else [text]
    return [run for part in parts for run in _runs_of(part, marks) if run["text"]]


def _runs_of(part: Any, marks: dict[str, bool]) -> list[Run]:
    match part:
        case Strong():
            return runs(part.text, **{**marks, "strong": True})
        case Emphasis():
            return runs(part.text, **{**marks, "emphasis": True})
        case Link():
            address = said(part.address).strip()
            kind = {"kind": "link", "to": address} if is_safe(address) else {"kind": "plain"}
            return [_run(words_of(part.text) or address, marks, kind)]
    return [_run(said(part), marks, {"kind": "plain"})]


def _run(text: str, marks: dict[str, bool], kind: dict[str, str]) -> Run:
    return {"text": text, "strong": False, "emphasis": False, **marks, **kind}


def words_of(text: Text) -> str:
    """Return the words of a text without its marks."""
    return "".join(run["text"] for run in runs(text))


def is_safe(address: str) -> bool:
    """Say whether an address may be followed from a document."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")


def plain(manuscript: Manuscript, language: str) -> dict[str, Any]:
    """Return the whole manuscript as plain lists, texts and numbers, in one language."""
    with override(language):
        return {
            "title": one_line(manuscript.title) or "–",
            "subtitle": one_line(manuscript.subtitle),
            "status": one_line(manuscript.status),
            "as_of": said(manuscript.as_of),
            "landscape": manuscript.landscape,
            "cover": manuscript.cover,
            "layout": str(manuscript.layout),
            "facts": _facts(manuscript.facts),
            "blocks": list(_blocks(manuscript.blocks)),
            **(_letter(manuscript) if isinstance(manuscript, Letter) else {}),
        }


def _letter(letter: Letter) -> dict[str, Any]:
    """Return what a letter has around its text; lines and signatures that say nothing are left out."""
    signatures = [
        {"function": one_line(one.function), "name": one_line(one.name), "mandate": one_line(one.mandate)}
        for one in letter.signatures
    ]
    return {
        "addressee": [line for said_line in letter.addressee for line in said(said_line).split("\n") if line.strip()],
        "salutation": one_line(letter.salutation),
        "closing": one_line(letter.closing),
        "on_behalf": one_line(letter.on_behalf),
        "signatures": [signature for signature in signatures if any(signature.values())],
        "enclosed": [one for one in _items(letter.enclosed) if one["runs"]],
    }


def one_line(value: Said) -> str:
    """Say something on one line."""
    return " ".join(said(value).split())


def _facts(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    """Return each fact that says something."""
    told = ({"label": one_line(fact.label), "runs": runs(fact.text)} for fact in facts)
    return [fact for fact in told if fact["runs"]]


def _blocks(blocks: Iterable[Block]) -> Iterator[dict[str, Any]]:
    """Yield each block; what is empty is left out, and no heading skips a level."""
    level = 0
    for block in blocks:
        made = _block(block)
        if made["kind"] == "heading":
            level = made["level"] = max(1, min(made["level"], level + 1, 5))
        if made["kind"] in ("break", "rule") or any(made.get(part) for part in SAYING):
            yield made


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": one_line(block.text), "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "runs": runs(block.text)}
        case BulletList():
            return {"kind": "bullets", "items": _items(block.items)}
        case NumberedList():
            return {"kind": "numbers", "items": _items(block.items), "start": block.start}
        case Facts():
            return {"kind": "facts", "facts": _facts(block.facts)}
        case Table():
            return _table(block)
        case Quote():
            return {"kind": "quote", "text": said(block.text), "source": one_line(block.source)}
        case Numbered():
            return {"kind": "points", "items": [_point(point) for point in block.points]}
        case Rule():
            return {"kind": "rule"}
        case PageBreak():
            return {"kind": "break"}
    raise TypeError(f"{block!r} is no block of a manuscript")


def _point(point: Point) -> dict[str, Any]:
    return {"label": one_line(point.label), "runs": runs(point.text), "blocks": list(_blocks(point.blocks))}


def _items(items: Sequence[Text | Item]) -> list[dict[str, Any]]:
    """Return each item with the lists below it."""
    made = [item if isinstance(item, Item) else Item(item) for item in items]
    return [{"runs": runs(item.text), "inner": list(_blocks(item.inner))} for item in made]


def _table(table: Table) -> dict[str, Any]:
    """Return a table with rows of equal length and widths that add up to one."""
    header = [one_line(cell) for cell in table.header]
    widths = [float(width) for width in table.widths] or [1.0] * len(header)
    if len(widths) != len(header):
        raise ValueError("a table needs as many widths as columns")
    rows = [[runs(cell) for cell in row] for row in table.rows]
    if any(len(row) > len(header) for row in rows):
        raise ValueError("a row has more cells than the header")
    return {
        "kind": "table",
        "caption": one_line(table.caption),
        "header": header,
        "rows": [row + [[]] * (len(header) - len(row)) for row in rows],
        "widths": [width / sum(widths) for width in widths],
        "row_headers": table.row_headers,
    }
