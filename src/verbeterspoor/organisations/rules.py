"""Who is acting, for which municipality, in which roles: the person every other rule asks about."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed

from .choices import InvitationState, Refusal, Role

INSIDE = frozenset({Role.COORDINATOR, Role.AUTHOR, Role.PORTFOLIO_HOLDER, Role.MANAGER, Role.SECRETARIAT})
"""Roles of the town hall that may read every trajectory of their municipality."""

LEADS = frozenset({Role.COORDINATOR})
"""Roles that lead a trajectory: register, plan, ask, accept."""

OUTSIDE = frozenset({Role.PARTNER, Role.INSPECTOR, Role.AUDITOR})
"""Roles that see only what was shared with their organisation or unit."""

NEEDS_BODY = OUTSIDE
"""Roles that are held for one organisation or unit."""


@dataclass(frozen=True)
class Actor:
    """A person at work for one municipality; every action takes one as `by`."""

    user_id: int
    public_id: uuid.UUID
    name: str
    municipality_id: int
    municipality_uuid: uuid.UUID
    roles: frozenset[str] = field(default_factory=frozenset)
    organisation_ids: frozenset[int] = field(default_factory=frozenset)
    unit_ids: frozenset[int] = field(default_factory=frozenset)
    municipality_slug: str = ""

    def has(self, *roles: str) -> bool:
        """Say whether this person holds one of these roles here."""
        return bool(self.roles & set(roles))

    @property
    def is_inside(self) -> bool:
        """Say whether this person may read every trajectory of the municipality."""
        return bool(self.roles & INSIDE)

    @property
    def leads(self) -> bool:
        """Say whether this person leads trajectories here."""
        return bool(self.roles & LEADS)


def check_can_manage_people(actor: Actor, municipality_id: int) -> None:
    """Let only an administrator of this municipality give and end roles."""
    if actor.municipality_id != municipality_id or not manages_people(actor):
        raise NotAllowed(Refusal.NOT_ADMINISTRATOR.label)


def check_can_manage_bodies(actor: Actor, municipality_id: int) -> None:
    """Let an administrator or coordinator of this municipality register partners, inspectorates and units."""
    if actor.municipality_id != municipality_id or not manages_bodies(actor):
        raise NotAllowed(Refusal.NOT_FOR_BODIES.label)


def check_role_fits_body(role: str, *, organisation: Any, unit: Any) -> None:
    """Hold outsiders' roles for exactly one organisation or unit, and the others for none."""
    bodies = [body for body in (organisation, unit) if body is not None]
    if role in NEEDS_BODY and len(bodies) != 1:
        raise NotAllowed(Refusal.NEEDS_ONE_BODY.label)
    if role not in NEEDS_BODY and bodies:
        raise NotAllowed(Refusal.NEEDS_NO_BODY.label)


def check_can_end_role(membership: Any, *, until: date, other_administrators: int) -> None:
    """Let a role end once, not before it starts, and never leave a municipality without an administrator."""
    if membership.until is not None:
        raise NotAllowed(Refusal.ENDED_ALREADY.label)
    if until < membership.since:
        raise NotAllowed(Refusal.ENDS_BEFORE_IT_STARTS.label)
    if membership.role == Role.ADMINISTRATOR and not other_administrators:
        raise NotAllowed(Refusal.LAST_ADMINISTRATOR.label)


def check_can_renew_sign_in(user: Any, *, here: bool, elsewhere: bool) -> None:
    """Let an administrator renew the sign-in of their own people only: it opens everything that person can see."""
    if user.is_demo:
        raise NotAllowed(Refusal.DEMO_ACCOUNT.label)
    if elsewhere or not here:
        raise NotAllowed(Refusal.WORKS_ELSEWHERE.label)


def invitation_state(invitation: Any, now_real: datetime) -> InvitationState:
    """Say how an invitation stands at a real moment; one that does not exist is unknown."""
    if invitation is None:
        return InvitationState.UNKNOWN
    if invitation.accepted_at:
        return InvitationState.ACCEPTED
    if invitation.revoked_at:
        return InvitationState.REVOKED
    return InvitationState.OPEN if now_real < invitation.expires_at else InvitationState.EXPIRED


def check_can_accept(invitation: Any, *, email: str, now_real: datetime) -> None:
    """Let only the person who was invited accept, while the invitation is open."""
    state = invitation_state(invitation, now_real)
    if state != InvitationState.OPEN:
        raise NotAllowed(state.label)
    if email.lower() != invitation.email.lower():
        raise NotAllowed(Refusal.NOT_INVITED.label)


Side = tuple[str, int | None]


def side_of(seat: Any) -> Side:
    """Say where a role stands: in the town hall, with the council, or with one organisation or unit.

    Work passes on within a side only: a partner who also judged, or a clerk who also wrote for the college, would
    break the independence that the roles are for.
    """
    if seat.role in NEEDS_BODY:
        return ("organisation", seat.organisation_id) if seat.organisation_id else ("unit", seat.unit_id)
    return ("council", None) if seat.role == Role.COUNCIL_CLERK else ("town_hall", None)


def can_succeed(former: frozenset[Side], successor: frozenset[Side]) -> bool:
    """Say whether somebody can take over: they stand, and stood already, on every side of the one who leaves."""
    return bool(successor) and former <= successor


def check_can_hand_over(actor: Actor, *, municipality_id: int, old: Any, new: Any) -> None:
    """Let the person themself or an administrator of the municipality hand over work, to somebody else."""
    if actor.municipality_id != municipality_id or not may_hand_over(actor, old):
        raise NotAllowed(Refusal.NOT_YOURS_TO_HAND_OVER.label)
    if old.pk == new.pk:
        raise NotAllowed(Refusal.SAME_PERSON.label)


def may_hand_over(actor: Actor, person: Any) -> bool:
    """Say whether somebody may hand over, and see, what a person carries here."""
    return manages_people(actor) or actor.user_id == person.pk


def check_change_has_come(day: date, today: date) -> None:
    """Register a change of name or a merger when it has happened, never ahead of it."""
    if day > today:
        raise NotAllowed(Refusal.FUTURE_DAY.label)


def check_can_rename_person(actor: Actor, person: Any, *, works_elsewhere: bool) -> None:
    """Let people change their own name; an administrator that of people who work for this municipality only."""
    if actor.user_id == person.pk:
        return
    if not manages_people(actor):
        raise NotAllowed(Refusal.NOT_YOUR_NAME.label)
    if works_elsewhere:
        raise NotAllowed(Refusal.WORKS_ELSEWHERE.label)


def check_can_merge(old: Any, new: Any, *, merged: bool) -> None:
    """Let a body or unit merge once, into another one of its kind."""
    if old.pk == new.pk:
        raise NotAllowed(Refusal.SAME_BODY.label)
    if merged:
        raise NotAllowed(Refusal.MERGED_ALREADY.label)
    if getattr(old, "kind", None) != getattr(new, "kind", None):
        raise NotAllowed(Refusal.OTHER_KIND.label)


DECIDING = (frozenset({Role.COORDINATOR}), frozenset({Role.MANAGER, Role.PORTFOLIO_HOLDER}))
"""Groups of roles that decide: what waits for one of a group waits for everybody in it, never for one person."""


def in_the_place_of(actor: Actor, roles: frozenset[str]) -> Actor:
    """Return nobody in particular with some roles here, to ask what waits for whoever holds them."""
    return replace(actor, user_id=0, public_id=uuid.UUID(int=0), name="", roles=roles,
                   organisation_ids=frozenset(), unit_ids=frozenset())  # fmt: skip


SHORTEST_INTERVAL, LONGEST_INTERVAL = 7, 366
"""Between how many days a partner can be asked to report: not oftener than weekly, and at least once a year."""


def check_interval(days: int) -> None:
    """Refuse an interval between reports that nobody could keep, or that says nothing."""
    if not SHORTEST_INTERVAL <= days <= LONGEST_INTERVAL:
        raise NotAllowed(Refusal.INTERVAL.label % {"from": SHORTEST_INTERVAL, "to": LONGEST_INTERVAL})


def manages_people(actor: Actor) -> bool:
    """Say whether this person gives and ends roles here."""
    return actor.has(Role.ADMINISTRATOR)


def manages_bodies(actor: Actor) -> bool:
    """Say whether this person registers partners, inspectorates and units here."""
    return actor.has(Role.ADMINISTRATOR, Role.COORDINATOR)
