"""Pages of whoever carries out an action, and of whoever judges what was reported."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.documents.exports import send_stored
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.queries import history_of
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import ActionStep, Progress, ReportStatus
from verbeterspoor.plans.forms import JudgeActionForm, ReportForm
from verbeterspoor.plans.models import Evidence, ProgressReport

from .around import around
from .behalf import can_register
from .frame import find_action, to_action
from .since import since_adoption

PER_PAGE = 50


@require_GET
def list_own(request: TownRequest) -> HttpResponse:
    """List the actions of a partner or unit: what is asked, what waits, what is done."""
    if not request.actor.has(Role.PARTNER):
        raise Http404
    today = clock.today()
    own = queries.with_drafts(queries.with_last_status(queries.own_actions(request.actor)), request.actor)
    page = Paginator(own, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(action, queries.signs_of(action, today=today)) for action in page.object_list]
    groups = [(status, label, [row for row in rows if row[0].status == status]) for status, label in queries.GROUPS]
    shown = {"groups": [group for group in groups if group[2]], "page": page, "today": today}
    parts = queries.own_parts(request.actor)[:PER_PAGE] if page.number == 1 else []
    towns = organisations.actors_of(user=request.user, today=today)
    several = sum(actor.has(Role.PARTNER) for actor in towns) > 1
    shown["drafts"] = queries.drafts_to_comment_on(request.actor)[:PER_PAGE]
    return render(request, "plans/mine.html", {**shown, "parts": parts, "several": several})


@require_GET
def show_action(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show an action: what is asked now, what was agreed, why it is theirs, and what was reported."""
    action = find_action(request, public_id)
    parts = list(action.parts.select_related("organisation", "unit"))
    held = rules.relations(request.actor, action, request.municipality.pk, parts)
    reports = list(
        action.reports.exclude(status=ReportStatus.DRAFT)
        .select_related("part")
        .prefetch_related("evidence_items__file")
    )
    shown = {
        "action": action,
        "trajectory": action.plan.trajectory,
        "today": clock.today(),
        "signs": queries.signs_of(action, today=clock.today()),
        "findings": queries.findings_shown(request.actor, action),
        "first_impressions": list(action.first_impressions.all()),
        "reports": reports,
        "waiting": next(
            (one for one in reversed(reports) if one.status == ReportStatus.SUBMITTED and not one.part_id), None
        ),
        "steps": rules.steps_now(action, held),
        "held": held,
        "can_register": rules.COORDINATOR in held and can_register(action),
        "turn": rules.ACTION_OWNERS[action.status],  # type: ignore[index]
        "history": history_of(subject_id=action.public_id) if request.actor.is_inside else [],
        **since_adoption(request, action, held),
        **around(request, action, held, parts, reports),
    }
    return render(request, "plans/action.html", shown)


@require_http_methods(["GET", "POST"])
def report(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Report progress in two minutes; a draft is kept until it is sent."""
    action, actor = find_action(request, public_id), request.actor
    held = rules.relations(actor, action, request.municipality.pk)
    if rules.EXECUTOR not in held:
        raise Http404
    draft = action.reports.filter(part=None, status=ReportStatus.DRAFT, reported_by_id=actor.public_id).first()
    keeps = "draft" in request.POST
    form = ReportForm(
        request.POST or None, request.FILES or None, initial=kept(draft), is_draft=keeps, agreed=action.evidence_agreed
    )
    if request.method == "POST" and form.is_valid():
        verb = actions.save_draft if keeps else actions.report_progress
        try:
            verb(action=action, by=actor, now=clock.now(), **(form.draft() if keeps else form.said()))
        except NotAllowed as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Your draft is kept.") if keeps else _("Sent. Thank you."))
            return to_action(request, action)
    can_report = ActionStep.REPORT in rules.steps_now(action, held)
    last = action.reports.filter(part=None).exclude(status=ReportStatus.DRAFT).first()
    returned = last if last and last.status == ReportStatus.RETURNED else None
    shown = {
        "action": action, "thing": action, "form": form, "can_report": can_report, "returned": returned, "draft": draft,
        "today": clock.today(),
    }  # fmt: skip
    return render(request, "plans/report.html", shown)


def kept(draft: ProgressReport | None) -> dict[str, Any]:
    """Return what was kept of a report that was not sent yet."""
    names = ("progress", "text", "forecast_date", "obstacles", "evidence")
    return {name: getattr(draft, name) for name in names} if draft else {}


@require_http_methods(["GET", "POST"])
def judge(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Accept or return the report that waits, with an explanation."""
    action = find_action(request, public_id)
    if rules.ACCEPTOR not in rules.relations(request.actor, action, request.municipality.pk):
        raise Http404
    waiting = action.reports.filter(part=None, status=ReportStatus.SUBMITTED).order_by("submitted_at", "pk").first()
    shown_before = request.POST.get("report")
    if waiting is None or (shown_before and shown_before != str(waiting.public_id)):
        messages.info(request, _("This report does not wait for a decision any more."))
        return to_action(request, action)
    is_done = waiting.progress == Progress.DONE
    open_parts = action.parts.exclude(status__in=rules.CLOSED_PARTS).count() if is_done else 0
    form = JudgeActionForm(request.POST or None, open_parts=open_parts)
    if request.method == "POST" and form.is_valid():
        accepted, said = "accept" in request.POST, dict(form.cleaned_data)
        verb: Any = actions.accept_report if accepted else actions.return_report
        despite = said.pop("despite_open_parts", False)
        try:
            verb(report=waiting, by=request.actor, now=clock.now(), **said,
                 **({"despite_open_parts": despite} if accepted else {}))  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Report accepted.") if accepted else _("Report returned."))
            return to_action(request, action)
    shown = {"action": action, "report": waiting, "form": form, "today": clock.today()}
    return render(request, "plans/judge.html", shown)


@require_GET
def send_evidence(request: TownRequest, public_id: uuid.UUID) -> HttpResponseBase:
    """Send the file of a report to whoever sees the action, to be saved, never to be run by the browser."""
    try:
        evidence = queries.get_visible_evidence(request.actor, public_id)
    except Evidence.DoesNotExist:
        raise Http404 from None
    assert evidence.file is not None
    return send_stored(evidence.file, name=evidence.reference)
