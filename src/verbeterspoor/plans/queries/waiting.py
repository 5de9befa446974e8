"""What an action waits for, who waits for it, and its milestones."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.models import Action, Dependency, Milestone


def dependencies_of(action: Action) -> tuple[list[Dependency], list[Dependency]]:
    """Return what an action waits for, and what waits for it, each with its action."""
    needed = action.dependencies.select_related("needs__organisation", "needs__unit").order_by("needs__number")
    needing = action.needed_by.select_related("action__organisation", "action__unit").order_by("action__number")
    return list(needed), list(needing)


def can_wait_for(action: Action) -> QuerySet[Action]:
    """Return the other actions of the plan, by number, that this one does not wait for yet."""
    already = action.dependencies.values("needs_id")
    others = Action.objects.filter(plan_id=action.plan_id).exclude(pk=action.pk).exclude(pk__in=already)
    return others.order_by("number")


def get_visible_milestone(actor: Actor, public_id: uuid.UUID) -> Milestone:
    """Return a milestone of an action this person may see; any other does not exist (DoesNotExist)."""
    seen = Action.objects.visible_to(actor).order_by()
    found = Milestone.objects.filter(action__in=seen).select_related("action__plan__trajectory__municipality")
    return found.get(public_id=public_id)
