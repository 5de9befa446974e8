"""Pages of whoever leads: writing actions, closing them, and the list of progress."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import ActionStep, PlanStatus, Refusal
from verbeterspoor.plans.forms import ActionForm, ReasonForm, stored, typed
from verbeterspoor.trajectories import queries as trajectories
from verbeterspoor.trajectories.models import Trajectory

from .frame import find_action, find_trajectory, to_action, to_plan


@require_http_methods(["GET", "POST"])
def new_action(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add an action to a plan that is still being written; `?bevinding=` ticks a finding."""
    trajectory = find_trajectory(request, public_id, leading=True)
    plan = queries.plan_of(trajectory)
    if plan is None or (plan.status == PlanStatus.ADOPTED and request.method == "GET"):
        messages.info(request, _("Start the plan first.") if plan is None else str(Refusal.FROZEN.label))
        return to_plan(request, trajectory)
    where: dict[str, Any] = {"actor": request.actor, "plan": plan}
    if "look" in request.POST:
        form = ActionForm(initial=typed(request.POST), **where)
    else:
        form = ActionForm(request.POST or None, initial=_ticked(trajectory, request.GET), **where)
    if form.is_bound and form.is_valid():
        try:
            action = actions.add_action(plan=plan, by=request.actor, now=clock.now(), **form.values())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Action %(number)s added.") % {"number": action.number})
            if "another" in request.POST:
                return redirect(request.path)
            return to_plan(request, trajectory)
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    return render(request, "plans/action_form.html", {**frame, "form": form, "plan": plan})


def _ticked(trajectory: Trajectory, given: Any) -> dict[str, Any]:
    """Return the finding that the address names, ticked, if it is one of this town."""
    try:
        wanted = uuid.UUID(given.get("bevinding", ""))
    except ValueError:
        return {}
    found = queries.findings_of_town(trajectory.municipality_id).filter(public_id=wanted)
    return {"findings": list(found.values_list("pk", flat=True))}


@require_http_methods(["GET", "POST"])
def edit_action(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change an action; what somebody else saved meanwhile is shown beside what was typed."""
    action, conflict = find_action(request, public_id), None
    trajectory = find_trajectory(request, action.plan.trajectory.public_id, leading=True)
    if action.plan.status == PlanStatus.ADOPTED and request.method == "GET":
        messages.info(request, str(Refusal.FROZEN.label))
        return to_action(request, action)
    where: dict[str, Any] = {"actor": request.actor, "plan": action.plan}
    if "look" in request.POST:
        form = ActionForm(initial=typed(request.POST), **where)
    else:
        form = ActionForm(request.POST or None, initial=stored(action), **where)
    if form.is_bound and form.is_valid():
        try:
            actions.change_action(
                action=action, version=form.cleaned_data["version"] or 0, by=request.actor, now=clock.now(),
                **form.values(),
            )  # fmt: skip
        except Conflict as refusal:
            action, conflict = find_action(request, public_id), refusal
            again = request.POST.copy()
            again["version"] = str(action.version)
            form = ActionForm(again, **where)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The action has been changed."))
            return to_action(request, action)
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    saved = {"findings": action.findings.select_related("parent")} if conflict else {}
    shown = {"form": form, "plan": action.plan, "action": action, "conflict": conflict, **saved}
    return render(request, "plans/action_form.html", {**frame, **shown})


@require_http_methods(["GET", "POST"])
def lapse(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let an action lapse, with a reason."""
    return _close_or_open(request, public_id, ActionStep.LAPSE, actions.lapse_action)


@require_http_methods(["GET", "POST"])
def reopen(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Open a closed action again, with a reason."""
    return _close_or_open(request, public_id, ActionStep.REOPEN, actions.reopen_action)


def _close_or_open(request: TownRequest, public_id: uuid.UUID, name: ActionStep, verb: Any) -> HttpResponse:
    action = find_action(request, public_id)
    held = rules.relations(request.actor, action, request.municipality.pk)
    if rules.COORDINATOR not in held:
        raise Http404
    if name not in {step.name for step in rules.open_action_steps(action.status, held)}:
        messages.info(request, _("This step cannot be taken now."))
        return to_action(request, action)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verb(action=action, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Done; it is in the history."))
            return to_action(request, action)
    return render(request, "plans/reason.html", {"action": action, "form": form, "label": name.label})
