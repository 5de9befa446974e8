"""Who is acting, for which municipality, in which roles: the person every other rule asks about."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from .choices import Role

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
