"""Reads the meetings out of a calendar file (.ics): repeated ones, exceptions, moved and cancelled ones."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import recurring_ical_events
from icalendar import Calendar

from verbeterspoor.decisions.choices import MeetingRefusal
from verbeterspoor.foundation.dates import local_moment
from verbeterspoor.foundation.errors import NotAllowed

LARGEST_CALENDAR = 2_000_000
MOST = 300
MOST_EVENTS = 2_000
MOST_RULES = 20


def read_calendar(content: bytes, *, since: date, until: date) -> list[dict[str, Any]]:
    """Return the meetings of a calendar between two days, as `uid`, `starts_at`, `title`, `place`, `is_cancelled`.

    A time without zone is Dutch time; an event of a whole day is no meeting. A meeting of a repeating event is known by
    the event and by the moment the rule gives it, so that one that was moved stays the same meeting.
    """
    if len(content) > LARGEST_CALENDAR:
        raise NotAllowed(MeetingRefusal.TOO_LARGE.label)
    try:
        calendar = Calendar.from_ical(content)
        _check_size(calendar)
        events = recurring_ical_events.of(calendar, keep_recurrence_attributes=True).between(since, until)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError) as broken:
        raise NotAllowed(MeetingRefusal.NOT_A_CALENDAR.label) from broken
    repeating = {str(event.get("UID")) for event in calendar.walk("VEVENT") if "RRULE" in event or "RDATE" in event}
    timed = [event for event in events if isinstance(event["DTSTART"].dt, datetime)]
    if len(timed) > MOST:
        raise NotAllowed(MeetingRefusal.TOO_OFTEN.label)
    found = [_meeting(event, str(event.get("UID")) in repeating) for event in timed]
    if not found:
        days = {"from": since.isoformat(), "until": until.isoformat()}
        raise NotAllowed(MeetingRefusal.EMPTY_CALENDAR.label % days)
    return sorted(found, key=lambda one: one["starts_at"])


def _check_size(calendar: Calendar) -> None:
    """Refuse a calendar before it is worked out: one that repeats by the hour or second could fill the memory."""
    events = calendar.walk("VEVENT")
    rules: list[Any] = [event["RRULE"] for event in events if "RRULE" in event]
    often = {"SECONDLY", "MINUTELY", "HOURLY"}
    by_time = ("BYSECOND", "BYMINUTE", "BYHOUR")
    if (
        len(events) > MOST_EVENTS
        or len(rules) > MOST_RULES
        or any(isinstance(rule, list) for rule in rules)
        or any(often & {str(one).upper() for one in rule.get("FREQ", [])} for rule in rules)
        or any(name in rule for rule in rules for name in by_time)
    ):
        raise NotAllowed(MeetingRefusal.TOO_OFTEN.label)


def _meeting(event: Any, repeats: bool) -> dict[str, Any]:
    starts = _dutch(event["DTSTART"].dt)
    ruled = event.get("RECURRENCE-ID")
    at = _dutch(ruled.dt) if ruled is not None and isinstance(ruled.dt, datetime) else starts
    uid = str(event.get("UID", ""))
    return {
        "uid": f"{uid[:250]}:{at.isoformat()}" if repeats or not uid else uid[:300],
        "starts_at": starts,
        "title": str(event.get("SUMMARY", ""))[:200],
        "place": str(event.get("LOCATION", ""))[:200],
        "is_cancelled": str(event.get("STATUS", "")).upper() == "CANCELLED",
    }


def _dutch(moment: datetime) -> datetime:
    return moment if moment.tzinfo else local_moment(moment.date(), moment.time())
