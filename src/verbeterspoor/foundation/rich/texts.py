"""A rich text is kept as HTML of a small subset; what goes in is cleaned, and what was left out is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from .convention import as_typed, read_typed
from .reader import read
from .subset import only_subset
from .tree import Block, Item, Line, Listing, Paragraph, Quote, Table
from .writer import Writer, plain_text


@dataclass(frozen=True)
class Cleaned:
    """Clean HTML, and how many of each kind were left out: script, image, embedded, field, link."""

    html: str
    left_out: Mapping[str, int]


def cleaned(html: str) -> Cleaned:
    """Return only the subset of some HTML, with what was left out; no text is lost."""
    blocks, left_out = read(html)
    return Cleaned(_kept(blocks), dict(left_out))


def clean(html: str) -> str:
    """Return only the subset of some HTML; no text is lost."""
    return cleaned(html).html


def from_text(text: str) -> str:
    """Return the HTML of what somebody typed without an editor."""
    return _kept(read_typed(text))


def as_text(html: str) -> str:
    """Return kept HTML as somebody would type it; `from_text` gives the same HTML again."""
    return as_typed(tree_of(html))


def text_of(html: str) -> str:
    """Return the bare words of kept HTML."""
    return plain_text(tree_of(html))


def words_in(html: str) -> str:
    """Return the bare words of kept HTML and the addresses behind them, to check what is written."""
    addresses = {run.href for line in _lines(tree_of(html)) for run in line if run.href}
    return "\n".join([text_of(html), *sorted(addresses)])


@lru_cache(maxsize=512)
def tree_of(html: str) -> tuple[Block, ...]:
    """Return kept HTML as blocks; anything outside the subset only leaves its words, whoever put it there."""
    return read(html)[0]


def _kept(blocks: tuple[Block, ...]) -> str:
    return only_subset(Writer().blocks(blocks))


def said_left_out(left_out: Mapping[str, int], html: str = "") -> str:
    """Tell what was left out, and what stayed; nothing when all of it stayed."""
    told = {
        "script": lambda n: ngettext("a script", "%(n)s scripts", n),
        "image": lambda n: ngettext("an image", "%(n)s images", n),
        "embedded": lambda n: ngettext("an embedded part", "%(n)s embedded parts", n),
        "field": lambda n: ngettext("a form field", "%(n)s form fields", n),
        "link": lambda n: ngettext("the address of a link", "the addresses of %(n)s links", n),
    }
    parts = [say(left_out[kind]) % {"n": left_out[kind]} for kind, say in told.items() if left_out.get(kind)]
    if not parts:
        return ""
    tables = sum(isinstance(block, Table) for block in tree_of(html))
    stayed = [gettext("the text"), *([ngettext("the table", "the tables", tables)] if tables else [])]
    sentence = gettext("Left out: %(parts)s. What stayed: %(stayed)s.")
    return sentence % {"parts": _listed(parts), "stayed": _listed(stayed)}


def _listed(parts: list[str]) -> str:
    return get_text_list(parts, gettext("and"))


def added(*counts: Mapping[str, int]) -> dict[str, int]:
    """Add up what was left out of several texts."""
    return dict(sum(map(Counter, counts), Counter()))


def _lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Yield every line that can hold a link."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.line
            case Listing():
                yield from _lines_in(block.items)
            case Quote():
                yield from block.paragraphs
            case Table():
                yield from (cell for row in block.rows for cell in row)


def _lines_in(items: tuple[Item, ...]) -> Iterator[Line]:
    for item in items:
        yield item.line
        for lower in item.lists:
            yield from _lines_in(lower.items)
