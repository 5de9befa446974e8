"""The council's registers are its clerk's: the town hall links to them and says by which letter it answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbeterspoor.decisions.choices import (
    CouncilItemKind,
    CouncilItemState,
    CouncilRefusal,
    LetterStatus,
)
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

LINKS_ITEMS = (Role.COUNCIL_CLERK, Role.COORDINATOR, Role.SECRETARIAT)
MOST_ROWS = 500
SOON_DAYS = 14

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("nummer", "nr", "nr.", "kenmerk", "ris-nummer", "number"),
    "kind": ("soort", "type", "kind"),
    "text": ("tekst", "toezegging", "motie", "vraag", "onderwerp", "omschrijving", "titel", "text"),
    "made_date": ("datum", "datum toezegging", "gedaan op", "ingediend op", "date"),
    "made_by": ("aan", "gedaan aan", "toegezegd aan", "indiener", "indiener(s)", "made to"),
    "due_date": ("uiterlijk", "deadline", "verwachte afdoening", "afdoening", "afdoeningsdatum", "termijn", "due"),
    "progress": ("stand van zaken", "status", "stand", "progress"),
    "link": ("link", "url", "adres", "webadres"),
}
"""How clerks name the columns of their lists (iBabs, Notubiz and own sheets)."""

KINDS = {
    "toezegging": CouncilItemKind.PROMISE, "promise": CouncilItemKind.PROMISE,
    "motie": CouncilItemKind.MOTION, "motion": CouncilItemKind.MOTION,
    "vraag": CouncilItemKind.QUESTION, "schriftelijke vraag": CouncilItemKind.QUESTION,
    "vragen": CouncilItemKind.QUESTION, "question": CouncilItemKind.QUESTION,
}  # fmt: skip


@dataclass(frozen=True)
class ItemRow:
    """A row of a clerk's list, read: what it says, and what is the matter with it."""

    number: int
    facts: dict[str, Any]
    problems: tuple[str, ...] = ()


def sees_council(actor: Actor) -> bool:
    """Say whether a person sees the links to the council's lists: its clerk and the town hall."""
    return actor.is_inside or actor.has(Role.COUNCIL_CLERK)


def check_can_link(actor: Actor, municipality_id: int) -> None:
    """Let the clerk, a coordinator or the secretariat of this municipality link an item."""
    if actor.municipality_id != municipality_id or not actor.has(*LINKS_ITEMS):
        raise NotAllowed(CouncilRefusal.NOT_FOR_YOU.label)


def check_state(actor: Actor, *, state: str, letter: Any, settled_date: date | None, today: date) -> None:
    """Let only the clerk say that the council is done with an item; an answer names its letter (rule `dual-wall`)."""
    if state in (CouncilItemState.SETTLED, CouncilItemState.LAPSED):
        if not actor.has(Role.COUNCIL_CLERK):
            raise NotAllowed(CouncilRefusal.CLERKS_LIST.label)
        if settled_date is not None and settled_date > today:
            raise NotAllowed(CouncilRefusal.SETTLED_AHEAD.label)
    if state == CouncilItemState.ANSWERED and letter is None:
        raise NotAllowed(CouncilRefusal.NEEDS_A_LETTER.label)


def check_can_treat(actor: Actor, letter: Any, *, handed_over: date | None, on: date, today: date) -> None:
    """Let the clerk register what the council did with a letter it has, from the day it got it."""
    if actor.municipality_id != letter.municipality_id or not actor.has(Role.COUNCIL_CLERK):
        raise NotAllowed(CouncilRefusal.NOT_THE_CLERK.label)
    if letter.status != LetterStatus.HANDED_OVER or handed_over is None:
        raise NotAllowed(CouncilRefusal.NOT_HANDED_OVER.label)
    if on > today:
        raise NotAllowed(CouncilRefusal.TREATED_AHEAD.label)
    if on < handed_over:
        raise NotAllowed(CouncilRefusal.TREATED_BEFORE.label % {"day": handed_over.isoformat()})


def is_late(item: Any, today: date) -> bool:
    """Say whether an open item should have been settled by now."""
    return item.state == CouncilItemState.OPEN and item.due_date is not None and item.due_date < today


def columns_of(titles: Sequence[str]) -> dict[str, int]:
    """Return which column of a clerk's list is what, by the words clerks use for them."""
    plain = [title.strip().casefold() for title in titles]
    found = {}
    for name, words in COLUMNS.items():
        place = next((plain.index(word) for word in words if word in plain), None)
        if place is not None:
            found[name] = place
    if "text" not in found:
        raise NotAllowed(CouncilRefusal.NO_TEXT_COLUMN.label)
    return found


def kind_of_item(said: str, usual: str) -> str | None:
    """Return the kind a row says, the usual one where it says nothing, or None for another word."""
    return KINDS.get(said.strip().casefold()) if said.strip() else usual


def check_rows(rows: Iterable[ItemRow]) -> list[ItemRow]:
    """Return the rows, each with what is the matter with it; a number that stands there twice is named."""
    found = list(rows)
    if not found:
        raise NotAllowed(CouncilRefusal.NO_ROWS.label)
    if len(found) > MOST_ROWS:
        raise NotAllowed(CouncilRefusal.TOO_MANY.label)
    numbers = [row.facts["number"] for row in found if row.facts["number"]]
    twice = {number for number in numbers if numbers.count(number) > 1}
    return [
        ItemRow(row.number, row.facts, (*row.problems, str(CouncilRefusal.TWICE.label)))
        if row.facts["number"] in twice
        else row
        for row in found
    ]
