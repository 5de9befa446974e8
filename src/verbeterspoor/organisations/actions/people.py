"""Give and end roles. `by` is None when the installation itself acts (command line)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from verbeterspoor.accounts.actions import renew_sign_in
from verbeterspoor.accounts.rules import Author
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations import queries, rules
from verbeterspoor.organisations.choices import Refusal
from verbeterspoor.organisations.models import Membership, Municipality, Organisation, Unit
from verbeterspoor.organisations.rules import Actor

from .records import record


def _check_body_is_known(municipality: Municipality, organisation: Organisation | None, unit: Unit | None) -> None:
    """Refuse a body or unit that does not exist for this municipality."""
    known = queries.known_organisations(municipality_id=municipality.pk)
    if organisation and not known.filter(pk=organisation.pk).exists():
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)
    if unit and unit.municipality_id != municipality.pk:
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)


@transaction.atomic
def grant_role(
    *,
    user: Any,
    municipality: Municipality,
    role: str,
    organisation: Organisation | None = None,
    unit: Unit | None = None,
    since: date,
    by: Actor | None,
    now: datetime,
) -> Membership:
    """Give somebody a role from a day on; an outsider's role is held for one body or unit."""
    if by:
        rules.check_can_manage_people(by, municipality.pk)
    seat = Seat(municipality, role, organisation, unit, since)
    check_seat_exists(seat)
    if holds(user, seat):
        raise NotAllowed(Refusal.HELD_ALREADY.label)
    return give_seat(user, seat, by=by, now=now)


@dataclass(frozen=True)
class Seat:
    """A role in a municipality, for a body or for the municipality itself, from a day on."""

    municipality: Municipality
    role: str
    organisation: Organisation | None
    unit: Unit | None
    since: date

    @property
    def codes(self) -> dict[str, str]:
        """Return the seat as the history keeps it, without names."""
        body = self.organisation or self.unit
        codes = {"role": str(self.role), "since": self.since.isoformat()}
        return codes | ({"body": str(body.public_id)} if body else {})


def check_seat_exists(seat: Seat) -> None:
    """Refuse a role without the body it needs, or for a body that this municipality does not know."""
    rules.check_role_fits_body(seat.role, organisation=seat.organisation, unit=seat.unit)
    _check_body_is_known(seat.municipality, seat.organisation, seat.unit)


def holds(user: Any, seat: Seat) -> bool:
    """Say whether somebody holds exactly this role already on its first day."""
    held = queries.current_memberships(user_id=user.pk, today=seat.since)
    return held.filter(
        municipality=seat.municipality, role=seat.role, organisation=seat.organisation, unit=seat.unit
    ).exists()


def give_seat(user: Any, seat: Seat, *, by: Author | None, now: datetime) -> Membership:
    """Let somebody hold a role; the caller checked that it may be given."""
    membership = Membership.objects.create(
        user=user, municipality=seat.municipality, role=seat.role, organisation=seat.organisation, unit=seat.unit,
        since=seat.since,
    )  # fmt: skip
    words = {"name": user.name, "body": str(seat.organisation or seat.unit or "")}
    codes = {**seat.codes, "account": str(user.public_id)}
    record("role.granted", membership, seat.municipality, by, now, codes, words)
    return membership


@transaction.atomic
def renew_password(*, user: Any, municipality: Municipality, by: Actor, now: datetime) -> str:
    """Return a new password to be told once, for somebody of this municipality who cannot sign in any more."""
    rules.check_can_manage_people(by, municipality.pk)
    seats = set(Membership.objects.filter(user=user).values_list("municipality_id", flat=True))
    rules.check_can_renew_sign_in(user, here=municipality.pk in seats, elsewhere=bool(seats - {municipality.pk}))
    return renew_sign_in(user=user, by=by, now=now)


@transaction.atomic
def end_role(*, membership: Membership, until: date, by: Actor | None, now: datetime) -> Membership:
    """Let a role end after a day; what the person did stays theirs."""
    if by:
        rules.check_can_manage_people(by, membership.municipality_id)
    held = Membership.objects.select_for_update().get(pk=membership.pk)
    others = queries.administrators_after(municipality_id=held.municipality_id, day=until).exclude(pk=held.pk)
    rules.check_can_end_role(held, until=until, other_administrators=others.count())
    Membership.objects.filter(pk=held.pk).update(until=until)
    membership.until = until
    codes = {"role": held.role, "until": until.isoformat()}
    record("role.ended", held, membership.municipality, by, now, codes, {"name": membership.user.name})
    return membership
