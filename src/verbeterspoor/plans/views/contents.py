"""Pages about what a plan is for, who takes part in it, and who keeps its good examples."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.forms import GoalForm, KeeperForm, ParticipantForm, SeatForm, body_code
from verbeterspoor.plans.models import Goal, Participant, Plan
from verbeterspoor.supervision.models import Finding

from .frame import find_trajectory, plan_url, stays, to_plan


def find_plan(request: TownRequest, public_id: uuid.UUID) -> Plan:
    """Return the plan of a trajectory for whoever leads; where there is none yet, it does not exist."""
    plan = queries.plan_of(find_trajectory(request, public_id, leading=True))
    if plan is None:
        raise Http404
    return plan


def _show(request: TownRequest, plan: Plan, form: forms.Form, title: str, **more: Any) -> HttpResponse:
    back = plan_url(request, plan.trajectory)
    shown = {"title": title, "lead": plan.title, "up": plan.title, "back_url": back, "form": form}
    return render(request, "plans/writing.html", {**shown, **more})


def _done(request: TownRequest, plan: Plan, said: str, part: str) -> HttpResponse:
    messages.success(request, said)
    return to_plan(request, plan.trajectory, part)


@require_http_methods(["GET", "POST"])
def new_goal(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add a goal to a plan."""
    plan = find_plan(request, public_id)
    if stays(request, plan):
        return to_plan(request, plan.trajectory)
    form = GoalForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("title", "effect")}
        actions.add_goal(plan=plan, by=request.actor, now=clock.now(), **said)
        return _done(request, plan, _("The goal has been added."), "goals")
    return _show(request, plan, form, _("Add a goal"))


@require_http_methods(["GET", "POST"])
def edit_goal(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change a goal or take it out; what was typed stays when somebody else saved meanwhile."""
    try:
        goal = queries.get_goal(request.actor, public_id)
    except Goal.DoesNotExist:
        raise Http404 from None
    plan = find_plan(request, goal.plan.trajectory.public_id)
    if stays(request, plan):
        return to_plan(request, plan.trajectory)
    if "remove" in request.POST:
        actions.remove_goal(goal=goal, by=request.actor, now=clock.now())
        return _done(request, plan, _("The goal has been taken out."), "goals")
    stored = {"title": goal.title, "effect": goal.effect, "version": goal.version}
    form = GoalForm(request.POST or None, initial=stored)
    if form.is_bound and form.is_valid():
        said = {**form.cleaned_data, "version": form.cleaned_data["version"] or 0}
        try:
            actions.change_goal(goal=goal, by=request.actor, now=clock.now(), **said)
        except NotAllowed as refusal:
            again = request.POST.copy()
            again["version"] = str(goal.version)
            form = GoalForm(again)
            form.add_error("title", f"{refusal} ({goal.title})")
        else:
            return _done(request, plan, _("The goal has been changed."), "goals")
    return _show(request, plan, form, _("Change the goal"), can_remove=True)


@require_http_methods(["GET", "POST"])
def new_participant(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let an organisation or unit take part in a plan."""
    plan = find_plan(request, public_id)
    if stays(request, plan):
        return to_plan(request, plan.trajectory)
    form = ParticipantForm(request.POST or None, actor=request.actor)
    if form.is_bound and form.is_valid():
        try:
            actions.add_participant(plan=plan, by=request.actor, now=clock.now(), **form.values())
        except NotAllowed as refusal:
            form.add_error("owner", str(refusal))
        else:
            return _done(request, plan, _("The participant has been added."), "participants")
    return _show(request, plan, form, _("Add a participant"))


@require_http_methods(["GET", "POST"])
def edit_participant(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change as what somebody takes part and whether it may be named, or let it no longer take part."""
    try:
        participant = queries.get_participant(request.actor, public_id)
    except Participant.DoesNotExist:
        raise Http404 from None
    plan = find_plan(request, participant.plan.trajectory.public_id)
    stored = {"contribution": participant.contribution, "may_be_named": participant.may_be_named}
    removes = "remove" in request.POST
    form = SeatForm(None if removes else request.POST or None, initial=stored)
    error = ""
    if removes:
        try:
            actions.remove_participant(participant=participant, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            error = str(refusal)
        else:
            return _done(request, plan, _("The participant has been taken out."), "participants")
    if form.is_bound and form.is_valid():
        actions.change_participant(participant=participant, by=request.actor, now=clock.now(), **form.cleaned_data)
        return _done(request, plan, _("The participant has been changed."), "participants")
    return _show(request, plan, form, str(participant), can_remove=True, error=error)


@require_http_methods(["GET", "POST"])
def keeper(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a good example a keeper, another one, or none."""
    try:
        finding = queries.findings_of_town(request.municipality.pk).get(public_id=public_id)
    except Finding.DoesNotExist:
        raise Http404 from None
    plan = find_plan(request, finding.report.investigation.trajectory.public_id)
    now = plan.keepers.filter(finding=finding).select_related("plan__trajectory", "finding").first()
    if "remove" in request.POST and now:
        actions.dismiss_keeper(keeper=now, by=request.actor, now=clock.now())
        return _done(request, plan, _("This good example has no keeper any more."), "examples")
    stored = {"owner": body_code(now), "how": now.how} if now else {}
    form = KeeperForm(request.POST or None, actor=request.actor, initial=stored)
    if form.is_bound and form.is_valid():
        try:
            actions.appoint_keeper(plan=plan, finding=finding, by=request.actor, now=clock.now(), **form.values())
        except NotAllowed as refusal:
            form.add_error("owner", str(refusal))
        else:
            return _done(request, plan, _("The keeper has been noted."), "examples")
    intro = _("A good example gets a keeper, not a deadline: somebody who keeps it alive and passes it on.")
    return _show(request, plan, form, _("Keeper of a good example"), lead=finding.text, intro=intro, can_remove=now)
