"""Give, renew and revoke the address of a calendar."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from django.db import transaction

from verbeterspoor.accounts.models import User
from verbeterspoor.history.actions import INSTALLATION, record_event
from verbeterspoor.notices.models import Calendar


def _new_token() -> str:
    """Return 256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


@transaction.atomic
def make_calendar(*, user: User, topic_id: uuid.UUID | None, is_discreet: bool, now: datetime) -> Calendar:
    """Give a calendar an address; asking twice gives the one there is."""
    calendar, is_new = Calendar.objects.get_or_create(
        user=user, topic_id=topic_id, revoked_at=None,
        defaults={"is_discreet": is_discreet, "token": _new_token(), "made_at": now},
    )  # fmt: skip
    if is_new:
        _record("notices.calendar.made", calendar, now)
    return calendar


@transaction.atomic
def renew_calendar(*, calendar: Calendar, is_discreet: bool, now: datetime) -> Calendar:
    """Give a calendar another address; the former one stops at once."""
    calendar.token, calendar.made_at, calendar.is_discreet = _new_token(), now, is_discreet
    calendar.save(update_fields=["token", "made_at", "is_discreet"])
    _record("notices.calendar.renewed", calendar, now)
    return calendar


@transaction.atomic
def revoke_calendar(*, calendar: Calendar, now: datetime) -> None:
    """Take the address of a calendar away."""
    if Calendar.objects.filter(pk=calendar.pk, revoked_at__isnull=True).update(revoked_at=now):
        _record("notices.calendar.revoked", calendar, now)


def _record(type: str, calendar: Calendar, now: datetime) -> None:
    record_event(
        chain=INSTALLATION, type=type, subject_kind="calendar", subject_id=calendar.public_id,
        by=calendar.user.public_id, at=now, codes={"is_discreet": calendar.is_discreet},
        words={"by": calendar.user.name},
    )  # fmt: skip
