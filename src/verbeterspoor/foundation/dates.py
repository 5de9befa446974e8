"""Dutch days: when a day begins and ends, which days are holidays, and how people say a date and what it means.

Pure: every function takes the day or moment it is about; nothing here asks the clock. Sentences follow the language
of the page (English source, Dutch catalogue).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ONE_DAY = timedelta(days=1)
KINGS_DAY_SINCE = 2014


class NoSuchMoment(ValueError):
    """The clock skips this time: it lies in the hour that summer time takes away."""


def start_of_day(day: date) -> datetime:
    """Return the moment a day begins in the Netherlands, in UTC."""
    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Return the moment a day is over, which is when the next begins: something is in time while `now` is before it."""
    return start_of_day(day + ONE_DAY)


def local_moment(day: date, at: time) -> datetime:
    """Return the moment of a Dutch clock time; the hour that summer time skips is refused.

    Of the two equal times on the last Sunday of October the first is meant, unless `at` carries `fold=1`.
    """
    local = datetime.combine(day, at, AMSTERDAM)
    moment = local.astimezone(UTC)
    if moment.astimezone(AMSTERDAM).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchMoment(gettext("On this day the clock skips this time (start of summer time)."))
    return moment


def happens_twice(day: date, at: time) -> bool:
    """Say whether this clock time occurs twice on this day (end of summer time)."""
    first, second = (datetime.combine(day, at.replace(fold=fold), AMSTERDAM) for fold in (0, 1))
    return first.utcoffset() > second.utcoffset()  # type: ignore[operator]


def easter(year: int) -> date:
    """Return Easter Sunday of a year (anonymous Gregorian algorithm, Meeus, Jones and Butcher)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30
    leap_years, year_rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late_correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late_correction + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """Return King's Day (27 April, a day earlier on a Sunday), before 2014 Queen's Day (30 April)."""
    day = date(year, 4, 27 if year >= KINGS_DAY_SINCE else 30)
    return day - ONE_DAY if day.isoweekday() == 7 else day


@lru_cache(maxsize=64)
def public_holidays(year: int) -> dict[date, object]:
    """Return the holidays of the General Extension of Time Limits Act (art. 3) with their names.

    Good Friday counts as one by law; 5 May counts every year, not only in lustrum years.
    """
    sunday = easter(year)
    return {
        date(year, 1, 1): _("New Year's Day"),
        sunday - 2 * ONE_DAY: _("Good Friday"),
        sunday: _("Easter Sunday"),
        sunday + ONE_DAY: _("Easter Monday"),
        kings_day(year): _("King's Day"),
        date(year, 5, 5): _("Liberation Day"),
        sunday + 39 * ONE_DAY: _("Ascension Day"),
        sunday + 49 * ONE_DAY: _("Whit Sunday"),
        sunday + 50 * ONE_DAY: _("Whit Monday"),
        date(year, 12, 25): _("Christmas Day"),
        date(year, 12, 26): _("Boxing Day"),
    }


def is_working_day(day: date) -> bool:
    """Say whether offices work on this day: not on Saturday, Sunday or a public holiday."""
    return day.isoweekday() < 6 and day not in public_holidays(day.year)


def last_working_day_on_or_before(day: date) -> date:
    """Return the last day to get something done at the office when it is due on this day."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def first_working_day_on_or_after(day: date) -> date:
    """Return the first day the office works again."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def local_day(moment: date | datetime) -> date:
    """Return the Dutch calendar day of a moment, or the day itself."""
    return moment.astimezone(AMSTERDAM).date() if isinstance(moment, datetime) else moment


def weekday_name(day: date) -> str:
    """Return the name of the weekday: Saturday, zaterdag."""
    return str(WEEKDAYS[day.weekday()])


def day_and_month(day: date) -> str:
    """Say a day without its year: 29 February."""
    return f"{day.day} {MONTHS[day.month]}"


def said(day: date) -> str:
    """Say a day in full: Saturday 29 February 2020."""
    return f"{weekday_name(day)} {day_and_month(day)} {day.year}"


def said_short(day: date) -> str:
    """Say a day in as few letters as a list allows: 29 feb 2020."""
    month = str(MONTHS[day.month])
    short = "mrt" if get_language() == "nl" and day.month == 3 else month[:3]
    return f"{day.day} {short} {day.year}"


def said_without_weekday(day: date) -> str:
    """Say a day as in running text: 29 February 2020."""
    return f"{day_and_month(day)} {day.year}"


def clock_time(moment: datetime) -> str:
    """Say a time of day as it is written in the language: 15:00, 15.00 uur."""
    local = moment.astimezone(AMSTERDAM)
    return pgettext("time of day", "%(hour)s:%(minute)s") % {"hour": local.hour, "minute": f"{local.minute:02}"}


def moment_said(moment: datetime) -> str:
    """Say a moment: 18 April 2017 at 15:00."""
    day = said_without_weekday(local_day(moment))
    return gettext("%(day)s at %(time)s") % {"day": day, "time": clock_time(moment)}


def term_said(last_day: date, *, said_as_before: bool = False) -> str:
    """Say a term and what it means: before 1 March 2020 = Saturday 29 February at the latest, and the last working day.

    `said_as_before` says that the source wrote "before" the day after `last_day`.
    """
    if said_as_before:
        start = gettext("before %(day)s = %(last)s at the latest") % {
            "day": said_without_weekday(last_day + ONE_DAY),
            "last": f"{weekday_name(last_day)} {day_and_month(last_day)}",
        }
    else:
        start = gettext("%(last)s at the latest") % {"last": said(last_day)}
    work_day = last_working_day_on_or_before(last_day)
    if work_day == last_day:
        return start
    work_day_said = f"{weekday_name(work_day)} {day_and_month(work_day)}"
    return gettext("%(term)s; last working day %(day)s") % {"term": start, "day": work_day_said}


def days_late_sentence(due: date, today: date) -> str:
    """Say how a due date stands today: late, due today, or the days that are left."""
    left = (due - today).days
    if left < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -left) % {"days": -left}
    if left == 0:
        return gettext("today is the last day")
    if left == 1:
        return gettext("tomorrow is the last day")
    return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}


def silent_sentence(last_heard: date, today: date) -> str:
    """Say for how long nothing was heard."""
    days = (today - last_heard).days
    return ngettext("nothing heard for %(days)s day", "nothing heard for %(days)s days", days) % {"days": days}


def since_sentence(day: date, today: date) -> str:
    """Say since when something waits."""
    days = (today - day).days
    if days <= 0:
        return gettext("since today")
    if days == 1:
        return gettext("since yesterday")
    return ngettext("for %(days)s day", "for %(days)s days", days) % {"days": days}


def greeting(moment: datetime) -> str:
    """Greet as one does at this hour in the Netherlands."""
    hour = moment.astimezone(AMSTERDAM).hour
    if 6 <= hour < 12:
        return gettext("Good morning")
    if 12 <= hour < 18:
        return gettext("Good afternoon")
    return gettext("Good evening") if hour >= 18 else gettext("Good night")
