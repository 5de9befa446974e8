"""What was found: the page of a trajectory, one finding, and the forms to register, change and judge."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.documents import actions as documents
from verbeterspoor.foundation import clock, slots
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history import queries as history
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions, queries, rules
from verbeterspoor.supervision.forms import FindingFilters, FindingForm, JudgementForm, OriginForm
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories.models import Trajectory
from verbeterspoor.trajectories.queries import page_frame

from .frame import find_trajectory, may_register, refuse_who_does_not_register
from .outcome import steps_for

PER_PAGE = 25


def find(request: TownRequest, public_id: uuid.UUID) -> tuple[Finding, Trajectory]:
    """Return a finding this person may see, and its trajectory; any other does not exist."""
    try:
        finding = queries.get_visible_finding(request.actor, public_id)
    except Finding.DoesNotExist:
        raise Http404 from None
    return finding, finding.report.investigation.trajectory


@require_GET
def show_findings(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show who investigated, what they told and wrote, and everything that was found."""
    actor = request.actor
    trajectory = find_trajectory(request, public_id)
    if not queries.has_findings_page(actor, trajectory):
        raise Http404
    filters = FindingFilters(request.GET, reports=queries.reports_of(actor, trajectory))
    chosen = filters.chosen
    wanted = queries.filtered_findings(actor, trajectory, **chosen) if chosen else queries.tops_of(actor, trajectory)
    page = Paginator(wanted, PER_PAGE).get_page(request.GET.get("page"))
    if chosen:
        nodes = list(queries.nodes_of(actor, list(page.object_list)).values())
    else:
        nodes = queries.tree_of(actor, trajectory, page.object_list)
    shown = {
        "filters": filters, "chosen": chosen, "page": page,
        "investigations": queries.investigations_of(actor, trajectory), "groups": queries.by_kind(nodes),
        "may_register": may_register(actor, trajectory),
        "periods": queries.periods(actor).filter(trajectory=trajectory),
        "no_longer": queries.no_longer_standing(actor, trajectory),
    }  # fmt: skip
    return render(request, "supervision/findings.html", {**page_frame(actor, trajectory, "findings"), **shown})


@require_GET
def show_finding(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show one finding with its source, its response, what is done about it and who judged it."""
    actor = request.actor
    finding, trajectory = find(request, public_id)
    bodies = queries.investigating_bodies(finding)
    leads = may_register(actor, trajectory)
    origin = OriginForm(finding=finding) if leads else None
    shown = {
        "finding": finding, "bodies": bodies, "leading": queries.leading_bodies(finding),
        "sees_report": queries.sees_report(actor, finding.report_id),
        "earlier_texts": queries.earlier_texts(actor, finding),
        "source": queries.visible_quote(actor, finding.quote), "may_register": leads,
        "steps": steps_for(finding, rules.outcome_relations(actor, trajectory.municipality_id)),
        "expectations": queries.expectations_about(finding),
        "has_tests": queries.has_tests_page(actor, trajectory),
        "children": queries.findings_of(actor, trajectory).standing().filter(parent=finding),
        "judgements": finding.judgements.select_related("body"),
        "measures": finding.direct_measures.select_related("unit", "first_impression") if actor.is_inside else [],
        "served_by": slots.collect_by_id("served_by", actor=actor, finding_ids=[finding.pk])[finding.pk],
        "next_steps": slots.collect("finding_steps", actor=actor, finding=finding),
        "may_judge": rules.can_judge(
            actor, municipality_id=trajectory.municipality_id, investigating_ids={body.pk for body in bodies}
        ),
        "origin": origin if origin and origin.has_choice else None,
        "events": history.history_of(subject_id=finding.public_id) if actor.is_inside else None,
    }  # fmt: skip
    return render(request, "supervision/finding.html", {**page_frame(actor, trajectory, "findings"), **shown})


@require_http_methods(["GET", "POST"])
def new_finding(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register a finding by hand; the form stays for the next one, with report, document and page filled in."""
    trajectory = find_trajectory(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    form = FindingForm(request.POST or None, trajectory=trajectory, initial=kept_from(request))
    if not form.fields["report"].queryset.exists():  # type: ignore[attr-defined]
        messages.info(request, _("First register the report in which the finding stands."))
        return redirect("supervision:report_new", gemeente=request.municipality.slug, public_id=trajectory.public_id)
    if request.method == "POST" and form.is_valid():
        try:
            finding = register(request, form)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Finding %(name)s has been registered.") % {"name": finding.number or ""})
            return redirect(for_the_next(request, trajectory, form))
    frame = page_frame(request.actor, trajectory, "findings")
    return render(request, "supervision/finding_form.html", {**frame, "form": form, "conflict": None, "finding": None})


KEPT = ("report", "kind", "file", "page")
"""Fields of a new finding that are filled in with those of the one before."""


def kept_from(request: TownRequest) -> dict[str, Any]:
    """Return what the address says about the next finding."""
    return {name: request.GET[name] for name in KEPT if name in request.GET}


def for_the_next(request: TownRequest, trajectory: Trajectory, form: FindingForm) -> str:
    """Return the address of the form for the next finding."""
    url = reverse(
        "supervision:finding_new", kwargs={"gemeente": request.municipality.slug, "public_id": trajectory.public_id}
    )
    kept = {name: form.data.get(name, "") for name in KEPT}
    return f"{url}?{urlencode({name: value for name, value in kept.items() if value})}"


def register(request: TownRequest, form: FindingForm) -> Finding:
    """Register what the form says, with its quote."""
    given, quote = form.cleaned_data, None
    if given.get("quote"):
        quote = documents.quote(file=given["file"], page=given["page"], text=given["quote"])
    return actions.register_finding(
        report=given["report"], parent=given["parent"], quote=quote, by=request.actor, now=clock.now(), **form.facts()
    )


@require_http_methods(["GET", "POST"])
def edit_finding(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change a finding; what somebody else saved meanwhile is shown beside what was typed."""
    finding, trajectory = find(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    form, conflict = FindingForm.showing(finding, trajectory), None
    if request.method == "POST":
        form = FindingForm(request.POST, trajectory=trajectory, finding=finding)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            actions.change_finding(finding=finding, version=version, by=request.actor, now=clock.now(), **form.facts())
        except Conflict as refusal:
            finding.refresh_from_db()
            typed = {**request.POST.dict(), "version": finding.version}
            form, conflict = FindingForm(typed, trajectory=trajectory, finding=finding), refusal
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The finding has been changed."))
            return redirect("supervision:finding", gemeente=request.municipality.slug, public_id=finding.public_id)
    frame = page_frame(request.actor, trajectory, "findings")
    shown = {"form": form, "conflict": conflict, "finding": finding}
    return render(request, "supervision/finding_form.html", {**frame, **shown})


@require_http_methods(["GET", "POST"])
def judge(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register what a body says about a finding: its inspector, or a coordinator on behalf of it."""
    actor = request.actor
    finding, trajectory = find(request, public_id)
    bodies = queries.investigating_bodies(finding)
    ids = {body.pk for body in bodies}
    if not rules.can_judge(actor, municipality_id=trajectory.municipality_id, investigating_ids=ids):
        raise Http404
    on_behalf = not actor.organisation_ids & ids
    own = bodies if on_behalf else [body for body in bodies if body.pk in actor.organisation_ids]
    initial = {"judged_date": clock.today(), "body": own[0].pk}
    form = JudgementForm(request.POST or None, bodies=own, on_behalf=on_behalf, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.judge_finding(finding=finding, on_behalf=on_behalf, by=actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The judgement has been registered. Earlier judgements stay."))
            return redirect("supervision:finding", gemeente=request.municipality.slug, public_id=finding.public_id)
    frame = page_frame(actor, trajectory, "findings")
    shown = {"form": form, "finding": finding, "on_behalf": on_behalf}
    return render(request, "supervision/judge.html", {**frame, **shown})


@require_POST
def add_origin(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that another report found the same."""
    finding, trajectory = find(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    form = OriginForm(request.POST, finding=finding)
    if form.is_valid():
        actions.add_origin(finding=finding, report=form.cleaned_data["report"], by=request.actor, now=clock.now())
        messages.success(request, _("The finding now also comes from the other report."))
    else:
        messages.error(request, _("Choose a report of this trajectory."))
    return redirect("supervision:finding", gemeente=request.municipality.slug, public_id=finding.public_id)
