"""Which trajectories somebody may know of, and the frame of a trajectory's pages."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from verbeterspoor.foundation import slots
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Party, Share, Trajectory


def get_visible(actor: Actor, public_id: uuid.UUID) -> Trajectory:
    """Return a trajectory this person may know of; any other does not exist (DoesNotExist)."""
    return Trajectory.objects.visible_to(actor).select_related("municipality", "coordinator").get(public_id=public_id)


def search_visible(actor: Actor, *, words: str = "") -> QuerySet[Trajectory]:
    """Return the trajectories this person may know of, newest first, that hold these words."""
    found = Trajectory.objects.visible_to(actor).select_related("coordinator")
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(case_number__icontains=word))
    return found.order_by("-started_date", "title", "pk")


def page_frame(actor: Actor, trajectory: Trajectory, current: str) -> dict[str, Any]:
    """Return what `trajectories/_header.html` shows: the trajectory, its tabs and which of them is open."""
    tabs = sorted(slots.collect("tabs", actor=actor, trajectory=trajectory), key=lambda tab: tab.order)
    return {"trajectory": trajectory, "tabs": tabs, "current_tab": current}


def parties_of(trajectory: Trajectory) -> QuerySet[Party]:
    """Return who takes part in a trajectory, by role."""
    named = trajectory.parties.select_related("organisation", "unit")
    return named.prefetch_related("organisation__former_names", "unit__former_names").order_by("role", "pk")


def shares_for(actor: Actor) -> QuerySet[Share]:
    """Return what was shared with the organisations and units this person acts for."""
    theirs = Q(party__organisation_id__in=actor.organisation_ids) | Q(party__unit_id__in=actor.unit_ids)
    own = Share.objects.filter(theirs, trajectory__municipality_id=actor.municipality_id)
    return own.select_related("trajectory", "party__organisation", "party__unit").order_by("-shared_at", "pk")


def with_addresses(actor: Actor, trajectories: Iterable[Trajectory]) -> list[tuple[Trajectory, str]]:
    """Return each trajectory with the address of its first tab, or nothing when this person has none there."""
    rows = []
    for trajectory in trajectories:
        tabs = page_frame(actor, trajectory, "")["tabs"]
        rows.append((trajectory, tabs[0].url if tabs else ""))
    return rows


def without_coordinator(*, municipality_id: int, today: date) -> QuerySet[Trajectory]:
    """Return the trajectories whose coordinator is nobody, or somebody who holds that role no more."""
    holders = organisations.holders_of(municipality_id=municipality_id, role=Role.COORDINATOR, today=today)
    own = Trajectory.objects.filter(municipality_id=municipality_id).exclude(coordinator__in=holders.values("user_id"))
    return own.select_related("coordinator").order_by("title", "pk")


def shares_with_addresses(actor: Actor, shares: Iterable[Share]) -> list[tuple[Share, str]]:
    """Return what was shared, each with the address where this person reads it, or nothing when there is none."""
    return [(share, next(iter(slots.collect("share_address", actor=actor, share=share)), "")) for share in shares]


def get_party(actor: Actor, public_id: uuid.UUID) -> Party:
    """Return a party of a trajectory of this municipality, for the town hall; any other does not exist."""
    found = Party.objects.filter(trajectory__municipality_id=actor.municipality_id)
    found = found if actor.is_inside else found.none()
    return found.select_related("trajectory__municipality", "organisation", "unit").get(public_id=public_id)


def get_share(actor: Actor, public_id: uuid.UUID) -> Share:
    """Return what was shared with somebody, for whoever leads; for others it does not exist (DoesNotExist)."""
    found = Share.objects.filter(trajectory__municipality_id=actor.municipality_id)
    found = found if actor.leads else found.none()
    return found.select_related("trajectory", "party__organisation", "party__unit").get(public_id=public_id)


def still_to_share(actor: Actor, party: Party) -> list[slots.Shareable]:
    """Return what of a trajectory could be shared with a party and was not yet."""
    shared = set(party.shares.values_list("shared_id", flat=True))
    every = slots.collect("shareable", actor=actor, trajectory=party.trajectory)
    return [one for one in every if one.shared_id not in shared]
