"""The page that lays the adopted plan beside what runs now."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import DifferenceKind, PlanStatus
from verbeterspoor.trajectories import queries as trajectories

from .frame import find_trajectory, to_plan

PER_PAGE = 50


@require_GET
def show_differences(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show per action what differs from the adopted plan and by which act, 50 at a time."""
    trajectory = find_trajectory(request, public_id)
    plan = queries.plan_of(trajectory)
    if plan is None or plan.status != PlanStatus.ADOPTED:
        messages.info(request, _("There is no adopted plan yet to compare with."))
        return to_plan(request, trajectory)
    kind = request.GET.get("verschil", "")
    kind = kind if kind in DifferenceKind.values else ""
    figures = queries.difference_figures(plan)
    paginator = Paginator(queries.with_difference(plan, kind), PER_PAGE)
    paginator.count = figures.total(kind)  # known already: counting again takes as long as all the rest
    page = paginator.get_page(request.GET.get("page"))
    shown = {
        "plan": plan, "page": page, "rows": queries.compared(page.object_list), "figures": figures,
        "version": plan.versions.last(), "kind": kind,
        "kinds": [(one.value, one.label, getattr(figures, one.value)) for one in DifferenceKind],
    }  # fmt: skip
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    return render(request, "plans/differences.html", {**frame, **shown})
