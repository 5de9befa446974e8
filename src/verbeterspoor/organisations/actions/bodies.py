"""Register municipalities, units and bodies. `by` is None when the installation itself acts (command line)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from verbeterspoor.foundation.converters import RESERVED
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations import rules
from verbeterspoor.organisations.choices import Refusal
from verbeterspoor.organisations.models import Municipality, Organisation, Partnership, Unit
from verbeterspoor.organisations.rules import Actor

from .records import record


@transaction.atomic
def add_municipality(*, name: str, slug: str, tooi_uri: str = "", now: datetime) -> Municipality:
    """Open a tenant; only the installation does this."""
    if slug in RESERVED:
        raise ValidationError(_("This address is in use by the product itself: %(slug)s") % {"slug": slug})
    municipality = Municipality(name=name, slug=slug, tooi_uri=tooi_uri)
    municipality.full_clean()
    municipality.save()
    record("municipality.added", municipality, municipality, None, now, {"slug": slug}, {"name": name})
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
    record("unit.added", unit, municipality, by, now, codes, {"name": name})
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
        record("organisation.added", organisation, municipality, by, now, {"kind": kind}, {"name": organisation.name})
    return organisation
