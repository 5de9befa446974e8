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

from .models import Party, Share, Trajectory


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
    return trajectory.parties.select_related("organisation", "unit").order_by("role", "pk")


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
