"""Who can see a trajectory: the town hall all of its own, a party only the ones it takes part in."""

from __future__ import annotations

from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor, manages_people
from verbeterspoor.trajectories.choices import Refusal


def can_see(actor: Actor, trajectory: Any, *, party_organisation_ids: set[int], party_unit_ids: set[int]) -> bool:
    """Say whether a person may know that a trajectory exists."""
    if trajectory.municipality_id != actor.municipality_id:
        return False
    if actor.is_inside:
        return True
    outside = actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR)
    takes_part = actor.organisation_ids & party_organisation_ids or actor.unit_ids & party_unit_ids
    return bool(outside and takes_part)


def check_can_lead(actor: Actor, municipality_id: int) -> None:
    """Let only a coordinator of the municipality open, change and share a trajectory."""
    if actor.municipality_id != municipality_id or not actor.leads:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)


def check_can_name_coordinator(actor: Actor, municipality_id: int) -> None:
    """Let a coordinator, or an administrator who arranges a successor, say who coordinates a trajectory."""
    if actor.municipality_id != municipality_id or not (actor.leads or manages_people(actor)):
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)


def has_a_list(actor: Actor) -> bool:
    """Say whether this person has a list of trajectories at all: the clerk and the administrator have none."""
    return actor.is_inside or actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR)
