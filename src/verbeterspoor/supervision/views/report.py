"""A report, its versions, and the forms that register them."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.history import queries as history
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions, queries
from verbeterspoor.supervision.forms import ReportForm, ReportNumberForm, VersionForm
from verbeterspoor.supervision.models import Report
from verbeterspoor.trajectories.queries import page_frame

from .frame import (
    address,
    find_trajectory,
    form_page,
    may_register,
    refuse_who_does_not_register,
    without_investigation,
)


@require_http_methods(["GET", "POST"])
def new_report(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register a version of a report, and go on with its findings."""
    trajectory = find_trajectory(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    if first := without_investigation(request, trajectory):
        return first
    form = ReportForm(request.POST or None, trajectory=trajectory)
    return form_page(
        request, trajectory, form,
        lambda: actions.add_report(by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Register a report"), button=_("Save report"), done=_("The report has been registered."),
        tab="findings", back=address(request, "findings", trajectory),
    )  # fmt: skip


def find(request: TownRequest, public_id: uuid.UUID) -> Report:
    """Return a report this person may see; any other does not exist."""
    try:
        return queries.get_visible_report(request.actor, public_id)
    except Report.DoesNotExist:
        raise Http404 from None


@require_GET
def show_report(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a version of a report: what stands in it, what was answered, and the other versions."""
    actor, report = request.actor, find(request, public_id)
    trajectory = report.investigation.trajectory
    inner = queries.is_inside_or_body(actor, report)
    shown = {
        "report": report, "versions": queries.report_versions(actor, report), "findings": queries.findings_in(report),
        "rounds": report.rounds.select_related("term") if inner else [], "today": clock.today(),
        "facts": report.wrong_facts.all() if inner else [],
        "may_register": may_register(actor, trajectory) and not report.is_replaced,
        "events": history.history_of(subject_id=report.public_id) if actor.is_inside else None,
    }  # fmt: skip
    return render(request, "supervision/report.html", {**page_frame(actor, trajectory, "findings"), **shown})


@require_http_methods(["GET", "POST"])
def new_version(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register a newer version of a report, and say which findings go along."""
    report = find(request, public_id)
    trajectory = report.investigation.trajectory
    refuse_who_does_not_register(request.actor, trajectory)
    form = VersionForm(request.POST or None, report=report, findings=queries.standing_findings(report))
    newer: list[Report] = []
    return form_page(
        request, trajectory, form,
        lambda: newer.append(
            actions.replace_report(report=report, by=request.actor, now=clock.now(), **form.facts())
        ),
        heading=_("Register a newer version"), button=_("Save the newer version"),
        lead=_("“%(title)s” stays readable as it is now. The newer version takes its place.") % {"title": report.title},
        done=_("The newer version has been registered."), tab="findings",
        back=address(request, "report", report), target=lambda: address(request, "report", newer[0]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def number(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a report its number in the case system."""
    report = find(request, public_id)
    trajectory = report.investigation.trajectory
    refuse_who_does_not_register(request.actor, trajectory)
    form = ReportNumberForm(request.POST or None, initial={"case_number": report.case_number})
    return form_page(
        request, trajectory, form,
        lambda: actions.number_report(report=report, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Case number of “%(title)s”") % {"title": report.title}, button=_("Save"),
        done=_("The case number has been saved."), tab="findings", back=address(request, "report", report),
    )  # fmt: skip
