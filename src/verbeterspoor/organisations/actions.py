"""Register municipalities, units, bodies and roles. `by` is None when the installation itself acts (command line)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from verbeterspoor.accounts.actions import create_account, one_time_password, renew_sign_in
from verbeterspoor.foundation import clock, dates
from verbeterspoor.foundation.converters import RESERVED
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.actions import INSTALLATION, record_event

from . import queries, rules
from .choices import Refusal
from .models import ClockOffset, Membership, Municipality, Organisation, Partnership, Unit
from .rules import Actor

CLOCK = uuid.uuid5(uuid.NAMESPACE_URL, "urn:verbeterspoor:clock")
"""What the history calls the clock of a demo."""


def _record(
    type: str,
    thing: Any,
    municipality: Municipality,
    by: Actor | None,
    now: datetime,
    codes: Mapping[str, Any] | None = None,
    words: Mapping[str, Any] | None = None,
) -> None:
    """Write down one act on a register of a municipality."""
    record_event(
        chain=municipality.public_id, type=f"organisations.{type}", subject_kind=type.split(".")[0],
        subject_id=thing.public_id, by=by.public_id if by else None, at=now, codes=codes,
        words={"by": by.name if by else "", **(words or {})},
    )  # fmt: skip


@transaction.atomic
def add_municipality(*, name: str, slug: str, tooi_uri: str = "", now: datetime) -> Municipality:
    """Open a tenant; only the installation does this."""
    if slug in RESERVED:
        raise ValidationError(_("This address is in use by the product itself: %(slug)s") % {"slug": slug})
    municipality = Municipality(name=name, slug=slug, tooi_uri=tooi_uri)
    municipality.full_clean()
    municipality.save()
    _record("municipality.added", municipality, municipality, None, now, {"slug": slug}, {"name": name})
    return municipality


@transaction.atomic
def add_unit(
    *, municipality: Municipality, name: str, parent: Unit | None = None, by: Actor | None, now: datetime
) -> Unit:
    """Register a sector or team of the town hall."""
    if by:
        rules.check_can_manage_bodies(by, municipality.pk)
    if parent and parent.municipality_id != municipality.pk:
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)
    unit = Unit(municipality=municipality, name=name, parent=parent)
    unit.full_clean()
    unit.save()
    codes = {"parent": str(parent.public_id)} if parent else {}
    _record("unit.added", unit, municipality, by, now, codes, {"name": name})
    return unit


@transaction.atomic
def add_organisation(
    *,
    municipality: Municipality,
    name: str,
    kind: str,
    bodies: Iterable[Organisation] = (),
    by: Actor | None,
    now: datetime,
) -> Organisation:
    """Let a municipality know a body; one with this name and kind that exists elsewhere is the same body."""
    if by:
        rules.check_can_manage_bodies(by, municipality.pk)
    organisation = Organisation.objects.filter(name__iexact=name.strip(), kind=kind).first()
    if organisation is None:
        organisation = Organisation(name=name.strip(), kind=kind)
        organisation.full_clean()
        organisation.save()
        organisation.bodies.set(bodies)
    _partnership, is_new = Partnership.objects.get_or_create(municipality=municipality, organisation=organisation)
    if is_new:
        _record("organisation.added", organisation, municipality, by, now, {"kind": kind}, {"name": organisation.name})
    return organisation


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
    _record("role.granted", membership, municipality, by, now, codes, {"name": user.name, "body": str(body or "")})
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
    _record("role.ended", held, membership.municipality, by, now, codes, {"name": membership.user.name})
    return membership


@transaction.atomic
def move_demo_clock(*, to: date, now_real: datetime, at: time | None = None, by: Any = None) -> timedelta:
    """Set the simulated clock of a demo to another day, at the hour it really is or at a Dutch clock time."""
    if not settings.DEMO:
        raise NotAllowed(Refusal.NO_DEMO.label)
    offset = dates.local_moment(to, at) - now_real if at else timedelta(days=(to - clock.day_of(now_real)).days)
    former = queries.clock_offset()
    ClockOffset.objects.update_or_create(only=True, defaults={"offset": offset})
    record_event(
        chain=INSTALLATION, type="organisations.clock.moved", subject_kind="clock", subject_id=CLOCK,
        by=by.public_id if by else None, at=now_real, codes={"from": former.days, "to": offset.days},
        words={"by": by.name if by else ""},
    )  # fmt: skip
    transaction.on_commit(clock.forget_offset)
    return offset
