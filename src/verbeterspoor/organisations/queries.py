"""Who is acting, and which bodies a municipality knows."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Value

from verbeterspoor.accounts.models import User

from .choices import BodyKind, Role
from .models import ClockOffset, FormerName, Invitation, Membership, Municipality, Organisation, Partnership, Unit
from .rules import Actor, Side, can_succeed, side_of


def current_memberships(*, user_id: int, today: date) -> QuerySet[Membership]:
    """Return the roles somebody holds today, in any municipality."""
    running = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))
    return Membership.objects.filter(running, user_id=user_id).select_related("municipality", "organisation", "unit")


def actors_of(*, user: Any, today: date) -> list[Actor]:
    """Return one actor per municipality that this person works for today, by name of the municipality."""
    seats: dict[int, list[Membership]] = {}
    for membership in current_memberships(user_id=user.pk, today=today).order_by("municipality__name", "id"):
        seats.setdefault(membership.municipality_id, []).append(membership)
    return [_actor(user, held) for held in seats.values()]


def actor_at(*, user: Any, municipality: Municipality, today: date) -> Actor | None:
    """Return the person as actor in one municipality, or None when it does not exist for this person."""
    held = list(current_memberships(user_id=user.pk, today=today).filter(municipality=municipality))
    return _actor(user, held) if held else None


def actor_known_as(*, public_id: Any, municipality: Municipality, today: date) -> Actor | None:
    """Return the person with this mark as actor in one municipality, for work that goes on after they left the page."""
    user = User.objects.filter(public_id=public_id, is_active=True).first()
    return actor_at(user=user, municipality=municipality, today=today) if user else None


def actor_in(*, user: Any, slug: str, today: date) -> tuple[Actor, Municipality] | None:
    """Return the person as actor in the municipality at an address, or None when it does not exist for this person.

    One query, and the same answer whether the municipality is unknown or the person holds no role there.
    """
    held = list(current_memberships(user_id=user.pk, today=today).filter(municipality__slug=slug))
    return (_actor(user, held), held[0].municipality) if held else None


def _actor(user: Any, held: list[Membership]) -> Actor:
    municipality = held[0].municipality
    return Actor(
        user_id=user.pk,
        public_id=user.public_id,
        name=user.name,
        municipality_id=municipality.pk,
        municipality_uuid=municipality.public_id,
        municipality_slug=municipality.slug,
        roles=frozenset(m.role for m in held),
        organisation_ids=_with_merged_bodies(municipality.pk, {m.organisation_id for m in held if m.organisation_id}),
        unit_ids=_with_merged_units({m.unit_id for m in held if m.unit_id}),
    )


def _with_merged_bodies(municipality_id: int, ids: set[int]) -> frozenset[int]:
    """Add the bodies that merged into these: their people act for both, so that nothing said before gets lost."""
    if not ids:
        return frozenset()
    merged = Partnership.objects.filter(municipality_id=municipality_id, merged_into_id__in=ids)
    return frozenset(ids).union(merged.values_list("organisation_id", flat=True))


def _with_merged_units(ids: set[int]) -> frozenset[int]:
    """Add the units that merged into these."""
    if not ids:
        return frozenset()
    return frozenset(ids).union(Unit.objects.filter(merged_into_id__in=ids).values_list("pk", flat=True))


def account_with(*, email: str) -> User | None:
    """Return the account with an e-mail address, or None."""
    return User.objects.filter(email__iexact=email.strip()).first()


def colleague(*, email: str, municipality_id: int, today: date) -> User | None:
    """Return the person with an e-mail address who holds a role in a municipality today, or None."""
    user = account_with(email=email)
    if user is None:
        return None
    seats = current_memberships(user_id=user.pk, today=today).filter(municipality_id=municipality_id)
    return user if seats.exists() else None


def open_invitations(*, municipality_id: int) -> QuerySet[Invitation]:
    """Return the invitations of a municipality that were not accepted or withdrawn, newest first."""
    waiting = Invitation.objects.filter(
        municipality_id=municipality_id, accepted_at__isnull=True, revoked_at__isnull=True
    )
    return waiting.select_related("organisation", "unit", "invited_by").order_by("-invited_at", "-pk")


def invitation_with(*, token: str) -> Invitation | None:
    """Return the invitation a link belongs to; only the hash of the link is known here."""
    told = Invitation.objects.select_related("municipality", "organisation", "unit", "invited_by")
    return told.filter(token_hash=hash_of_token(token)).first()


def hash_of_token(token: str) -> str:
    """Return what is kept of a link: the link itself, 256 bits by chance, cannot be found back from it."""
    return hashlib.sha256(token.encode()).hexdigest()


def seats_in(*, municipality_id: int) -> QuerySet[Membership]:
    """Return who holds or held which role here, by name."""
    seats = Membership.objects.filter(municipality_id=municipality_id)
    return seats.select_related("user", "organisation", "unit").order_by("user__name", "user_id", "role", "pk")


def person_in(*, municipality_id: int, public_id: uuid.UUID) -> User | None:
    """Return somebody who holds or held a role in a municipality."""
    seats = Membership.objects.filter(municipality_id=municipality_id, user__public_id=public_id)
    seat = seats.select_related("user").first()
    return seat.user if seat else None


def seats_of(*, user_id: int, municipality_id: int, today: date) -> QuerySet[Membership]:
    """Return the roles somebody holds here that did not end before today."""
    lasting = Q(until__isnull=True) | Q(until__gte=today)
    seats = Membership.objects.filter(lasting, user_id=user_id, municipality_id=municipality_id)
    return seats.select_related("organisation", "unit", "user").order_by("role", "pk")


def sides_of(*, user_id: int, municipality_id: int, today: date | None = None) -> frozenset[Side]:
    """Return where somebody stands here today; without a day, where they ever stood."""
    seats = Membership.objects.filter(user_id=user_id, municipality_id=municipality_id)
    if today:
        seats = current_memberships(user_id=user_id, today=today).filter(municipality_id=municipality_id)
    return frozenset(side_of(seat) for seat in seats)


def successors_of(*, user: User, municipality_id: int, today: date) -> list[User]:
    """Return who could take over from somebody here, by name; two queries."""
    running = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))
    held: dict[User, set[Side]] = {}
    here = Membership.objects.filter(running, municipality_id=municipality_id, user__is_active=True)
    for seat in here.exclude(user=user).select_related("user").order_by("user__name", "user_id", "pk"):
        held.setdefault(seat.user, set()).add(side_of(seat))
    former = sides_to_pass_on(user_id=user.pk, municipality_id=municipality_id, today=today)
    return [person for person, sides in held.items() if can_succeed(former, frozenset(sides))]


def sides_to_pass_on(*, user_id: int, municipality_id: int, today: date) -> frozenset[Side]:
    """Return the sides of the roles that somebody still holds; of all they ever held, once they left."""
    now = frozenset(side_of(seat) for seat in seats_of(user_id=user_id, municipality_id=municipality_id, today=today))
    return now or sides_of(user_id=user_id, municipality_id=municipality_id)


def administrators_after(*, municipality_id: int, day: date) -> QuerySet[Membership]:
    """Return the administrators whose role goes on after a day."""
    lasting = Q(until__isnull=True) | Q(until__gt=day)
    return Membership.objects.filter(lasting, municipality_id=municipality_id, role=Role.ADMINISTRATOR)


def known_organisations(*, municipality_id: int) -> QuerySet[Organisation]:
    """Return the bodies this municipality works with; what merged into another is chosen for nothing new."""
    known = Partnership.objects.filter(municipality_id=municipality_id, merged_into__isnull=True)
    return Organisation.objects.filter(pk__in=known.values("organisation_id")).order_by("name", "id")


def names_of_executors(*, municipality_id: int) -> list[tuple[str, str]]:
    """Return code and name of every partner and unit that can be responsible for something here; one query.

    The code is `organisation-` or `unit-` with the key: partners first, then units, each by name.
    """
    known = known_organisations(municipality_id=municipality_id).filter(kind=BodyKind.PARTNER).order_by()
    partners = known.annotate(what=Value("organisation")).values_list("what", "pk", "name")
    units = units_of(municipality_id=municipality_id).order_by().annotate(what=Value("unit"))
    both = partners.union(units.values_list("what", "pk", "name"))
    found = sorted(both, key=lambda row: (row[0], row[2].casefold(), row[1]))
    return [(f"{what}-{key}", name) for what, key, name in found]


def bodies_with_parts(*, municipality_id: int) -> QuerySet[Organisation]:
    """Return the bodies this municipality works with, by kind, each with the bodies it consists of."""
    return (
        known_organisations(municipality_id=municipality_id)
        .prefetch_related("bodies", "former_names")
        .order_by("kind", "name", "id")
    )


def units_of(*, municipality_id: int) -> QuerySet[Unit]:
    """Return the sectors and teams of this municipality; what merged into another is chosen for nothing new."""
    return Unit.objects.filter(municipality_id=municipality_id, merged_into__isnull=True)


def body_in(*, municipality_id: int, public_id: uuid.UUID) -> Organisation | None:
    """Return a body this municipality works or worked with."""
    known = Partnership.objects.filter(municipality_id=municipality_id).values("organisation_id")
    return Organisation.objects.filter(pk__in=known, public_id=public_id).first()


def unit_in(*, municipality_id: int, public_id: uuid.UUID) -> Unit | None:
    """Return a unit of this municipality, also one that merged into another."""
    units = Unit.objects.filter(municipality_id=municipality_id, public_id=public_id)
    return units.select_related("parent", "merged_into", "municipality").first()


def partnership_of(*, municipality_id: int, organisation: Organisation) -> Partnership:
    """Return how a municipality knows a body."""
    found = Partnership.objects.select_related("merged_into", "municipality")
    return found.get(municipality_id=municipality_id, organisation=organisation)


def merged_bodies(*, municipality_id: int) -> QuerySet[Partnership]:
    """Return the bodies that merged into another, latest first."""
    merged = Partnership.objects.filter(municipality_id=municipality_id, merged_into__isnull=False)
    return merged.select_related("organisation", "merged_into").order_by("-merged_date", "pk")


def merged_units(*, municipality_id: int) -> QuerySet[Unit]:
    """Return the units that merged into another, latest first."""
    merged = Unit.objects.filter(municipality_id=municipality_id, merged_into__isnull=False)
    return merged.select_related("merged_into").order_by("-merged_date", "pk")


def works_with_others(*, organisation: Organisation, municipality_id: int) -> bool:
    """Say whether a body also works with another municipality."""
    others = Partnership.objects.filter(organisation=organisation).exclude(municipality_id=municipality_id)
    return others.exists()


def municipalities_with(*, organisation: Organisation, except_id: int = 0) -> list[Municipality]:
    """Return the municipalities that know a body, by name."""
    found = Municipality.objects.filter(partnerships__organisation=organisation).exclude(pk=except_id)
    return list(found.order_by("name", "pk"))


def organisations_named(name: str) -> list[Organisation]:
    """Return the bodies with a name, of whatever kind."""
    return list(Organisation.objects.filter(name__iexact=name.strip()).order_by("kind", "pk"))


def is_vacant(*, municipality_id: int, roles: Iterable[str], today: date) -> bool:
    """Say whether nobody holds one of these roles in a municipality today."""
    running = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))
    return not Membership.objects.filter(running, municipality_id=municipality_id, role__in=list(roles)).exists()


def holders_of(*, municipality_id: int, role: str, today: date) -> QuerySet[Membership]:
    """Return who holds a role in a municipality today, by name."""
    running = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))
    held = Membership.objects.filter(running, municipality_id=municipality_id, role=role)
    return held.select_related("user").order_by("user__name", "user_id")


def works_elsewhere(*, user_id: int, municipality_id: int) -> bool:
    """Say whether somebody holds or held a role in another municipality."""
    return Membership.objects.filter(user_id=user_id).exclude(municipality_id=municipality_id).exists()


def former_names(**of: Any) -> list[FormerName]:
    """Return what one person, unit, organisation or municipality was called before, latest first."""
    return list(FormerName.objects.filter(**of).order_by("-changed_date", "-pk"))


def clock_offset() -> timedelta:
    """Return how far the demo's clock stands from real time; zero without a demo."""
    row = ClockOffset.objects.first()
    return row.offset if row else timedelta()


def municipalities_of(actors: Iterable[Actor]) -> dict[int, Municipality]:
    """Return the municipalities these people act for, by key; one query."""
    return Municipality.objects.in_bulk([actor.municipality_id for actor in actors])


def municipality_of(actor: Actor) -> Municipality:
    """Return the municipality somebody acts for."""
    return Municipality.objects.get(pk=actor.municipality_id)


def demo_people() -> list[Membership]:
    """Return the roles of the demo accounts, by municipality, for the list of logins."""
    held = Membership.objects.filter(user__is_demo=True).select_related("user", "municipality", "organisation", "unit")
    return list(held.order_by("municipality__name", "id"))
