"""Pages about what an action waits for, and its milestones."""

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
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import PlanStatus
from verbeterspoor.plans.forms import MilestoneForm, ReachedForm, WaitsForm
from verbeterspoor.plans.models import Action, Milestone

from .frame import action_url, find_action, find_to_lead, stays, to_action


def find_milestone(request: TownRequest, public_id: uuid.UUID) -> Milestone:
    """Return a milestone of an action this person may see; any other does not exist."""
    try:
        return queries.get_visible_milestone(request.actor, public_id)
    except Milestone.DoesNotExist:
        raise Http404 from None


def _show(request: TownRequest, action: Action, form: forms.Form, title: str, **more: Any) -> HttpResponse:
    shown = {"title": title, "lead": action.title, "up": action.title, "back_url": action_url(request, action)}
    return render(request, "plans/writing.html", {**shown, "form": form, **more})


@require_http_methods(["GET", "POST"])
def wait_for(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let an action wait for another one, or no longer; a circle is refused, and named."""
    action = find_to_lead(request, public_id)
    if "remove" in request.POST:
        needs = find_action(request, _uuid(request.POST["remove"]))
        actions.remove_dependency(action=action, needs=needs, by=request.actor, now=clock.now())
        messages.success(request, _("This action does not wait for “%(other)s” any more.") % {"other": needs.title})
        return to_action(request, action, "waiting")
    form = WaitsForm(request.POST or None, action=action)
    if form.is_bound and form.is_valid():
        try:
            actions.add_dependency(action=action, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("needs", str(refusal))
        else:
            messages.success(request, _("Kept: this action waits for another one."))
            return to_action(request, action, "waiting")
    intro = _("When that action is late, this one is at risk, and everybody sees why.")
    return _show(request, action, form, _("Let this action wait for another one"), intro=intro)


def _uuid(typed: str) -> uuid.UUID:
    try:
        return uuid.UUID(typed)
    except ValueError:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def new_milestone(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Put a milestone on the way to the result."""
    action = find_to_lead(request, public_id)
    if stays(request, action.plan):
        return to_action(request, action)
    form = MilestoneForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.add_milestone(action=action, by=request.actor, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("The milestone has been added."))
        return to_action(request, action, "milestones")
    return _show(request, action, form, _("Add a milestone"))


@require_http_methods(["GET", "POST"])
def edit_milestone(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change a milestone, or take it out of a plan that is being written."""
    milestone = find_milestone(request, public_id)
    if not request.actor.leads:
        raise Http404
    if stays(request, milestone.action.plan):
        return to_action(request, milestone.action)
    if "remove" in request.POST:
        actions.remove_milestone(milestone=milestone, by=request.actor, now=clock.now())
        messages.success(request, _("The milestone has been taken out."))
        return to_action(request, milestone.action, "milestones")
    stored = {"title": milestone.title, "due_date": milestone.due_date}
    form = MilestoneForm(request.POST or None, initial=stored)
    if form.is_bound and form.is_valid():
        actions.change_milestone(milestone=milestone, by=request.actor, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("The milestone has been changed."))
        return to_action(request, milestone.action, "milestones")
    return _show(request, milestone.action, form, _("Change the milestone"), can_remove=True)


@require_http_methods(["GET", "POST"])
def reach_milestone(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say on which day a milestone was reached."""
    milestone = find_milestone(request, public_id)
    action = milestone.action
    held = rules.relations(request.actor, action, request.municipality.pk)
    if not {rules.COORDINATOR, rules.EXECUTOR} & held:
        raise Http404
    if action.plan.status != PlanStatus.ADOPTED:
        return to_action(request, action, "milestones")
    form = ReachedForm(request.POST or None, initial={"reached_date": milestone.reached_date or clock.today()})
    if form.is_bound and form.is_valid():
        try:
            actions.reach_milestone(milestone=milestone, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("reached_date", str(refusal))
        else:
            messages.success(request, _("Kept: the milestone has been reached."))
            return to_action(request, action, "milestones")
    return _show(request, action, form, _("Milestone reached: %(title)s") % {"title": milestone.title})
