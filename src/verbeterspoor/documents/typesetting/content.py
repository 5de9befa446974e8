"""What a document consists of, apart from how it looks: the one structure both PDF and Word are made of.

A block says what something is (a heading, a table), never how it is drawn. Texts are plain: nothing in them is read
as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

Said = Any
"""Something that can be said in words: a text, a lazy translation, a date or moment, a number, or None for nothing."""


@dataclass(frozen=True)
class Strong:
    """Words that weigh more; other marks may stand within them."""

    text: Text


@dataclass(frozen=True)
class Emphasis:
    """Words in italics; other marks may stand within them."""

    text: Text


@dataclass(frozen=True)
class Link:
    """Words that lead to an address (https, http or mailto); any other address leaves only the words.

    Marks within its words go: a link is one thing to whoever hears it.
    """

    text: Text
    address: str


Mark = Strong | Emphasis | Link
Text = Said | Mark | Sequence[Said | Mark]
"""One thing said, or several after each other; a line end in it starts a new line."""


@dataclass(frozen=True)
class Fact:
    """A label with what it says: 'Zaaknummer: 2017-004234'. One without text is left out."""

    label: Said
    text: Text


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter. A level that skips one is drawn one below the heading before it."""

    text: Said
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    text: Text


@dataclass(frozen=True)
class Item:
    """An item of a list with lists of its own below it."""

    text: Text
    inner: Sequence[BulletList | NumberedList] = ()


@dataclass(frozen=True)
class BulletList:
    """A list without order."""

    items: Sequence[Text | Item]


@dataclass(frozen=True)
class NumberedList:
    """A list in order, numbered from `start`."""

    items: Sequence[Text | Item]
    start: int = 1


@dataclass(frozen=True)
class Facts:
    """Labels with what they say."""

    facts: Sequence[Fact]


@dataclass(frozen=True)
class Table:
    """A table with one row of headers, which is repeated on every page the table runs on to.

    `widths` are shares of the page (1, 6, 2); without them every column gets the same. A row that is too short is
    filled up with empty cells; one that is too long is an error of the programmer. `row_headers` says that the first
    column names the row.
    """

    caption: Said
    header: Sequence[Said]
    rows: Iterable[Sequence[Text]]
    widths: Sequence[float] = ()
    row_headers: bool = False


@dataclass(frozen=True)
class Quote:
    """Words of somebody else, exactly as they were, with where they stand."""

    text: Said
    source: Said = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | BulletList | NumberedList | Facts | Table | Quote | PageBreak


@dataclass(frozen=True)
class Manuscript:
    """A document before it gets a shape: its title, facts under it, and its blocks in order.

    `as_of` is the day the content is true ("stand op"), shown on every page; a plan or overview must have it.
    `status` is one line above the title ("Concept", "Vastgesteld"). `landscape` turns the page for wide tables;
    `cover` puts title and facts on a page of their own.
    """

    title: Said
    blocks: Iterable[Block]
    subtitle: Said = ""
    facts: Sequence[Fact] = field(default_factory=tuple)
    as_of: date | datetime | None = None
    status: Said = ""
    landscape: bool = False
    cover: bool = False
