"""Two organisations or two units become one: everything that runs moves, what was said stays where it was said.

The rule is `handover-of-work`. A body merges for one municipality: other municipalities keep their own registers.
"""

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
from verbeterspoor.organisations.models import (
    Invitation,
    Membership,
    Municipality,
    Organisation,
    Partnership,
    Unit,
)
from verbeterspoor.organisations.rules import Actor

from .people import Seat, give_seat, holds
from .records import record


def what_merges(*, old: Organisation | Unit, municipality: Municipality, by: Actor, now: datetime) -> list[Any]:
    """Return what would move when a body or unit merges, in words; the page asks it before anything moves."""
    return moves.carried(Handover(_kind(old), municipality.pk, old, None, clock.day_of(now), by, now))


@transaction.atomic
def merge_organisations(
    *, old: Organisation, new: Organisation, municipality: Municipality, day: date, reason: str, by: Actor,
    now: datetime,
) -> dict[str, int]:  # fmt: skip
    """Let a body merge into another for this municipality; it stays readable as merged, with day and reason."""
    here = municipality.pk
    rules.check_can_manage_bodies(by, here)
    rules.check_change_has_come(day, clock.day_of(now))
    if not queries.known_organisations(municipality_id=here).filter(pk=new.pk).exists():
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)
    known = Partnership.objects.select_for_update().get(municipality_id=here, organisation=old)
    rules.check_can_merge(old, new, merged=known.merged_into_id is not None)
    moved = _move(Handover(moves.ORGANISATION, here, old, new, day, by, now))
    Partnership.objects.filter(municipality_id=here, merged_into=old).update(merged_into=new)
    Partnership.objects.filter(pk=known.pk).update(merged_into=new, merged_date=day, merge_reason=reason)
    _tell(old, new, municipality, day, reason, moved, by, now)
    return moved


@transaction.atomic
def merge_units(*, old: Unit, new: Unit, day: date, reason: str, by: Actor, now: datetime) -> dict[str, int]:
    """Let a unit merge into another; its parts become parts of that one."""
    municipality = old.municipality
    rules.check_can_manage_bodies(by, municipality.pk)
    rules.check_change_has_come(day, clock.day_of(now))
    if new.municipality_id != municipality.pk or new.merged_into_id:
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)
    fresh = Unit.objects.select_for_update().get(pk=old.pk)
    rules.check_can_merge(old, new, merged=fresh.merged_into_id is not None)
    moved = _move(Handover(moves.UNIT, municipality.pk, old, new, day, by, now))
    Unit.objects.filter(merged_into=old).update(merged_into=new)
    Unit.objects.filter(pk=old.pk).update(merged_into=new, merged_date=day, merge_reason=reason)
    old.refresh_from_db()
    _tell(old, new, municipality, day, reason, moved, by, now)
    return moved


def _kind(thing: Organisation | Unit) -> str:
    return moves.UNIT if isinstance(thing, Unit) else moves.ORGANISATION


def _move(handover: Handover) -> dict[str, int]:
    if in_the_way := moves.obstacles(handover):
        raise NotAllowed(" ".join(in_the_way))
    return moves.move_all(handover)


def _tell(
    old: Any, new: Any, municipality: Municipality, day: date, reason: str, moved: dict[str, int], by: Actor,
    now: datetime,
) -> None:  # fmt: skip
    """Tell it in the history of both."""
    codes = {"from": str(old.public_id), "to": str(new.public_id), "day": day.isoformat(), "moved": moved}
    words = {"from": old.name, "to": new.name, "note": reason}
    kind = "unit" if isinstance(old, Unit) else "organisation"
    record(f"{kind}.merged", old, municipality, by, now, codes, words)
    record(f"{kind}.took_in", new, municipality, by, now, codes, words)


def _column(handover: Handover) -> str:
    return "unit" if handover.kind == moves.UNIT else "organisation"


def _seats(handover: Handover) -> Any:
    today = clock.day_of(handover.now)
    seats = Membership.objects.filter(**{_column(handover): handover.old}, municipality_id=handover.municipality_id)
    return seats.filter(until__isnull=True) | seats.filter(until__gte=today)


def _move_people(handover: Handover) -> int:
    """Let the people of the old body hold their roles for the new one from today on."""
    seats = list(_seats(handover).select_related("user", "municipality").order_by("pk"))
    today, column = clock.day_of(handover.now), _column(handover)
    for held in seats:
        day = max(today, held.since)
        body = {"organisation": None, "unit": None, column: handover.new}
        seat = Seat(held.municipality, held.role, body["organisation"], body["unit"], day)
        if not holds(held.user, seat):
            give_seat(held.user, seat, by=handover.by, now=handover.now)
        Membership.objects.filter(pk=held.pk).update(until=day)
        codes = {"role": held.role, "until": day.isoformat()}
        record("role.ended", held, held.municipality, handover.by, handover.now, codes, {"name": held.user.name})
    return len(seats)


PEOPLE = Part(
    "organisations.people",
    lambda number: (
        ngettext("%(number)s person with a role", "%(number)s people with a role", number) % {"number": number}
    ),
    lambda handover: _seats(handover).count(),
    _move_people,
)


def _invitations(handover: Handover) -> Any:
    asked = queries.open_invitations(municipality_id=handover.municipality_id)
    return Invitation.objects.filter(pk__in=asked.filter(**{_column(handover): handover.old}).values("pk"))


INVITATIONS = Part(
    "organisations.invitations",
    lambda number: ngettext("%(number)s open invitation", "%(number)s open invitations", number) % {"number": number},
    lambda handover: _invitations(handover).count(),
    lambda handover: _invitations(handover).update(**{_column(handover): handover.new}),
)


def _move_parts(handover: Handover) -> int:
    """Hang the parts of a unit under the new one; when that was a part itself, it takes the place of the old one."""
    Unit.objects.filter(pk=handover.new.pk, parent=handover.old).update(parent_id=handover.old.parent_id)
    return Unit.objects.filter(parent=handover.old).update(parent=handover.new)


def _hangs_deeper(handover: Handover) -> list[str]:
    """Refuse a unit that is a part of a part: hanging the parts under it would make a circle."""
    above, seen = handover.new.parent, 0
    while above is not None and seen < 50:
        if above.pk == handover.old.pk and seen > 0:
            return [str(Refusal.LIES_UNDER.label)]
        above, seen = above.parent, seen + 1
    return []


PARTS = Part(
    "organisations.parts",
    lambda number: ngettext("%(number)s unit below it", "%(number)s units below it", number) % {"number": number},
    lambda handover: Unit.objects.filter(parent=handover.old).count(),
    _move_parts,
    _hangs_deeper,
)
