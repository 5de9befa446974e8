"""What waits for somebody, over all municipalities they work for; every part comes through a slot, in bulk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from verbeterspoor.foundation import slots
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Attention, Figure, Stop, Tab, Turn, Upcoming
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from . import rules

MOST_TURNS = 25
MOST_TERMS = 12
MOST_PER_SIGNAL = 5


@dataclass(frozen=True)
class Desk:
    """Everything the first page shows: what waits, what needs attention, which dates come."""

    turns: list[Turn]
    number_of_turns: int
    number_late: int
    attention: list[Attention]
    counts: list[tuple[str, int]]
    terms: list[Upcoming]


def desk_of(actors: Sequence[Actor], *, now: datetime) -> Desk:
    """Return what waits for one person, in all municipalities together."""
    turns = rules.by_urgency(turn for one in actors for turn in slots.collect("turns", actor=one, now=now))
    attention = [item for one in actors for item in slots.collect("attention", actor=one, now=now)]
    terms = [item for one in actors for item in slots.collect("terms", actor=one, today=day_of(now))]
    counts: Counter[str] = Counter()
    for one in actors:
        for kind, number in slots.collect("attention_counts", actor=one, now=now):
            counts[kind] += number
    return Desk(
        turns=turns[:MOST_TURNS],
        number_of_turns=len(turns),
        number_late=sum(turn.is_late for turn in turns),
        attention=_few_per_kind(attention),
        counts=[(kind, counts[kind]) for kind in ("late", "silent", "at_risk") if counts[kind]],
        terms=rules.soonest(terms)[:MOST_TERMS],
    )


def menus_of(actors: Sequence[Actor]) -> list[tuple[Municipality, list[Tab]]]:
    """Return every municipality somebody works for with the pages they can go to there; one query for the towns."""
    towns = organisations.municipalities_of(actors)
    return [(towns[one.municipality_id], _pages_beside_this(one)) for one in actors]


def _pages_beside_this(actor: Actor) -> list[Tab]:
    """Return the main menu of one municipality without the page of tasks itself."""
    tabs = [tab for tab in slots.collect("navigation", actor=actor) if tab.name != "my_tasks"]
    return sorted(tabs, key=lambda tab: tab.order)


def _few_per_kind(items: list[Attention]) -> list[Attention]:
    """Keep the first few of every signal; the page of progress lists the rest."""
    seen: Counter[str] = Counter()
    kept = []
    for item in items:
        seen[item.kind] += 1
        if seen[item.kind] <= MOST_PER_SIGNAL:
            kept.append(item)
    return kept


def trail_of(actor: Actor, trajectory: Trajectory, *, now: datetime) -> list[Stop]:
    """Return the stops of a trajectory, in order of time."""
    found = slots.collect_by_id("stops", actor=actor, trajectory_ids=[trajectory.pk], now=now)
    return rules.trail(found.get(trajectory.pk, []))


def figures_of(actor: Actor, trajectory: Trajectory, *, now: datetime) -> dict[str, list[Figure]]:
    """Return the figures of a trajectory, per question that they answer (`state`, `better`)."""
    found = slots.collect_by_id("figures", actor=actor, trajectory_ids=[trajectory.pk], now=now)
    grouped: dict[str, list[Any]] = {"state": [], "better": []}
    for figure in sorted(found.get(trajectory.pk, []), key=lambda one: one.order):
        grouped.setdefault(figure.group, []).append(figure)
    return grouped


def turns_in(actor: Actor, trajectory: Trajectory, *, now: datetime) -> list[Turn]:
    """Return what waits for somebody within one trajectory."""
    turns = slots.collect("turns", actor=actor, now=now)
    return rules.by_urgency(turn for turn in turns if turn.trajectory_id == trajectory.public_id)[:MOST_TURNS]
