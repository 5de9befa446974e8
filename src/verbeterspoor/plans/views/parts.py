"""Pages about a part of an action: writing it, reporting about it, and judging what was reported."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import ReportStatus
from verbeterspoor.plans.forms import JudgeForm, PartForm, ReportForm, stored_part
from verbeterspoor.plans.models import Action, ActionPart, ProgressReport

from .executing import kept
from .frame import action_url, find_to_lead, stays, to_action


def find_part(request: TownRequest, public_id: uuid.UUID) -> ActionPart:
    """Return a part of an action this person may see; any other does not exist."""
    try:
        return queries.get_visible_part(request.actor, public_id)
    except ActionPart.DoesNotExist:
        raise Http404 from None


def find_own_part(request: TownRequest, public_id: uuid.UUID) -> ActionPart:
    """Return a part for whoever leads; for anybody else its form does not exist."""
    if not request.actor.leads:
        raise Http404
    return find_part(request, public_id)


def _show_form(request: TownRequest, action: Action, form: PartForm, title: str, **more: Any) -> HttpResponse:
    shown = {"action": action, "form": form, "title": title, "today": clock.today(), **more}
    return render(request, "plans/part_form.html", shown)


@require_http_methods(["GET", "POST"])
def new_part(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a contributing partner a part of an action."""
    action = find_to_lead(request, public_id)
    if stays(request, action.plan):
        return to_action(request, action)
    form = PartForm(request.POST or None, actor=request.actor)
    if form.is_bound and form.is_valid():
        try:
            actions.add_part(action=action, by=request.actor, now=clock.now(), **form.values())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The part has been added."))
            return to_action(request, action, "parts")
    return _show_form(request, action, form, _("Add a part of a partner"))


@require_http_methods(["GET", "POST"])
def edit_part(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change a part; what somebody else saved meanwhile is shown beside what was typed."""
    part, conflict = find_own_part(request, public_id), None
    if stays(request, part.action.plan):
        return to_action(request, part.action)
    form = PartForm(request.POST or None, actor=request.actor, initial=stored_part(part))
    if form.is_bound and form.is_valid():
        try:
            actions.change_part(
                part=part, version=form.cleaned_data["version"] or 0, by=request.actor, now=clock.now(),
                **form.values(),
            )  # fmt: skip
        except Conflict as refusal:
            part, conflict, again = find_part(request, public_id), refusal, request.POST.copy()
            again["version"] = str(part.version)
            form = PartForm(again, actor=request.actor)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The part has been changed."))
            return to_action(request, part.action, "parts")
    return _show_form(request, part.action, form, _("Change the part"), part=part, conflict=conflict)


@require_http_methods(["GET", "POST"])
def remove_part(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask, then take a part out of a plan that is being written."""
    part = find_own_part(request, public_id)
    if stays(request, part.action.plan):
        return to_action(request, part.action)
    if request.method == "POST":
        actions.remove_part(part=part, by=request.actor, now=clock.now())
        messages.success(request, _("The part has been taken out."))
        return to_action(request, part.action, "parts")
    shown = {
        "title": _("Take this part out of the plan?"), "text": f"{part.title} ({part.owner_name})",
        "consequences": [_("The history keeps that it was there.")], "button": _("Take it out"), "danger": True,
        "back_url": action_url(request, part.action),
    }  # fmt: skip
    return render(request, "components/confirm.html", shown)


@require_http_methods(["GET", "POST"])
def report_part(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Report about a part in two minutes; a draft is kept until it is sent."""
    part, actor = find_part(request, public_id), request.actor
    held = rules.part_relations(actor, part, request.municipality.pk)
    if rules.EXECUTOR not in held:
        raise Http404
    draft = part.reports.filter(status=ReportStatus.DRAFT, reported_by_id=actor.public_id).first()
    keeps = "draft" in request.POST
    form = ReportForm(
        request.POST or None, request.FILES or None, initial=kept(draft), is_draft=keeps, agreed=part.evidence_agreed
    )
    if form.is_bound and form.is_valid() and _send(request, part, form, keeps=keeps):
        return to_action(request, part.action, "parts")
    last = part.reports.exclude(status=ReportStatus.DRAFT).first()
    shown = {
        "action": part.action, "thing": part, "form": form, "draft": draft, "today": clock.today(),
        "can_report": rules.can_report_part(part, held), "returned": last if _is_returned(last) else None,
    }  # fmt: skip
    return render(request, "plans/report.html", shown)


def _send(request: TownRequest, part: ActionPart, form: ReportForm, *, keeps: bool) -> bool:
    """Send or keep what was typed, and say whether that was possible."""
    verb = actions.save_part_draft if keeps else actions.report_part
    try:
        verb(part=part, by=request.actor, now=clock.now(), **(form.draft() if keeps else form.said()))
    except NotAllowed as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("Your draft is kept.") if keeps else _("Sent. Thank you."))
    return True


def _is_returned(report: ProgressReport | None) -> bool:
    return report is not None and report.status == ReportStatus.RETURNED


@require_http_methods(["GET", "POST"])
def judge_part(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Accept or return the report about a part that waits, with an explanation."""
    part = find_part(request, public_id)
    if rules.ACCEPTOR not in rules.part_relations(request.actor, part, request.municipality.pk):
        raise Http404
    waiting = part.reports.filter(status=ReportStatus.SUBMITTED).order_by("submitted_at", "pk").first()
    shown_before = request.POST.get("report")
    if waiting is None or (shown_before and shown_before != str(waiting.public_id)):
        messages.info(request, _("This report does not wait for a decision any more."))
        return to_action(request, part.action)
    form = JudgeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        accepted = "accept" in request.POST
        verb = actions.accept_report if accepted else actions.return_report
        try:
            verb(report=waiting, note=form.cleaned_data["note"], by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Report accepted.") if accepted else _("Report returned."))
            return to_action(request, part.action, "parts")
    shown = {"action": part.action, "part": part, "report": waiting, "form": form, "today": clock.today()}
    return render(request, "plans/judge.html", shown)
