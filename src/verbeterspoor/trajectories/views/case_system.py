"""Pages about the case system: what goes along, how long it is kept, packages and their receipts."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.trajectories import actions, queries, rules, tasks
from verbeterspoor.trajectories.choices import PROPOSED, RESULTS, RecordKind, SelectionCategory
from verbeterspoor.trajectories.forms import CloseForm, PackageReceiptForm, RetentionForm
from verbeterspoor.trajectories.models import CasePackage, Trajectory

from .case_facts import kept_facts, package_facts, receipt_facts
from .pages import find, refuse_strangers_to_leading, to_page

PIECES_PER_PAGE = 50


def find_inside(request: TownRequest, public_id: uuid.UUID) -> Trajectory:
    """Return a trajectory for the town hall; for anybody else this page does not exist."""
    trajectory = find(request, public_id)
    if not request.actor.is_inside:
        raise Http404
    return trajectory


def find_package(request: TownRequest, public_id: uuid.UUID) -> CasePackage:
    """Return a package of a trajectory of this town hall; any other does not exist."""
    try:
        return queries.get_package(request.actor, public_id)
    except CasePackage.DoesNotExist:
        raise Http404 from None


@require_GET
def show_case_system(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what goes along to the case system, what is missing, and what became of the packages."""
    trajectory = find_inside(request, public_id)
    page = queries.case_page(request.actor, trajectory, now=clock.now())
    proposed = SelectionCategory(PROPOSED["trajectory"])
    frame = queries.page_frame(request.actor, trajectory, "case_system")
    shown = {
        "page": page, "proposed": proposed.label, "proposed_years": RESULTS[proposed].years,
        "shown": Paginator(page.pieces, PIECES_PER_PAGE).get_page(request.GET.get("page")),
        "tone": "turn" if request.actor.leads and page.waits else "",
        "kept": kept_facts(trajectory, page.retention),
    }  # fmt: skip
    return render(request, "trajectories/case_system.html", {**frame, **shown})


@require_GET
def show_package_progress(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show how far the package is that is being made."""
    trajectory = find_inside(request, public_id)
    busy = next((one for one in trajectory.packages.order_by("-number") if one.is_busy), None)
    return render(request, "trajectories/_package_progress.html", {"trajectory": trajectory, "busy": busy})


@require_POST
def make_package(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask for a package; a worker makes it, and this page shows how far it is."""
    refuse_strangers_to_leading(request)
    trajectory = find(request, public_id)
    try:
        actions.ask_for_package(trajectory=trajectory, by=request.actor, now=clock.now())
    except (NotAllowed, Conflict) as refusal:
        messages.error(request, str(refusal))
    else:
        transaction.on_commit(lambda: tasks.make_packages.enqueue())
    return to_page(request, "trajectories:case_system", trajectory)


@require_http_methods(["GET", "POST"])
def set_retention(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say how long a trajectory is kept; the proposal stands filled in, a person gives the reason."""
    refuse_strangers_to_leading(request)
    trajectory = find(request, public_id)
    form = RetentionForm(request.POST or None, initial=RetentionForm.proposal(trajectory))
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_retention(trajectory=trajectory, by=request.actor, now=clock.now(), **form.facts())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("How long this trajectory is kept has been set."))
            return to_page(request, "trajectories:case_system", trajectory)
    frame = queries.page_frame(request.actor, trajectory, "case_system")
    shown = {"form": form, "proposals": _proposals()}
    return render(request, "trajectories/retention.html", {**frame, **shown})


def _proposals() -> list[tuple[Any, Any]]:
    """Return per kind of document what the selection list proposes."""
    kinds = [kind for kind in RecordKind if kind in PROPOSED]
    return [(kind.label, SelectionCategory(PROPOSED[kind]).label) for kind in kinds]


@require_http_methods(["GET", "POST"])
def close(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Close a trajectory: from that day counts how long it is kept."""
    refuse_strangers_to_leading(request)
    trajectory = find(request, public_id)
    if trajectory.closed_date and request.method == "GET":
        return to_page(request, "trajectories:case_system", trajectory)
    form = CloseForm(request.POST or None, initial={"day": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_trajectory(trajectory=trajectory, by=request.actor, now=clock.now(), **form.cleaned_data)
        except (NotAllowed, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The trajectory has been closed. Now make the package for the case system."))
            return to_page(request, "trajectories:case_system", trajectory)
    frame = queries.page_frame(request.actor, trajectory, "case_system")
    return render(request, "trajectories/close.html", {**frame, "form": form})


@require_http_methods(["GET", "POST"])
def reopen(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask, then open a closed trajectory again."""
    refuse_strangers_to_leading(request)
    trajectory = find(request, public_id)
    if request.method == "POST":
        try:
            actions.reopen_trajectory(trajectory=trajectory, by=request.actor, now=clock.now())
        except (NotAllowed, Conflict) as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The trajectory is open again."))
        return to_page(request, "trajectories:case_system", trajectory)
    where = {"gemeente": request.municipality.slug, "public_id": trajectory.public_id}
    asked = {
        "title": _("Open “%(title)s” again?") % {"title": trajectory.title}, "form": None, "danger": False,
        "text": _("How long it is kept counts anew from the day you close it again."),
        "button": _("Open again"), "back_url": reverse("trajectories:case_system", kwargs=where),
    }  # fmt: skip
    return render(request, "components/confirm.html", asked)


@require_http_methods(["GET", "POST"])
def show_package(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what is in a package and what changed since the one before; type over its receipt."""
    package = find_package(request, public_id)
    if request.method == "POST":
        refuse_strangers_to_leading(request)
    form = PackageReceiptForm(request.POST or None, initial={"received_date": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.register_package_receipt(package=package, by=request.actor, now=clock.now(), **form.cleaned_data)
        except (NotAllowed, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The receipt has been kept. The case system has this package now."))
            return redirect("trajectories:package", gemeente=request.municipality.slug, public_id=package.public_id)
    rows, hidden = queries.rows_to_show(request.actor, package)
    frame = queries.page_frame(request.actor, package.trajectory, "case_system")
    shown = {
        "package": package, "rows": rows, "hidden": hidden, "form": form,
        "former": queries.package_before(package), "changes": queries.changes_in(request.actor, package),
        "facts": package_facts(package), "receipt": receipt_facts(package),
        "may_open": rules.may_open_package(request.actor, package),
    }  # fmt: skip
    return render(request, "trajectories/package.html", {**frame, **shown})


@require_GET
def send_package(request: TownRequest, public_id: uuid.UUID) -> HttpResponseBase:
    """Send the ZIP, to whoever may know everything in it."""
    package = find_package(request, public_id)
    if not rules.may_open_package(request.actor, package):
        raise Http404
    name = f"{slugify(package.trajectory.title)[:60]}-zaaksysteem-{package.number}.zip"
    response = FileResponse(package.file.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
