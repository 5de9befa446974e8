"""Ways of looking at progress: list, board, timeline, per partner, per finding, coverage; one choice serves all."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.slots import Tab
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import PlanStatus, ViewKind
from verbeterspoor.plans.forms import FilterForm, SaveViewForm
from verbeterspoor.plans.models import ActionQuerySet
from verbeterspoor.plans.queries import timeline
from verbeterspoor.supervision.choices import FindingKind
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories import queries as trajectories
from verbeterspoor.trajectories.models import Trajectory

from .frame import action_urls, find_trajectory

PER_PAGE = 100
ROWS_PER_PAGE = 40
FINDINGS_PER_PAGE = 25
PAGES = {
    ViewKind.LIST: "progress",
    ViewKind.BOARD: "board",
    ViewKind.TIMELINE: "timeline",
    ViewKind.PARTNERS: "partners",
    ViewKind.FINDINGS: "by_finding",
    ViewKind.MATRIX: "matrix",
}


@dataclass
class Look:
    """What every view shares: the chosen actions, and the frame of the page around them."""

    trajectory: Trajectory
    actions: ActionQuerySet
    today: date
    shown: dict[str, Any]

    def page(self, request: TownRequest, found: Any, size: int) -> Page[Any]:
        """Return one page of what was found."""
        return Paginator(found, size).get_page(request.GET.get("page"))


def look(request: TownRequest, public_id: uuid.UUID, kind: ViewKind) -> Look:
    """Find the trajectory, narrow its actions to what was asked, and frame the page."""
    trajectory, today = find_trajectory(request, public_id), clock.today()
    form = FilterForm(request.GET, actor=request.actor)
    asked = form.chosen()
    found = queries.visible_actions(request.actor).filter(plan__trajectory=trajectory)
    query = request.GET.copy()
    query.pop("page", None)
    where = {"gemeente": request.municipality.slug, "public_id": trajectory.public_id}
    kept = f"?{query.urlencode()}" if query else ""
    tabs = [Tab(str(one.label), reverse(f"plans:{name}", kwargs=where) + kept, 0, one) for one, name in PAGES.items()]
    shown = {
        "form": form, "today": today, "is_filtered": bool(asked), "views": tabs, "view": kind, "kept": kept,
        "all_url": reverse(f"plans:{PAGES[kind]}", kwargs=where), "save_form": SaveViewForm(),
        "saved": [(view, reverse(f"plans:{PAGES[ViewKind(view.view)]}", kwargs=where) + f"?{view.query}")
                  for view in queries.saved_views(request.actor)],
        "tables": [(name, reverse("plans:table", kwargs={**where, "kind": kind}) + kept)
                   for kind, name in (("xlsx", "Excel"), ("csv", "CSV"), ("docx", "Word"))],
    }  # fmt: skip
    frame = trajectories.page_frame(request.actor, trajectory, "progress")
    return Look(trajectory, queries.narrowed(found, today=today, **asked), today, {**frame, **shown})


@require_GET
def show_list(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """List the actions with their state and signals, 100 at a time; several can be chosen and changed together."""
    seen = look(request, public_id, ViewKind.LIST)
    page = seen.page(request, seen.actions, PER_PAGE)
    rows = [(action, queries.signs_of(action, today=seen.today)) for action in page.object_list]
    is_draft = bool(rows) and rows[0][0].plan_status != PlanStatus.ADOPTED
    shown = {"page": page, "rows": rows, "can_choose": request.actor.leads and is_draft}
    return render(request, "plans/progress.html", {**seen.shown, **shown})


@require_GET
def show_board(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the actions in columns, by what was last heard of them."""
    seen = look(request, public_id, ViewKind.BOARD)
    columns = [
        (column, [(card, queries.signs_of(card, today=seen.today)) for card in column.cards])
        for column in queries.board(seen.actions)
    ]
    return render(request, "plans/board.html", {**seen.shown, "columns": columns})


@require_GET
def show_timeline(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the actions on a line of time, with the adopted plan as ghost; a table says the same."""
    seen = look(request, public_id, ViewKind.TIMELINE)
    page = seen.page(request, seen.actions.prefetch_related("milestones"), ROWS_PER_PAGE)
    actions = list(page.object_list)
    drawing = timeline.lay_out(actions, timeline.adopted_by_action(actions), today=seen.today)
    return render(request, "plans/timeline.html", {**seen.shown, "page": page, "drawing": drawing})


@require_GET
def show_partners(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what each organisation or unit does, in numbers; by name, because this is no ranking."""
    seen = look(request, public_id, ViewKind.PARTNERS)
    rows = queries.per_owner(seen.actions, today=seen.today)
    return render(request, "plans/partners.html", {**seen.shown, "rows": rows})


@require_GET
def show_findings(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show per finding which actions serve it, and which findings nobody does anything about."""
    seen = look(request, public_id, ViewKind.FINDINGS)
    page = seen.page(request, _findings(seen.trajectory), FINDINGS_PER_PAGE)
    findings, address = list(page.object_list), action_urls(request)
    served = queries.actions_by_finding(findings, seen.actions)
    rows = [
        (
            finding,
            [
                (action, address(action.public_id), queries.signs_of(action, today=seen.today))
                for action in served.get(finding.pk, ())
            ],
        )
        for finding in findings
    ]
    return render(request, "plans/by_finding.html", {**seen.shown, "page": page, "rows": rows})


@require_GET
def show_matrix(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Lay what must be improved against who does something about it."""
    seen = look(request, public_id, ViewKind.MATRIX)
    wanted = [FindingKind.IMPROVEMENT_POINT, FindingKind.RECOMMENDATION]
    page = seen.page(request, _findings(seen.trajectory).filter(kind__in=wanted), FINDINGS_PER_PAGE)
    covered, address = queries.coverage(list(page.object_list), seen.actions), action_urls(request)
    rows = [
        (finding, [(owner, [(address(one.public_id), one) for one in cell]) for owner, cell in cells])
        for finding, cells in covered.rows
    ]
    shown = {"page": page, "rows": rows, "owners": covered.owners}
    return render(request, "plans/matrix.html", {**seen.shown, **shown})


def _findings(trajectory: Trajectory) -> Any:
    """Return the findings of a trajectory in the order of its reports."""
    found = Finding.objects.standing().filter(report__investigation__trajectory=trajectory)
    return found.select_related("parent", "report").order_by("report__dated", "report_id", "position", "pk")
