"""What pages of plans share: finding the trajectory or action they are about, and the way back to it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import PlanStatus, Refusal
from verbeterspoor.plans.models import Action, Plan
from verbeterspoor.trajectories import queries as trajectories
from verbeterspoor.trajectories.models import Trajectory


def find_trajectory(request: TownRequest, public_id: uuid.UUID, *, leading: bool = False) -> Trajectory:
    """Return a trajectory for the town hall, or only for whoever leads; for anybody else it does not exist."""
    if not (request.actor.leads if leading else request.actor.is_inside):
        raise Http404
    try:
        return trajectories.get_visible(request.actor, public_id)
    except Trajectory.DoesNotExist:
        raise Http404 from None


def plan_url(request: TownRequest, trajectory: Trajectory, part: str = "") -> str:
    """Return the address of the page of the plan, or of a part of that page."""
    where = {"gemeente": request.municipality.slug, "public_id": trajectory.public_id}
    return reverse("plans:plan", kwargs=where) + (f"#{part}" if part else "")


def to_plan(request: TownRequest, trajectory: Trajectory, part: str = "") -> HttpResponse:
    """Send the browser to the page of the plan."""
    return redirect(plan_url(request, trajectory, part))


def action_urls(request: TownRequest) -> Callable[[uuid.UUID], str]:
    """Return what makes the address of an action: looking up each of hundreds takes longer than all the rest."""
    some = uuid.UUID(int=0)
    address = reverse("plans:action", kwargs={"gemeente": request.municipality.slug, "public_id": some})
    return lambda public_id: address.replace(str(some), str(public_id))


def find_action(request: TownRequest, public_id: uuid.UUID) -> Action:
    """Return the action this person may see; any other does not exist."""
    try:
        return queries.get_visible_action(request.actor, public_id)
    except Action.DoesNotExist:
        raise Http404 from None


def find_to_lead(request: TownRequest, public_id: uuid.UUID) -> Action:
    """Return an action for whoever leads; for anybody else what is done with it here does not exist."""
    if not request.actor.leads:
        raise Http404
    return find_action(request, public_id)


def stays(request: TownRequest, plan: Plan) -> bool:
    """Say that an adopted plan stays as it is, and whether that is so."""
    frozen = plan.status == PlanStatus.ADOPTED
    if frozen:
        messages.info(request, str(Refusal.FROZEN.label))
    return frozen


def action_url(request: TownRequest, action: Action, part: str = "") -> str:
    """Return the address of the page of an action, or of a part of that page."""
    where = {"gemeente": request.municipality.slug, "public_id": action.public_id}
    return reverse("plans:action", kwargs=where) + (f"#{part}" if part else "")


def to_action(request: TownRequest, action: Action, part: str = "") -> HttpResponse:
    """Send the browser to the page of an action."""
    return redirect(action_url(request, action, part))
