"""The adopted plan as it was adopted, next to what runs now."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import queries
from verbeterspoor.trajectories import queries as trajectories

from .frame import find_trajectory, to_plan


@require_GET
def show_adopted(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the plan as it was adopted, each action beside what is agreed about it now (rule `adopted-plan`)."""
    trajectory = find_trajectory(request, public_id)
    plan = queries.plan_of(trajectory)
    versions = list(plan.versions.order_by("-number")) if plan else []
    if plan is None or not versions:
        return to_plan(request, trajectory)
    wanted = request.GET.get("versie", str(versions[0].number))
    version = next((one for one in versions if str(one.number) == wanted), None)
    if version is None:
        raise Http404
    frame: dict[str, Any] = trajectories.page_frame(request.actor, trajectory, "plan")
    shown = {"plan": plan, "versions": versions, "version": version, "rows": queries.adopted_and_now(version),
             "added": queries.added_since(version)}  # fmt: skip
    return render(request, "plans/adopted.html", {**frame, **shown})
