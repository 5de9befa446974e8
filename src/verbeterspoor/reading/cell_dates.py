"""What people type in a date column of a plan: one day, a quarter, "eind 2020", "doorlopend", or nothing yet.

A cell is about one moment, so it is read more freely than running text (`date_words`): short years, bare months and
weeks count. The day that matters is the last one of what was said, because a deadline is over when it is over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .cell_date_shapes import DAY, MONTH, QUARTER, RANGE, SEASON, SEASONS, YEAR, Meaning, shape_of
from .date_words import find_expressions

ONGOING, NOTHING = "ongoing", "nothing"

UNREADABLE, NO_SUCH_DAY, NO_YEAR, SEVERAL, RELATIVE = "unreadable", "no_such_day", "no_year", "several", "relative"

LONGEST = 200
"""As many characters as a date can take; what is longer is a text that landed in this column."""

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True)
class CellDate:
    """What a date cell says.

    `day` is the last day of what was said and `start` the first; both are None when it names no day. `precision` says
    how exact it was. `problem` is a code when a person must look: the caller puts it into words.
    """

    said: str
    day: date | None = None
    start: date | None = None
    precision: str = NOTHING
    problem: str = ""
    year_assumed: bool = False

    @property
    def is_ongoing(self) -> bool:
        """It has no end ("doorlopend", "vanaf mei 2020")."""
        return self.precision == ONGOING


PREFIX = re.compile(
    r"^(?:(?:ca|circa|rond|gereed|klaar|af|gepland|planning|start|streefdatum|deadline|datum|op|in|per|het|de)\b\.?|[±:\s]|\+/-)+(?=\S)",
    re.IGNORECASE,
)
FOR_EVER = re.compile(
    r"(?:is\s+|loopt\s+|blijvend\s+)?(?:doorlopend|doorlopende?\s+actie|continu(?:e|ering|proces)?|permanent|structureel|blijvend|lopend|"
    r"onbepaalde?\s+tijd|ongoing|jaarlijks|maandelijks|periodiek)[.!]?",
    re.IGNORECASE,
)
NOT_YET = re.compile(
    r"[-–—?.x/\s]*|n\.?\s?v\.?\s?t\.?|n\.?\s?t\.?\s?b\.?|n\.?\s?n\.?\s?b\.?|t\.?b\.?d\.?|pm|p\.m\.|geen|onbekend|"
    r"(?:nog\s+)?(?:nader\s+)?(?:te\s+bepalen|te\s+plannen|niet\s+bekend|onbekend|invullen)",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"^(?:(?P<by>uiterlijk|t/m|tot\s+en\s+met|niet\s+later\s+dan)|(?P<before>v[oó][oó]r|tot)|(?P<after>vanaf|sinds|met\s+ingang\s+van|"
    r"m\.?i\.?v\.?|na))\s+(?:op\s+|per\s+|de\s+|het\s+)?(?=\S)",
    re.IGNORECASE,
)
UNTIL = re.compile(r"\s*(?:t/m|tot\s+en\s+met|tot|–|—|\s-)\s*|(?<=[1-4])\s*[-/&+]\s*(?=[qk])", re.IGNORECASE)


def read_date_cell(text: str, *, day: date | None = None, near: date | None = None) -> CellDate:
    """Read what a date cell says; `day` is the day the file itself marks.

    Without a year ("3e kwartaal", "1 maart") the first one that ends on or after `near` is meant, and `year_assumed`
    says so; without `near` a person is asked.
    """
    said = " ".join(text.split())
    if day is not None:
        return _within(CellDate(said, day, day, DAY))
    if len(said) > LONGEST:
        return CellDate(said, problem=UNREADABLE)
    words = re.sub(r"^ultimo\b", "eind", said.strip(" .;,"), flags=re.IGNORECASE)
    if NOT_YET.fullmatch(words):
        return CellDate(said)
    if FOR_EVER.fullmatch(words):
        return CellDate(said, precision=ONGOING)
    return _within(_bounded(said, words, near))


def _within(found: CellDate) -> CellDate:
    """Refuse a day no plan can be about: a year that was mistyped, or a number that is no date."""
    for one in (found.day, found.start):
        if one is not None and not EARLIEST <= one < LATEST:
            return CellDate(found.said, problem=UNREADABLE)
    return found


def _bounded(said: str, words: str, near: date | None) -> CellDate:
    """Read a date with a word of direction before it: uiterlijk, vóór, vanaf."""
    bound = BOUND.match(words)
    if not bound or SEASONS.fullmatch(words):
        return _plain(said, PREFIX.sub("", words), near)
    found = _plain(said, PREFIX.sub("", words[bound.end() :]), near)
    if found.day is None or found.start is None:
        return found
    if bound["after"]:
        first = found.day + timedelta(days=1) if bound["after"].lower() == "na" else found.start
        return CellDate(said, None, first, ONGOING, year_assumed=found.year_assumed)
    if bound["before"]:
        last = found.start - timedelta(days=1)
        return CellDate(said, last, last, found.precision, year_assumed=found.year_assumed)
    return found


def _plain(said: str, words: str, near: date | None) -> CellDate:
    """Read one date or interval without words around it, or else look for one among other words."""
    found = shape_of(words)
    if found is not None:
        return _placed(said, *found, near)
    return _range(said, words, near) or _among_words(said, words, near)


def _placed(said: str, precision: str, meaning: Meaning, year: int | None, near: date | None) -> CellDate:
    """Give a meaning its year: the one that was said, or the first that ends on or after `near`."""
    if year is not None:
        interval = meaning(year)
        if interval is None:
            return CellDate(said, problem=NO_SUCH_DAY)
        return CellDate(said, interval.end, interval.start, precision)
    if near is None:
        return CellDate(said, problem=NO_YEAR)
    tried = [meaning(near.year + more) for more in range(-1, 5)]
    fitting = [one for one in tried if one is not None and one.end is not None and one.end >= near]
    if not fitting:
        return CellDate(said, problem=NO_SUCH_DAY)
    return CellDate(said, fitting[0].end, fitting[0].start, precision, year_assumed=True)


def _range(said: str, words: str, near: date | None) -> CellDate | None:
    """Read "1-3-2020 t/m 1-6-2020" and "2020-2022": from the first day of one to the last day of the other."""
    parts = (
        re.split(r"(?<=\d{4})\s*-\s*(?=\d{4}$)", words)
        if re.fullmatch(r"\d{4}\s*-\s*\d{4}", words)
        else UNTIL.split(words)
    )
    if len(parts) != 2 or not all(parts):
        return None
    last = _plain(said, parts[1], near)
    if last.day is None:
        return None
    first = _plain(said, parts[0], last.day if last.start is None else date(last.start.year, 1, 1))
    if first.start is None or first.start > last.day:
        return None
    return CellDate(said, last.day, first.start, RANGE, year_assumed=last.year_assumed)


def _among_words(said: str, words: str, near: date | None) -> CellDate:
    """Find the one date between other words; several, or one that counts from an event, a person must look at."""
    found = find_expressions(words)
    if any(one.relative for one in found):
        return CellDate(said, problem=RELATIVE)
    if len(found) != 1:
        return CellDate(said, problem=SEVERAL if found else UNREADABLE)
    [one] = found
    placed = _placed(
        said, one.shape if one.shape in (DAY, MONTH, QUARTER, SEASON, YEAR) else RANGE, one.interval, one.year, near
    )
    if one.bound in ("from", "after") and placed.problem == "":
        return CellDate(said, None, placed.start, ONGOING, year_assumed=placed.year_assumed)
    return placed if placed.day or placed.problem else CellDate(said, problem=UNREADABLE)
