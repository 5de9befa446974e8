"""Pages of the plan as a whole: what stands in it, what is missing, and adopting it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import PlanStatus
from verbeterspoor.plans.forms import AdoptForm, PlanForm, PlanNumberForm
from verbeterspoor.plans.models import Plan
from verbeterspoor.trajectories import queries as trajectories

from .advice import advice_about
from .contents import find_plan
from .frame import find_trajectory, plan_url, to_plan

PLAN_PER_PAGE = 50
ACTS = 5
SHOWN = 25
"""So many things that are missing are listed; more than that nobody reads at once."""


@require_http_methods(["GET", "POST"])
def show_plan(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the plan with its gaps as to-do list; where there is none yet, start it."""
    trajectory = find_trajectory(request, public_id, leading=request.method == "POST")
    plan = queries.plan_of(trajectory)
    form = PlanForm(request.POST or None, initial={"title": _("Improvement plan %(of)s") % {"of": trajectory.title}})
    if request.method == "POST" and plan is None and form.is_valid():
        actions.start_plan(trajectory=trajectory, by=request.actor, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("The plan has been started. Now add the first action."))
        return to_plan(request, trajectory)
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    shown = {"plan": plan, "form": form, "today": clock.today(), **(_contents(request, plan) if plan else {})}
    return render(request, "plans/plan.html", {**frame, **shown})


def _contents(request: TownRequest, plan: Plan) -> dict[str, Any]:
    """Return the actions of a plan, page by page, its gaps and the findings without an action."""
    found = queries.by_owner(queries.visible_actions(request.actor).filter(plan=plan))
    page = Paginator(found, PLAN_PER_PAGE).get_page(request.GET.get("page"))
    served = queries.findings_by_action(page.object_list)
    is_draft = plan.status != PlanStatus.ADOPTED
    contents = queries.contents_of(plan)
    moved = {} if is_draft else queries.moved(page.object_list)
    unserved = queries.findings_without_action(plan.trajectory)
    number_unserved = unserved.count() if is_draft else 0
    return {
        **(_gaps(plan) if is_draft else _steered(plan)),
        "contents": contents,
        "advice": advice_about(request, plan, contents)[:SHOWN] if is_draft else [],
        "page": page,
        "rows": [
            {
                "action": action,
                "owner": action.organisation or action.unit,
                "findings": served[action.pk],
                "moved": moved.get(action.pk),
            }
            for action in page.object_list
        ],
        "unserved": unserved[:SHOWN] if is_draft else [],
        "more_unserved": max(number_unserved - SHOWN, 0),
        "can_change": is_draft and request.actor.leads,
        "can_steer": not is_draft and request.actor.leads,
    }


def _steered(plan: Plan) -> dict[str, Any]:
    """Return the last acts of steering, and how many there were before."""
    found = queries.adjustments_of(plan)
    return {"adjustments": found[:ACTS], "more_adjustments": max(found.count() - ACTS, 0)}


def _gaps(plan: Plan) -> dict[str, Any]:
    """Return the first actions that lack something, with what, and how many more there are."""
    number = plan.actions.with_gaps().count()
    return {"gaps": queries.gaps_by_action(plan, SHOWN), "more_gaps": max(number - SHOWN, 0)}


@require_http_methods(["GET", "POST"])
def adopt(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask for the day, then adopt the plan; refused with the gaps named."""
    trajectory = find_trajectory(request, public_id, leading=True)
    plan = queries.plan_of(trajectory)
    if plan is None or plan.status == PlanStatus.ADOPTED:
        return to_plan(request, trajectory)
    form = AdoptForm(request.POST or None, initial={"adopted_date": clock.today(), "adopted_by": _("Executive")})
    if request.method == "POST" and form.is_valid():
        try:
            actions.adopt_plan(plan=plan, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The plan has been adopted."))
            return to_plan(request, trajectory)
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    unserved = queries.findings_without_action(trajectory).count()
    shown = {"form": form, "plan": plan, "number_unserved": unserved, **_gaps(plan),
             "number_unanswered": queries.number_unanswered(plan)}  # fmt: skip
    return render(request, "plans/adopt.html", {**frame, **shown})


@require_http_methods(["GET", "POST"])
def number(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give the plan its number in the case system."""
    plan = find_plan(request, public_id)
    form = PlanNumberForm(request.POST or None, initial={"case_number": plan.case_number})
    if form.is_bound and form.is_valid():
        actions.number_plan(plan=plan, by=request.actor, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("The case number has been saved."))
        return to_plan(request, plan.trajectory)
    shown = {"title": _("Case number of the plan"), "lead": plan.title, "up": plan.title, "form": form,
             "back_url": plan_url(request, plan.trajectory), "button": _("Save")}  # fmt: skip
    return render(request, "plans/writing.html", shown)
