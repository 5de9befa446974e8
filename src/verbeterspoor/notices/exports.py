"""Dates as iCalendar (RFC 5545), for the calendar program of whoever has the address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from verbeterspoor.foundation.slots import CalendarEntry

from .actions.composing import absolute

REFRESH = "PT6H"
"""How often a calendar program is asked to look again (RFC 7986); it decides itself."""


def as_icalendar(entries: Iterable[CalendarEntry], *, name: str, is_discreet: bool) -> bytes:
    """Return the dates as a calendar; the same dates give the same bytes, so a program can ask for changes only."""
    calendar = Calendar()
    calendar.add("prodid", "-//Verbeterspoor//Verbeterspoor//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    for entry in entries:
        calendar.add_component(_event(entry, is_discreet))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, is_discreet: bool) -> Event:
    """Return one date: a whole day, or a moment; it keeps nobody from being free."""
    event = Event()
    event.add("uid", f"{entry.uid}@verbeterspoor")
    event.add("dtstamp", entry.stamp)
    event.add("sequence", entry.sequence)
    if entry.at:
        event.add("dtstart", entry.at)
        event.add("dtend", entry.at + timedelta(minutes=30))
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if entry.is_closed:
        event.add("summary", _("Closed agenda item"))
    elif is_discreet:
        event.add("summary", _("Verbeterspoor: something is due"))
    else:
        event.add("summary", entry.title)
        if entry.detail:
            event.add("description", entry.detail)
        event.add("url", absolute(entry.url))
    return event
