"""Every moment and every day in the product comes from here, so that a demo or a test can stand in another year.

`now()` and `today()` follow the simulated clock: real time plus a stored offset. `real_now()` never does: sign-in,
tokens and leases use it. Views, commands and workers ask the clock; everything below takes `now` or `today`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)
_offset_source: Callable[[], timedelta] | None = None


def set_offset_source(source: Callable[[], timedelta] | None) -> None:
    """Name the function that knows how far the simulated clock stands from real time."""
    global _offset_source
    _offset_source = source


def forget_offset() -> None:
    """Ask the offset anew: the simulated clock has been moved."""
    forget = getattr(_offset_source, "forget", None)
    if forget:
        forget()


def real_now() -> datetime:
    """Return the real moment, in UTC; for sign-in, tokens and leases only."""
    return datetime.now(UTC)


def now() -> datetime:
    """Return the moment the product lives in, in UTC."""
    frozen = _frozen.get()
    if frozen is not None:
        return frozen
    offset = _offset_source() if _offset_source else timedelta()
    return real_now() + offset


def today() -> date:
    """Return the day the product lives in, in the Netherlands."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the Dutch calendar day on which a moment falls."""
    return moment.astimezone(AMSTERDAM).date()


@contextmanager
def frozen(moment: datetime) -> Iterator[datetime]:
    """Hold the clock still at one moment, for a test or a script that builds the past."""
    token = _frozen.set(moment)
    try:
        yield moment
    finally:
        _frozen.reset(token)


def remembered(source: Callable[[], timedelta], keep: timedelta) -> Callable[[], timedelta]:
    """Wrap an offset source so that it is asked at most once per `keep` of real time."""
    known: list[tuple[datetime, timedelta]] = []

    def offset() -> timedelta:
        moment = real_now()
        if not known or moment - known[0][0] > keep:
            known[:] = [(moment, source())]
        return known[0][1]

    def forget() -> None:
        known.clear()

    offset.forget = forget  # type: ignore[attr-defined]
    return offset
