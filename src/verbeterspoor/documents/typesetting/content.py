"""What a document consists of, apart from how it looks: the one structure that every shape is made of.

A block says what something is (a heading, a table), never how it is drawn. Texts are plain: nothing in them is read
as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
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
class Point:
    """A point with the number it was given ("1", "1.1"), never counted; more blocks may hang below its text."""

    label: Said
    text: Text = ""
    blocks: Sequence[Block] = ()


@dataclass(frozen=True)
class Numbered:
    """Points with numbers of their own: decision points, arguments that carry the number of their point."""

    points: Sequence[Point]


@dataclass(frozen=True)
class Rule:
    """A line across the page: what follows is of another kind, such as the internal part of a proposal."""


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | BulletList | NumberedList | Facts | Table | Quote | Numbered | Rule | PageBreak


class Layout(StrEnum):
    """What sort of paper it is; the content says the same in each."""

    REPORT = "report"
    """A plan, an overview, a report: name and day on every page."""
    FORM = "form"
    """A proposal to the college: the logo, the name of the form, a table of labels and values, then the sections."""
    NOTE = "note"
    """A note to the council: the logo, "Informatienota voor de gemeenteraad", the subject, short headings."""
    LETTER = "letter"
    """A letter on the municipality's paper."""


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
    layout: Layout = Layout.REPORT


@dataclass(frozen=True)
class Signature:
    """A place to sign: the function ("de secretaris"), the name, and above it whose mandate it is ("namens deze")."""

    function: Said
    name: Said = ""
    mandate: Said = ""


@dataclass(frozen=True)
class Letter(Manuscript):
    """A letter: `title` is its subject and `facts` are what stands above it ("Ons kenmerk", "Datum").

    `on_behalf` is who writes ("Burgemeester en wethouders van Almelo"); `enclosed` lists the attachments below the
    signatures.
    """

    layout: Layout = Layout.LETTER
    addressee: Sequence[Said] = ()
    salutation: Said = ""
    closing: Said = ""
    on_behalf: Said = ""
    signatures: Sequence[Signature] = ()
    enclosed: Sequence[Text] = ()
