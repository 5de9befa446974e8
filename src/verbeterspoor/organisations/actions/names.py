"""Names that change keep their history: what it was called, until when, and why (rule `handover-of-work`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from verbeterspoor.accounts import actions as accounts
from verbeterspoor.foundation import clock, moves
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.moves import Handover
from verbeterspoor.organisations import queries, rules
from verbeterspoor.organisations.choices import Refusal
from verbeterspoor.organisations.models import FormerName, Municipality, Organisation, Unit
from verbeterspoor.organisations.rules import Actor

from .records import record


@transaction.atomic
def rename_unit(*, unit: Unit, name: str, day: date, reason: str, by: Actor, now: datetime) -> Unit:
    """Give a sector or team another name."""
    rules.check_can_manage_bodies(by, unit.municipality_id)
    former, unit.name = unit.name, _checked(unit.name, name, day, now)
    unit.full_clean()
    unit.name = former
    _keep(unit, unit.municipality, "unit", name, day, reason, by, now, moves.UNIT_NAME)
    return unit


@transaction.atomic
def rename_organisation(
    *, organisation: Organisation, municipality: Municipality, name: str, day: date, reason: str, by: Actor | None,
    now: datetime,
) -> Organisation:  # fmt: skip
    """Give a body another name; one that more municipalities share is renamed by the installation only."""
    if by:
        rules.check_can_manage_bodies(by, municipality.pk)
        if queries.works_with_others(organisation=organisation, municipality_id=municipality.pk):
            raise NotAllowed(Refusal.SHARED_BODY.label)
    _checked(organisation.name, name, day, now)
    same = Organisation.objects.filter(name__iexact=name, kind=organisation.kind).exclude(pk=organisation.pk)
    if same.exists():
        raise NotAllowed(Refusal.NAME_IN_USE.label)
    others = [] if by else queries.municipalities_with(organisation=organisation, except_id=municipality.pk)
    _keep(organisation, municipality, "organisation", name, day, reason, by, now, moves.ORGANISATION_NAME, others)
    return organisation


@transaction.atomic
def rename_municipality(
    *, municipality: Municipality, name: str, day: date, reason: str, by: Actor, now: datetime
) -> Municipality:
    """Give a municipality another name; its address stays, so that links keep working."""
    rules.check_can_manage_people(by, municipality.pk)
    _checked(municipality.name, name, day, now)
    _keep(municipality, municipality, "municipality", name, day, reason, by, now)
    return municipality


@transaction.atomic
def rename_person(
    *, person: Any, municipality: Municipality, name: str, day: date, reason: str, by: Actor, now: datetime
) -> Any:
    """Give a person another name; what they did before stays told under the former one."""
    elsewhere = queries.works_elsewhere(user_id=person.pk, municipality_id=municipality.pk)
    rules.check_can_rename_person(by, person, works_elsewhere=elsewhere)
    former = person.name
    _checked(former, name, day, now)
    accounts.rename_person(user=person, name=name, by=by, now=now)
    _remember("user", person, former, day, reason, by, now)
    words = {"from": former, "to": name, "note": reason}
    record("person.renamed", person, municipality, by, now, {"day": day.isoformat()}, words)
    return person


def _checked(former: str, name: str, day: date, now: datetime) -> str:
    rules.check_change_has_come(day, clock.day_of(now))
    if former == name:
        raise NotAllowed(Refusal.SAME_NAME.label)
    return name


def _keep(
    thing: Any, municipality: Municipality, kind: str, name: str, day: date, reason: str, by: Actor | None,
    now: datetime, moved: str = "", others: Iterable[Municipality] = (),
) -> None:  # fmt: skip
    """Store the new name and keep the former one; what was said under the former name keeps it."""
    former = thing.name
    if moved:
        moves.move_all(Handover(moved, municipality.pk, thing, name, day, by, now))
    type(thing).objects.filter(pk=thing.pk).update(name=name)
    thing.refresh_from_db()
    _remember(kind, thing, former, day, reason, by, now)
    words = {"from": former, "to": name, "note": reason}
    for town in (municipality, *others):
        record(f"{kind}.renamed", thing, town, by, now, {"day": day.isoformat()}, words)


def _remember(kind: str, thing: Any, former: str, day: date, reason: str, by: Actor | None, now: datetime) -> None:
    FormerName.objects.create(
        **{kind: thing}, name=former, changed_date=day, reason=reason, registered_at=now,
        registered_by_id=by.public_id if by else None,
    )  # fmt: skip
