"""The running actions of one person in all municipalities they work for."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q

from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus, PlanStatus
from verbeterspoor.plans.models import Action
from verbeterspoor.plans.models.bodies import theirs


def own_everywhere(actors: Iterable[Actor]) -> list[tuple[Actor, Action]]:
    """Return the actions that run and are executed by one person, with who they are there; one query."""
    executing = {actor.municipality_id: actor for actor in actors if actor.has(Role.PARTNER)}
    own = Q(pk__in=[])
    for municipality_id, actor in executing.items():
        own |= theirs(actor) & Q(plan__trajectory__municipality_id=municipality_id)
    found = Action.objects.filter(own, status=ActionStatus.OPEN, plan__status=PlanStatus.ADOPTED)
    found = found.select_related("plan__trajectory__municipality", "organisation", "unit").order_by(
        "plan__trajectory__municipality__name", F("due_date").asc(nulls_last=True), "number", "pk"
    )
    return [(executing[action.plan.trajectory.municipality_id], action) for action in found]
