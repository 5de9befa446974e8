"""What people type in a date column of a plan: one day, a quarter, "eind 2020", "doorlopend", or nothing yet.

A cell is about one moment, so it is read more freely than running text (`date_words`): short years, bare months and
weeks count. The day that matters is the last one of what was said, because a deadline is over when it is over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from . import dutch_dates as dutch
from .date_words import ABBREVIATED, NAMES, find_expressions
from .dutch_dates import Interval

DAY, WEEK, MONTH, QUARTER, HALF_YEAR, SEASON, YEAR, RANGE = (
    "day", "week", "month", "quarter", "half_year", "season", "year", "range",
)  # fmt: skip
ONGOING, NOTHING = "ongoing", "nothing"

UNREADABLE, NO_SUCH_DAY, NO_YEAR, SEVERAL, RELATIVE = "unreadable", "no_such_day", "no_year", "several", "relative"

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


Meaning = Callable[[int], Interval | None]

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
SHORT_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
BEFORE_YEAR = r"(?:\s+(?:van\s+)?|\s*[-–/.,'’]\s*)"
PART = r"(?:(?P<part>begin|medio|half|midden|eind|einde)\s+(?:van\s+)?(?:het\s+|de\s+)?)?"
CLOCK = r"(?:[T\s]+\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?:\s*uur)?Z?)?"

NUMBERS = re.compile(rf"(?P<d>\d{{1,2}})\s?[-/. ]\s?(?P<m>\d{{1,2}})(?:\s?[-/. ]\s?(?P<y>{SHORT_YEAR}))?{CLOCK}")
ISO = re.compile(rf"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){CLOCK}|(?P<c>(?:19|20)\d{{6}})")
SERIAL = re.compile(r"[3-6]\d{4}(?:[.,]\d+)?")
NAMED_DAY = re.compile(
    rf"(?:\w{{2,9}}dag,?\s+|(?:ma|di|wo|do|vr|za|zo)\.?\s+)?(?P<d>\d{{1,2}})(?:e|ste|de)?[\s-]*(?P<m>{NAMES}|{ABBREVIATED})"
    rf"(?:{BEFORE_YEAR}?(?P<y>{SHORT_YEAR}))?{CLOCK}",
    re.IGNORECASE,
)
NAMED_MONTH = re.compile(
    rf"{PART}(?P<m>{NAMES}|{ABBREVIATED})(?:{BEFORE_YEAR}?(?P<y>{SHORT_YEAR}))?"
    rf"|(?P<m2>\d{{1,2}})\s?[-/]\s?(?P<y2>(?:19|20)\d\d)|(?P<y3>(?:19|20)\d\d)\s?[-/]\s?(?P<m3>\d{{1,2}})",
    re.IGNORECASE,
)
MONTHS = re.compile(
    rf"(?P<m>{NAMES}|{ABBREVIATED})\s*(?:[-–/&+]|t/m|tot(?:\s+en\s+met)?|en)\s*(?P<n>{NAMES}|{ABBREVIATED})"
    rf"(?:{BEFORE_YEAR}?(?P<y>{SHORT_YEAR}))?",
    re.IGNORECASE,
)
ORDINAL = "|".join(dutch.ORDINALS)
QUARTERS = re.compile(
    rf"{PART}(?:(?P<o>{ORDINAL}|[1-4])\s*(?:kwartaal|kw\.?)|(?:q|k|kw\.?|kwartaal)\s*(?P<q>[1-4]))"
    rf"(?:{BEFORE_YEAR}?(?P<y>{SHORT_YEAR}))?"
    rf"|(?P<y2>(?:19|20)\d\d)[\s-]*(?:q|k|kw\.?|kwartaal)\s*(?P<q2>[1-4])",
    re.IGNORECASE,
)
HALVES = re.compile(
    rf"(?:(?P<o>eerste|tweede|1e|2e|1ste|2de)\s+(?:helft|half\s*jaar)|h(?P<h>[12]))(?:{BEFORE_YEAR}?(?P<y>{SHORT_YEAR}))?",
    re.IGNORECASE,
)
LONG_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
WEEKS = re.compile(
    rf"(?:weken|week|wk\.?|w)\s*(?P<w>\d{{1,2}})(?:\s*(?:-|–|/|t/m|tot(?:\s+en\s+met)?|en)\s*(?:week\s*)?(?P<z>\d{{1,2}}))?"
    rf"(?:{BEFORE_YEAR}(?P<y>{LONG_YEAR}))?|(?P<y2>(?:19|20)\d\d)[\s-]*(?:week|wk\.?|w)\s*(?P<w2>\d{{1,2}})",
    re.IGNORECASE,
)
SEASONS = re.compile(
    rf"(?P<after>na\s+(?:de|het)\s+)?(?P<s>{'|'.join(dutch.SEASONS)})(?:{BEFORE_YEAR}?(?P<y>{SHORT_YEAR}))?",
    re.IGNORECASE,
)
YEARS = re.compile(
    r"(?P<part>begin|medio|half|midden|eind|einde)?\s*(?P<y>(?:19|20)\d\d)"
    r"|(?P<end>eind|einde)\s+(?:van\s+)?(?:het\s+)?jaar",
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
    for reader in (_iso, _numbers, _serial, _named_day, _months, _month, _quarter, _half, _week, _season, _year):
        found = reader(words)
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


Found = tuple[str, Meaning, int | None]


def _year_of(match: re.Match[str], *names: str) -> int | None:
    """Return the year a match names; two digits are of this century."""
    text = next((match[name] for name in names if match[name]), None)
    if text is None:
        return None
    digits = text.lstrip("'’")
    return 2000 + int(digits) if len(digits) == 2 else int(digits)


def _iso(words: str) -> Found | None:
    match = ISO.fullmatch(words)
    if not match:
        return None
    if match["c"]:
        year, month, number = int(match["c"][:4]), int(match["c"][4:6]), int(match["c"][6:])
    else:
        year, month, number = int(match["y"]), int(match["m"]), int(match["d"])
    return DAY, partial(dutch.day, month=month, number=number), year


def _numbers(words: str) -> Found | None:
    match = NUMBERS.fullmatch(words)
    if not match:
        return None
    return DAY, partial(dutch.day, month=int(match["m"]), number=int(match["d"])), _year_of(match, "y")


def _serial(words: str) -> Found | None:
    """Read the number a spreadsheet keeps for a day: days since 30 December 1899."""
    if not SERIAL.fullmatch(words):
        return None
    one = date(1899, 12, 30) + timedelta(days=int(words[:5]))
    return DAY, lambda _year: Interval(one, one), one.year


def _named_day(words: str) -> Found | None:
    match = NAMED_DAY.fullmatch(words)
    if not match:
        return None
    month = dutch.month_number(match["m"])
    return DAY, partial(dutch.day, month=month, number=int(match["d"])), _year_of(match, "y")


def _month(words: str) -> Found | None:
    match = NAMED_MONTH.fullmatch(words)
    if not match:
        return None
    number = dutch.month_number(match["m"]) if match["m"] else int(match["m2"] or match["m3"])
    if not 1 <= number <= 12:
        return None
    year = _year_of(match, "y", "y2", "y3")
    return MONTH, partial(dutch.part_of_month, month=number, part=match["part"]), year


def _months(words: str) -> Found | None:
    match = MONTHS.fullmatch(words)
    if not match:
        return None
    first, last = dutch.month_number(match["m"]), dutch.month_number(match["n"])
    over = last < first

    def meaning(year: int) -> Interval:
        return dutch.months(year - over, first, last + 12 * over)

    return RANGE, meaning, _year_of(match, "y")


def _quarter(words: str) -> Found | None:
    match = QUARTERS.fullmatch(words)
    if not match:
        return None
    number = match["q"] or match["q2"] or match["o"]
    count = int(number) if number.isdigit() else dutch.ORDINALS[number.lower()]
    return QUARTER, partial(dutch.quarter, number=count, part=match["part"]), _year_of(match, "y", "y2")


def _half(words: str) -> Found | None:
    match = HALVES.fullmatch(words)
    if not match:
        return None
    number = int(match["h"]) if match["h"] else 1 if match["o"].lower() in ("eerste", "1e", "1ste") else 2
    return HALF_YEAR, partial(dutch.half_year, number=number), _year_of(match, "y")


def _week(words: str) -> Found | None:
    """Read a week by its number (ISO 8601): Monday to Sunday."""
    match = WEEKS.fullmatch(words)
    if not match:
        return None
    first = int(match["w"] or match["w2"])
    last = int(match["z"] or first)

    def meaning(year: int) -> Interval | None:
        try:
            monday, sunday = date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7)
        except ValueError:
            return None
        return Interval(monday, sunday) if monday < sunday else None

    return WEEK if first == last else RANGE, meaning, _year_of(match, "y", "y2")


def _season(words: str) -> Found | None:
    match = SEASONS.fullmatch(words)
    if not match:
        return None
    meaning = dutch.after_season if match["after"] else dutch.season
    return SEASON, partial(meaning, name=match["s"]), _year_of(match, "y")


def _year(words: str) -> Found | None:
    match = YEARS.fullmatch(words)
    if not match:
        return None
    part = (match["part"] or match["end"] or "").lower()[:1]
    first, last = {"b": (1, 3), "m": (5, 8), "h": (5, 8), "e": (10, 12)}.get(part, (1, 12))
    return YEAR, partial(dutch.months, first=first, last=last), int(match["y"]) if match["y"] else None


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
