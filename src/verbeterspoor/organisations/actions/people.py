"""Give and end roles. `by` is None when the installation itself acts (command line)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from verbeterspoor.accounts.actions import create_account, one_time_password, renew_sign_in
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
    rules.check_role_fits_body(role, organisation=organisation, unit=unit)
    _check_body_is_known(municipality, organisation, unit)
    same = queries.current_memberships(user_id=user.pk, today=since).filter(
        municipality=municipality, role=role, organisation=organisation, unit=unit
    )
    if same.exists():
        raise NotAllowed(Refusal.HELD_ALREADY.label)
    membership = Membership.objects.create(
        user=user, municipality=municipality, role=role, organisation=organisation, unit=unit, since=since
    )
    body = organisation or unit
    codes = {"role": str(role), "since": since.isoformat(), "account": str(user.public_id)}
    if body:
        codes["body"] = str(body.public_id)
    record("role.granted", membership, municipality, by, now, codes, {"name": user.name, "body": str(body or "")})
    return membership


@transaction.atomic
def add_person(
    *, municipality: Municipality, email: str, name: str, by: Actor, now: datetime, **seat: Any
) -> tuple[Membership, str]:
    """Give a person a role; who has no account yet gets one, and a password to be told once (else an empty one)."""
    rules.check_can_manage_people(by, municipality.pk)
    user, password = queries.account_with(email=email), ""
    if user is None:
        password = one_time_password()
        user = create_account(email=email, name=name, by=by, now=now, password=password, password_is_temporary=True)
    return grant_role(user=user, municipality=municipality, by=by, now=now, **seat), password


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
