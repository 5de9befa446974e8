"""One date or interval as people write it in a cell: a pattern for each shape, and what it means in a year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from . import dutch_dates as dutch
from .date_words import ABBREVIATED, NAMES
from .dutch_dates import Interval

DAY, WEEK, MONTH, QUARTER, HALF_YEAR, SEASON, YEAR, RANGE = (
    "day", "week", "month", "quarter", "half_year", "season", "year", "range",
)  # fmt: skip
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

Meaning = Callable[[int], Interval | None]
Found = tuple[str, Meaning, int | None]
"""How exact, what it means in a year, and the year that was named."""


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


SHAPES = (_iso, _numbers, _serial, _named_day, _months, _month, _quarter, _half, _week, _season, _year)


def shape_of(words: str) -> Found | None:
    """Return how exact a date is, what it means in a year, and the year if it names one; None for anything else."""
    return next((found for read in SHAPES if (found := read(words)) is not None), None)
