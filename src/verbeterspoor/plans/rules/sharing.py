"""Sharing the adopted plan: who may, when, and whether it was in time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.plans.choices import Channel, Refusal


def check_can_share(*, channel: str, address: str, source_date: date | None, today: date) -> None:
    """Ask an address for a mail, and a day that has come for what was sent or handed over outside this system."""
    if channel == Channel.LINK and not address.strip():
        raise NotAllowed(Refusal.NEEDS_ADDRESS.label)
    if channel != Channel.LINK and (source_date is None or source_date > today):
        raise NotAllowed(Refusal.NEEDS_SENT_DAY.label)


def check_can_confirm(delivery: Any, *, name: str) -> None:
    """Let receipt be confirmed once, by somebody who says who they are."""
    if delivery.received_at is not None:
        raise NotAllowed(Refusal.RECEIVED_ALREADY.label)
    if not name.strip():
        raise NotAllowed(Refusal.NEEDS_NAME.label)


def check_receipt_by_letter(delivery: Any, *, received: date, source: str, shared: date, today: date) -> None:
    """Ask for the letter or mail that says it, with a day between sharing and today."""
    if delivery.received_at is not None:
        raise NotAllowed(Refusal.RECEIVED_ALREADY.label)
    if not source.strip():
        raise NotAllowed(Refusal.NEEDS_SOURCE.label)
    if not shared <= received <= today:
        raise NotAllowed(Refusal.NOT_RECEIVED_THEN.label)


def days_over(*, shared: date, end: date | None) -> int | None:
    """Return by how many days sharing came after the last day of a term; 0 when it was in time, None without a day."""
    return max((shared - end).days, 0) if end else None


def link_works(delivery: Any, now: datetime) -> bool:
    """Say whether the link in the mail still opens."""
    return bool(delivery.token_hash) and delivery.expires_at is not None and delivery.expires_at > now
