"""In which order things wait, and where on the trail somebody stands: pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from verbeterspoor.foundation.slots import Stop, Turn, Upcoming

FAR = date(9999, 12, 31)
MOST_STOPS = 12
"""As many stops as one sees at a glance: two rows."""


def by_urgency(turns: Iterable[Turn]) -> list[Turn]:
    """Put what is late first, then what is due soonest, then what waits longest."""

    def key(turn: Turn) -> tuple[bool, date, bool, str]:
        return (not turn.is_late, turn.due or FAR, turn.since is None, _moment(turn.since))

    return sorted(turns, key=key)


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def soonest(terms: Iterable[Upcoming]) -> list[Upcoming]:
    """Put dates to come in order of time."""
    return sorted(terms, key=lambda term: (term.day, term.at.isoformat() if term.at else "", term.label))


def _shortened(ordered: list[Stop]) -> list[Stop]:
    """Leave out minor stops of a long trail: first what is done, the oldest first, then what is far ahead.

    The first stop that has not been always stays, however minor: it is where the trajectory stands now.
    """
    spare = len(ordered) - MOST_STOPS
    here = next((n for n, stop in enumerate(ordered) if stop.state != "done"), None)
    minor = [n for n, stop in enumerate(ordered) if stop.is_minor and n != here]
    done = [n for n in minor if ordered[n].state == "done"]
    ahead = [n for n in reversed(minor) if ordered[n].state != "done"]
    dropped = set((done + ahead)[: max(spare, 0)])
    return [stop for n, stop in enumerate(ordered) if n not in dropped]


def trail(stops: Iterable[Stop]) -> list[Stop]:
    """Put the stops in order of time; the first that has not been is where the trajectory stands now."""
    ordered = sorted(stops, key=lambda stop: (stop.day or FAR, stop.state != "done"))
    ordered = _shortened(ordered)
    ahead = next((n for n, stop in enumerate(ordered) if stop.state == "future"), None)
    if ahead is None or any(stop.state == "current" for stop in ordered):
        return ordered
    return [replace(stop, state="current") if n == ahead else stop for n, stop in enumerate(ordered)]
