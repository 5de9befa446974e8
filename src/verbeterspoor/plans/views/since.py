"""What pages of an action show of everything that changed since its plan was adopted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import PlanStatus
from verbeterspoor.plans.models import Action


def since_adoption(request: TownRequest, action: Action, held: Collection[str]) -> dict[str, Any]:
    """Return what changed about an action since its plan was adopted, and the way to steer it."""
    if action.plan.status != PlanStatus.ADOPTED:
        return {"acts": [], "moved": None, "steer_url": "", "can_ask": False, "waiting_requests": []}
    can_steer = rules.COORDINATOR in held and action.status not in rules.CLOSED
    place = {"gemeente": request.municipality.slug, "public_id": action.plan.trajectory.public_id}
    steer_url = f"{reverse('plans:adjust', kwargs=place)}?actie={action.public_id}" if can_steer else ""
    acts = queries.acts_about(action)
    asking = {rules.EXECUTOR, rules.CONTRIBUTOR, rules.COORDINATOR} & set(held)
    return {
        "acts": acts, "moved": queries.moved([action]).get(action.pk), "steer_url": steer_url,
        "waiting_requests": [one.act for one in acts if one.waits],
        "can_ask": bool(asking) and action.status not in rules.CLOSED,
    }  # fmt: skip
