"""A successor takes over everything that somebody carries, in one act (rule `handover-of-work`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import ngettext

from verbeterspoor.foundation import clock, moves
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.moves import Handover, Part
from verbeterspoor.organisations import queries, rules
from verbeterspoor.organisations.choices import Refusal
from verbeterspoor.organisations.models import Membership, Municipality
from verbeterspoor.organisations.rules import Actor

from .people import Seat, give_seat, holds
from .records import record


def what_moves(*, old: Any, new: Any, municipality: Municipality, by: Actor, now: datetime) -> list[moves.Carried]:
    """Return what a person carries here, in words; the page asks it before anything moves."""
    return moves.carried(Handover(moves.PERSON, municipality.pk, old, new, clock.day_of(now), by, now))


@transaction.atomic
def hand_over_work(*, old: Any, new: Any, municipality: Municipality, by: Actor, now: datetime) -> dict[str, int]:
    """Move all roles and everything else a person carries here to a successor; today is their last day."""
    rules.check_can_hand_over(by, municipality_id=municipality.pk, old=old, new=new)
    handover = Handover(moves.PERSON, municipality.pk, old, new, clock.day_of(now), by, now)
    check_successor(handover)
    if not moves.carried(handover):
        raise NotAllowed(Refusal.NOTHING_TO_HAND_OVER.label)
    if in_the_way := moves.obstacles(handover):
        raise NotAllowed(" ".join(in_the_way))
    moved = moves.move_all(handover)
    words = {"from": old.name, "to": new.name}
    people = {"from": str(old.public_id), "to": str(new.public_id)}
    record("person.handed_over", old, municipality, by, now, {**people, "moved": moved}, words)
    record("person.took_over", new, municipality, by, now, {**people, "moved": moved}, words)
    return moved


def check_successor(handover: Handover) -> None:
    """Refuse a successor who does not work here today, on the same side."""
    here, today = handover.municipality_id, handover.day
    former = queries.sides_to_pass_on(user_id=handover.old.pk, municipality_id=here, today=today)
    successor = queries.sides_of(user_id=handover.new.pk, municipality_id=here, today=today)
    if not rules.can_succeed(former, successor):
        raise NotAllowed(Refusal.WRONG_SIDE.label)


def _seats(handover: Handover) -> Any:
    return queries.seats_of(user_id=handover.old.pk, municipality_id=handover.municipality_id, today=handover.day)


def _count_roles(handover: Handover) -> int:
    return _seats(handover).count()


def _move_roles(handover: Handover) -> int:
    """Give the successor each role, and let it end for the one who leaves; both hold it on the day itself."""
    seats = list(_seats(handover).select_related("municipality"))
    for held in seats:
        day = max(handover.day, held.since)
        seat = Seat(held.municipality, held.role, held.organisation, held.unit, day)
        if not holds(handover.new, seat):
            give_seat(handover.new, seat, by=handover.by, now=handover.now)
        Membership.objects.filter(pk=held.pk).update(until=day)
        codes = {"role": held.role, "until": day.isoformat()}
        record("role.ended", held, held.municipality, handover.by, handover.now, codes, {"name": handover.old.name})
    return len(seats)


ROLES = Part(
    "organisations.roles",
    lambda number: ngettext("%(number)s role", "%(number)s roles", number) % {"number": number},
    _count_roles,
    _move_roles,
)


def holds_role(*, user_id: int, municipality_id: int, role: str, day: date) -> bool:
    """Say whether somebody holds a role of the municipality on a day; parts of a handover ask it."""
    held = queries.current_memberships(user_id=user_id, today=day)
    return held.filter(municipality_id=municipality_id, role=role).exists()
