"""Who coordinates a trajectory, also when a successor takes over (rule `handover-of-work`)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import ngettext

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.moves import Handover, Part
from verbeterspoor.organisations.actions import holds_role
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories import rules
from verbeterspoor.trajectories.choices import Refusal
from verbeterspoor.trajectories.models import Trajectory

from .registering import record


@transaction.atomic
def name_coordinator(*, trajectory: Trajectory, user: Any, by: Actor, now: datetime) -> Trajectory:
    """Let another coordinator of the municipality coordinate a trajectory; also when a successor takes over."""
    rules.check_can_name_coordinator(by, trajectory.municipality_id)
    municipality_id, today = trajectory.municipality_id, clock.day_of(now)
    if not holds_role(user_id=user.pk, municipality_id=municipality_id, role=Role.COORDINATOR, day=today):
        raise NotAllowed(Refusal.NO_COORDINATOR_YET.label % {"name": user.name})
    former = trajectory.coordinator
    Trajectory.objects.filter(pk=trajectory.pk).update(coordinator=user, version=F("version") + 1)
    trajectory.refresh_from_db()
    words = {"from": former.name if former else "", "to": user.name}
    record("trajectory.coordinator_named", trajectory, by, now, {"to": str(user.public_id)}, words)
    return trajectory


def _coordinated(handover: Handover) -> Any:
    return Trajectory.objects.filter(municipality_id=handover.municipality_id, coordinator=handover.old).order_by("pk")


def _move_coordinated(handover: Handover) -> int:
    """Let the successor coordinate what the one who leaves coordinated; each trajectory's history tells it."""
    trajectories = list(_coordinated(handover).select_related("coordinator"))
    for trajectory in trajectories:
        name_coordinator(trajectory=trajectory, user=handover.new, by=handover.by, now=handover.now)
    return len(trajectories)


def _coordinated_by_no_coordinator(handover: Handover) -> list[str]:
    """Refuse a successor who will not be a coordinator, when there are trajectories to coordinate."""
    here, day = handover.municipality_id, handover.day
    if not _coordinated(handover).exists():
        return []
    people = (handover.old, handover.new)
    if any(holds_role(user_id=who.pk, municipality_id=here, role=Role.COORDINATOR, day=day) for who in people):
        return []
    return [str(Refusal.NO_COORDINATOR_YET.label % {"name": handover.new.name})]


COORDINATED = Part(
    "trajectories.coordinated",
    lambda number: (
        ngettext("%(number)s trajectory as its coordinator", "%(number)s trajectories as their coordinator", number)
        % {"number": number}
    ),
    lambda handover: _coordinated(handover).count(),
    _move_coordinated,
    _coordinated_by_no_coordinator,
)
