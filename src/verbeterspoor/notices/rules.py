"""How a notice reaches somebody, when a digest leaves, and when a mail is tried again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from verbeterspoor.foundation import dates
from verbeterspoor.foundation.slots import NoticeKind

from .choices import Channel, Rhythm

LEASE = timedelta(minutes=5)
"""A worker that took a mail and said nothing for so long has died; far longer than a mail server may take."""
MAX_ATTEMPTS = 8
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""How long to wait after each attempt; together about a day."""
DAYS_BACK = 14
"""The last moment of a digest lies within so many days, holidays included."""


def channel_for(kind: NoticeKind, *, chosen: str | None, has_account: bool, may_be_told: bool) -> str:
    """Return how a notice reaches somebody: what the person chose, else what is usual for its kind.

    Whoever has no account has no inbox to look in: it is mail or nothing. What may not be unsubscribed (a security
    mail) goes out at once, whatever was chosen.
    """
    if not may_be_told:
        return Channel.OFF
    if not kind.may_be_off:
        return Channel.AT_ONCE
    wanted = chosen or kind.channel
    if not has_account:
        return Channel.OFF if wanted == Channel.OFF else Channel.AT_ONCE
    return wanted


def wait_after(attempts: int) -> timedelta | None:
    """Return how long to wait after an attempt that failed, or None when there is no next one."""
    return None if attempts >= MAX_ATTEMPTS else WAITS[min(attempts, len(WAITS)) - 1]


def digest_moment(now: datetime, *, rhythm: str, hour: int, weekday: int) -> datetime | None:
    """Return the last moment, now or before, at which this person's digest was due; None when they want none."""
    if rhythm == Rhythm.NEVER:
        return None
    today = dates.local_day(now)
    for back in range(DAYS_BACK):
        day = today - timedelta(days=back)
        moment = dates.local_moment(day, time(hour))
        if moment <= now and _is_digest_day(day, rhythm, weekday):
            return moment
    return None


def _is_digest_day(day: date, rhythm: str, weekday: int) -> bool:
    """Say whether a digest leaves on this day: the chosen day of the week, or every working day."""
    return day.weekday() == weekday if rhythm == Rhythm.WEEKLY else dates.is_working_day(day)


def name_of_mail(key: str) -> str:
    """Return the part before the @ of a mail's Message-ID: the same for the same key, and it gives nothing away."""
    return hashlib.sha256(f"verbeterspoor mail {key}".encode()).hexdigest()[:40]


def in_language(texts: Mapping[str, Mapping[str, object]], language: str) -> Mapping[str, object]:
    """Return the wording in a language; one that is missing falls back on the first there is."""
    return texts.get(language) or next(iter(texts.values()))
