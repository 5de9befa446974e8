"""Dutch words for days and intervals: month names, parts of a month, seasons, quarters, and their first and last day.

Meanings: begin is day 1-10, medio or half 11-20, eind from the 21st; voorjaar is March to May, zomer June to
August, najaar September to November, winter December to February.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT = {"jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
         "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12}  # fmt: skip
SEASONS = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9, "winter": 12}
ORDINALS = {"eerste": 1, "1e": 1, "1ste": 1, "tweede": 2, "2e": 2, "2de": 2, "derde": 3, "3e": 3, "3de": 3,
            "vierde": 4, "4e": 4, "4de": 4, "laatste": 4}  # fmt: skip
NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
           "negen": 9, "tien": 10, "twaalf": 12, "anderhalf": 1}  # fmt: skip
UNITS = {"dag": "day", "dagen": "day", "werkdag": "working_day", "werkdagen": "working_day", "week": "week",
         "weken": "week", "maand": "month", "maanden": "month", "kwartaal": "quarter", "kwartalen": "quarter",
         "jaar": "year", "jaren": "year"}  # fmt: skip


@dataclass(frozen=True)
class Interval:
    """From the first to the last day, both included; an open side is None."""

    start: date | None
    end: date | None


def month_number(word: str) -> int:
    word = word.lower().rstrip(".")
    return MONTHS.index(word) + 1 if word in MONTHS else SHORT[word]


def year_number(text: str) -> int:
    """A year as printed; scans read the letter o for a nought."""
    return int(text.lower().replace("o", "0"))


def day(year: int, month: int, number: int) -> Interval | None:
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Interval(found, found)


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> Interval:
    """From a month up to and including another; a month above 12 lies in the next year."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Interval(date(year, first, 1), last_day(end_year, end_month))


def part_of_month(year: int, month: int, part: str | None) -> Interval:
    part = (part or "").lower()
    if part == "begin":
        return Interval(date(year, month, 1), date(year, month, 10))
    if part in ("medio", "half", "midden"):
        return Interval(date(year, month, 11), date(year, month, 20))
    if part in ("eind", "einde"):
        return Interval(date(year, month, 21), last_day(year, month))
    return months(year, month, month)


def season(year: int, name: str) -> Interval:
    first = SEASONS[name.lower()]
    return months(year, first, first + 2)


def after_season(year: int, name: str) -> Interval:
    """The season that follows: after the summer of 2025 is the autumn of 2025."""
    first = SEASONS[name.lower()] + 3
    return months(year, first, first + 2) if first <= 12 else months(year + 1, first - 12, first - 10)


def quarter(year: int, number: int, part: str | None = None) -> Interval:
    first = 3 * (number - 1) + 1
    if part:
        month = {"begin": first, "eind": first + 2, "einde": first + 2}.get(part.lower(), first + 1)
        return months(year, month, month)
    return months(year, first, first + 2)


def half_year(year: int, number: int) -> Interval:
    return months(year, 1, 6) if number == 1 else months(year, 7, 12)


def whole_year(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31))


def before(interval: Interval) -> Interval:
    """'Voor': the last allowed day is the day before."""
    return Interval(None, interval.start - timedelta(days=1)) if interval.start else interval


def by(interval: Interval) -> Interval:
    """'Uiterlijk' and 'tot en met': the last day still counts."""
    return Interval(None, interval.end)


def after(interval: Interval) -> Interval:
    return Interval(interval.end + timedelta(days=1), None) if interval.end else interval


def later(moment: date, amount: int, unit: str) -> date:
    """The day an amount of time after a day: a month later is the same day number, or the last day of that month."""
    if unit in ("day", "week", "working_day"):
        if unit == "working_day":
            return working_days_later(moment, amount)
        return moment + timedelta(days=amount * (7 if unit == "week" else 1))
    count = amount * {"month": 1, "quarter": 3, "year": 12}[unit]
    index = moment.year * 12 + moment.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(moment.day, calendar.monthrange(year, month + 1)[1]))


def working_days_later(moment: date, amount: int) -> date:
    """Mondays to Fridays only; public holidays are not known here."""
    while amount > 0:
        moment += timedelta(days=1)
        amount -= moment.weekday() < 5
    return moment
