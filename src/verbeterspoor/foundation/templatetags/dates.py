"""Filters that say dates in templates as people say them; `{% load dates %}`."""

from __future__ import annotations

from datetime import date, datetime

from django import template

from verbeterspoor.foundation import dates

register = template.Library()


@register.filter
def said(value: date | datetime | None) -> str:
    """Say a day in full, a moment with its time, and nothing when there is none."""
    if value is None or value == "":
        return ""
    return dates.moment_said(value) if isinstance(value, datetime) else dates.said(value)


@register.filter
def said_short(value: date | datetime | None) -> str:
    """Say a day in as few letters as a list allows: 29 feb 2020."""
    return dates.said_short(dates.local_day(value)) if value else ""


@register.filter
def said_in_text(value: date | datetime | None) -> str:
    """Say a day without its weekday: 29 February 2020."""
    return dates.said_without_weekday(dates.local_day(value)) if value else ""


@register.filter
def at_the_latest(value: date | None) -> str:
    """Say a last day and what it means for people who work on weekdays."""
    return dates.term_said(value) if value else ""


@register.filter
def said_as_before(value: date | None) -> str:
    """Say a last day that the source wrote as "before" the next day."""
    return dates.term_said(value, said_as_before=True) if value else ""


@register.filter
def against(due: date | None, today: date) -> str:
    """Say how a due date stands on a day: late, today, or the days that are left."""
    return dates.days_late_sentence(due, today) if due else ""


@register.filter
def since(value: date | datetime | None, today: date) -> str:
    """Say since when something waits."""
    return dates.since_sentence(dates.local_day(value), today) if value else ""


@register.filter
def iso(value: date | datetime | None) -> str:
    """Write a day or moment for machines, as `datetime` of a `<time>` element."""
    return value.isoformat() if value else ""


@register.filter
def greeting(moment: datetime) -> str:
    """Greet as one does at this hour."""
    return dates.greeting(moment)
