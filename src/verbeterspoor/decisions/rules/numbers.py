"""Numbers of letters: a series only goes on, and no number is used twice (rule `letter-follows-decision`)."""

from __future__ import annotations

from typing import Any

from verbeterspoor.decisions.choices import LetterRefusal
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

KEEPS_SERIES = (Role.SECRETARIAT, Role.ADMINISTRATOR)
MOST_SKIPPED = 500


def said_number(series: Any, value: int) -> str:
    """Say a number of a series as it stands on a letter: RAAD-4234."""
    return f"{series.prefix}{value:0{series.digits}d}"


def value_in(series: Any, number: str) -> int | None:
    """Return which number of a series this is, or None when it is none of it."""
    rest = number.removeprefix(series.prefix)
    if not rest.isascii() or not rest.isdigit() or len(rest) > 9 or not number.startswith(series.prefix):
        return None
    return int(rest) if said_number(series, int(rest)) == number else None


def check_keeps_series(actor: Actor, municipality_id: int) -> None:
    """Let only the secretariat or an administrator of this municipality make and change series."""
    if actor.municipality_id != municipality_id or not actor.has(*KEEPS_SERIES):
        raise NotAllowed(LetterRefusal.NOT_FOR_SERIES.label)


def check_goes_on(series: Any, next_number: int, reason: str) -> None:
    """Let a series only go on; numbers that are skipped are accounted for with a reason."""
    if next_number < series.next_number:
        raise NotAllowed(str(LetterRefusal.SERIES_GOES_ON.label) % {"next": series.next_number})
    if next_number - series.next_number > MOST_SKIPPED:
        raise NotAllowed(LetterRefusal.SKIPPED_TOO_MANY.label)
    if next_number > series.next_number and not reason.strip():
        raise NotAllowed(LetterRefusal.SKIPPED_NEEDS_REASON.label)
