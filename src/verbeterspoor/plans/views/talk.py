"""Pages to comment on a draft plan, to say something about an action, and to answer."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import CommentKind, PlanStatus
from verbeterspoor.plans.forms import AnswerForm, ConsultForm, DraftCommentForm, ObjectionForm, RemarkForm
from verbeterspoor.plans.models import Action, Comment, Plan
from verbeterspoor.trajectories import queries as trajectories

from .contents import find_plan
from .frame import action_url, find_action, find_trajectory, plan_url, to_action, to_plan


@require_http_methods(["GET", "POST"])
def consult(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask everybody who takes part for comments until a day, or end that."""
    plan = find_plan(request, public_id)
    if plan.status == PlanStatus.ADOPTED:
        return to_plan(request, plan.trajectory)
    if plan.status == PlanStatus.CONSULTATION:
        if request.method == "POST" and "end" in request.POST:
            actions.end_consultation(plan=plan, by=request.actor, now=clock.now())
            messages.success(request, _("The consultation has ended. Its comments stay readable."))
        return redirect("plans:comments", gemeente=request.municipality.slug, public_id=public_id)
    form = ConsultForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.ask_for_comments(plan=plan, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("until", str(refusal))
        else:
            messages.success(request, _("Partners can comment now. Everybody who takes part has been told."))
            return to_plan(request, plan.trajectory)
    people = queries.people_taking_part(plan, today=clock.today())
    intro = _("Everybody who takes part or has an action reads their part of the draft: %(people)s.") % {
        "people": ", ".join(user.name for user in people) or _("nobody yet")
    }
    shown = {"title": _("Ask partners for comments"), "lead": plan.title, "up": plan.title, "intro": intro,
             "back_url": plan_url(request, plan.trajectory), "form": form, "button": _("Ask for comments")}  # fmt: skip
    return render(request, "plans/writing.html", shown)


@require_GET
def list_comments(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """List the comments on the draft plan, those without an answer first."""
    trajectory = find_trajectory(request, public_id)
    plan = queries.plan_of(trajectory)
    if plan is None:
        return to_plan(request, trajectory)
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    shown = {"plan": plan, "comments": queries.comments_on_draft(request.actor, plan), "today": clock.today()}
    return render(request, "plans/comments.html", {**frame, **shown})


@require_http_methods(["GET", "POST"])
def show_draft(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show somebody who takes part their actions and parts in the draft, and take their comments."""
    try:
        plan = queries.get_draft(request.actor, public_id)
    except Plan.DoesNotExist:
        raise Http404 from None
    if plan.status != PlanStatus.CONSULTATION:
        return to_plan(request, plan.trajectory)
    seen = queries.visible_actions(request.actor).filter(plan=plan).order_by("number")
    chosen = seen.filter(number=request.GET["actie"]).first() if request.GET.get("actie", "").isdigit() else None
    form = DraftCommentForm(request.POST or None, seen=seen, initial={"action": chosen})
    if form.is_bound and form.is_valid():
        try:
            actions.comment_on_draft(plan=plan, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Thank you. The coordinator reads and answers your comment."))
            return redirect(request.path)
    today = clock.today()
    shown = {
        "plan": plan, "actions": seen.prefetch_related("parts__organisation", "parts__unit"), "form": form,
        "comments": queries.comments_on_draft(request.actor, plan), "today": today,
        "is_open": plan.consulted_until is not None and today <= plan.consulted_until,
    }  # fmt: skip
    return render(request, "plans/draft.html", shown)


@require_http_methods(["GET", "POST"])
def answer(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Answer a comment with what was done with it."""
    if not request.actor.leads:
        raise Http404
    try:
        comment = queries.get_comment(request.actor, public_id)
    except Comment.DoesNotExist:
        raise Http404 from None
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.answer_comment(comment=comment, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("resolution", str(refusal))
        else:
            messages.success(request, _("Answered. Whoever wrote it is told."))
            return redirect(_place_of(request, comment))
    about = comment.action.title if comment.action else _("The plan as a whole")
    intro = f"{about}. {comment.written_by_name}: “{comment.text}”"
    shown = {"title": _("Answer a comment"), "lead": comment.plan.title, "up": about, "intro": intro, "form": form,
             "back_url": _place_of(request, comment), "button": _("Answer")}  # fmt: skip
    return render(request, "plans/writing.html", shown)


def _place_of(request: TownRequest, comment: Comment) -> str:
    """Return where a comment stands."""
    if comment.action and comment.kind != CommentKind.CONSULTATION:
        return action_url(request, comment.action, "remarks")
    where = {"gemeente": request.municipality.slug, "public_id": comment.plan.trajectory.public_id}
    return reverse("plans:comments", kwargs=where)


def _write(request: TownRequest, action: Action, form: forms.Form, title: str, **more: Any) -> HttpResponse:
    shown = {"title": title, "lead": action.title, "up": action.title, "form": form,
             "back_url": action_url(request, action, "remarks")}  # fmt: skip
    return render(request, "plans/writing.html", {**shown, **more})


@require_http_methods(["GET", "POST"])
def remark(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say something about an action, or reply (`?op=`), and mention who must know of it."""
    action = find_action(request, public_id)
    parent = _parent(action, request.GET.get("op", ""))
    people = queries.people_who_see(action, today=clock.today()).exclude(public_id=request.actor.public_id)
    form = RemarkForm(request.POST or None, people=people)
    if form.is_bound and form.is_valid():
        try:
            actions.say(action=action, parent=parent, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Your remark stands with the action."))
            return to_action(request, action, "remarks")
    intro = f"{parent.written_by_name}: “{parent.text}”" if parent else ""
    return _write(request, action, form, _("Reply") if parent else _("Make a remark"), intro=intro)


def _parent(action: Action, named: str) -> Comment | None:
    """Return the remark that the address names, if it stands with this action."""
    if not named:
        return None
    try:
        return action.comments.get(public_id=uuid.UUID(named))
    except (ValueError, Comment.DoesNotExist):
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def not_right(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say as the one whose action or part it is that this is not right."""
    action = find_action(request, public_id)
    held = rules.relations(request.actor, action, request.municipality.pk, action.parts.all())
    if not {rules.EXECUTOR, rules.CONTRIBUTOR} & held:
        raise Http404
    form = ObjectionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.object_to(action=action, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Sent. The coordinator answers you."))
            return to_action(request, action, "remarks")
    intro = _("Is this not yours, or is something wrong? Say what. The coordinator answers, and you read it here.")
    return _write(request, action, form, _("This is not right"), intro=intro, button=_("Send"))
