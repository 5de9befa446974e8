"""Bring a table into a plan: give it, say which column is what, look at every row, take it over whole."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.slots import Tab
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import ImportRefusal, ImportStatus, PlanStatus, RowFate, SheetColumn
from verbeterspoor.plans.forms import ImportColumnsForm, RowForm, TableForm, bodies_of
from verbeterspoor.plans.models import ImportDraft, Plan
from verbeterspoor.trajectories import queries as trajectories

from .frame import find_trajectory, plan_url, to_plan

PER_PAGE = 50
LOOKED_AT = 5
"""So many rows are shown as example beside the choice of columns."""


@require_http_methods(["GET", "POST"])
def new_import(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask for a file or a pasted table, and keep it beside the plan."""
    trajectory = find_trajectory(request, public_id, leading=True)
    plan = queries.plan_of(trajectory)
    if plan is None:
        return to_plan(request, trajectory)
    if plan.status == PlanStatus.ADOPTED:
        messages.info(request, ImportRefusal.ADOPTED.label)
        return to_plan(request, trajectory)
    form = TableForm(*sent(request, request.FILES))
    if request.method == "POST" and form.is_valid():
        try:
            draft = actions.bring_in(plan=plan, name=form.cleaned_data["name"], sheets=form.cleaned_data["sheets"],
                                     by=request.actor, now=clock.now())  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(address(request, draft, "import_columns"))
    waiting = queries.open_imports(plan)
    return render(request, "plans/import_new.html", {**frame_of(request, plan), "form": form, "waiting": waiting})


def sent(request: TownRequest, *files: Any) -> tuple[Any, ...]:
    """Return what was sent, also when nothing was filled in."""
    return (request.POST, *files) if request.method == "POST" else ()


def address(request: TownRequest, draft: ImportDraft, name: str = "import") -> str:
    """Return the address of a page about a table that was brought in."""
    where = {"gemeente": request.municipality.slug, "public_id": draft.public_id}
    return reverse(f"plans:{name}", kwargs=where)


def frame_of(request: TownRequest, plan: Plan) -> dict[str, Any]:
    """Return the frame of a page about the plan."""
    return {**trajectories.page_frame(request.actor, plan.trajectory, "plan"), "plan": plan,
            "plan_url": plan_url(request, plan.trajectory)}  # fmt: skip


def find_draft(request: TownRequest, public_id: uuid.UUID) -> ImportDraft:
    """Return a table for whoever leads; for anybody else it does not exist."""
    if not request.actor.leads:
        raise Http404
    try:
        return queries.get_import_draft(request.actor, public_id)
    except ImportDraft.DoesNotExist:
        raise Http404 from None


def refused(request: TownRequest, draft: ImportDraft) -> HttpResponse | None:
    """Say why a table cannot be worked on any more, with the way out."""
    adopted = draft.plan.status == PlanStatus.ADOPTED
    if not adopted and draft.status == ImportStatus.OPEN:
        return None
    messages.info(request, (ImportRefusal.ADOPTED if adopted else ImportRefusal.FINISHED).label)
    return to_plan(request, draft.plan.trajectory)


@require_http_methods(["GET", "POST"])
def choose_columns(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask which sheet and which column is what; what was chosen for these titles before is the first guess."""
    draft = find_draft(request, public_id)
    if answer := refused(request, draft):
        return answer
    sheet = _sheet(request, draft)
    titles = queries.titles_of(draft, sheet)
    form = ImportColumnsForm(*sent(request), titles=titles, initial=_guess(request, draft, sheet, titles))
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_columns(
                draft=draft, sheet=sheet, columns=form.columns(), by=request.actor, now=clock.now()
            )  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(address(request, draft))
    sheets = [Tab(one["name"] or str(place + 1), f"{request.path}?sheet={place}", 0, str(place))
              for place, one in enumerate(draft.table)]  # fmt: skip
    shown = {"draft": draft, "form": form, "titles": titles, "sheets": sheets, "sheet": str(sheet),
             "rows": draft.table[sheet]["rows"][:LOOKED_AT], "number": len(draft.table[sheet]["rows"])}  # fmt: skip
    return render(request, "plans/import_columns.html", {**frame_of(request, draft.plan), **shown})


def _sheet(request: TownRequest, draft: ImportDraft) -> int:
    """Return which sheet is asked for; first the one with most columns we know."""
    asked = request.GET.get("sheet", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 4 and int(asked) < len(draft.table):
        return int(asked)
    if "sheet" in draft.mapping:
        return int(draft.mapping["sheet"])
    known = [(len(rules.guess_columns(one["titles"])), len(one["rows"])) for one in draft.table]
    return known.index(max(known))


def _guess(request: TownRequest, draft: ImportDraft, sheet: int, titles: list[str]) -> dict[str, int]:
    if draft.mapping.get("sheet") == sheet:
        return dict(draft.mapping["columns"])
    return queries.last_profile(request.municipality.pk, titles) or rules.guess_columns(titles)


@require_GET
def show_import(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show every row with what becomes of it and what is wrong with it; nothing is kept yet."""
    draft = find_draft(request, public_id)
    if answer := refused(request, draft) or unmapped(request, draft):
        return answer
    rows = queries.judged_rows(draft, today=clock.today())
    counts = queries.count_fates(rows)
    asked = request.GET.get("show", "")
    asked = asked if asked in counts else ""
    chosen = [one for one in rows if not asked or one.fate == asked or (asked == "proposed" and one.proposed)]
    page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("page"))
    here = address(request, draft)
    names = [("", _("All rows"), len(rows)), *((fate.value, str(fate.label), counts[fate.value]) for fate in RowFate),
             ("proposed", _("With a proposed finding"), counts["proposed"])]  # fmt: skip
    kinds = [Tab(f"{label} ({number})", f"{here}?show={name}" if name else here, 0, name)
            for name, label, number in names if number or not name]  # fmt: skip
    labels = queries.finding_labels(draft.plan)
    shown = {
        "draft": draft, "page": page, "counts": counts, "kinds": kinds, "show": asked, "wrong": counts["problem"],
        "ready": counts["new"] + counts["changed"], "rows": [shown_row(one, labels) for one in page.object_list],
        "texts": queries.finding_texts({one.proposed for one in page.object_list if one.proposed}),
    }  # fmt: skip
    return render(request, "plans/import.html", {**frame_of(request, draft.plan), **shown})


def shown_row(one: rules.Judged, labels: dict[int, str]) -> dict[str, Any]:
    """Return a row as the page shows it."""
    changed = [SheetColumn(name).label for name in SheetColumn.values if name in _columns_of(one.changes)]
    return {
        "judged": one, "title": one.cells.get(SheetColumn.TITLE, ""), "owner": one.cells.get(SheetColumn.OWNER, ""),
        "due": one.cells.get(SheetColumn.DUE, ""), "findings": one.cells.get(SheetColumn.FINDINGS, ""),
        "proposed": labels.get(one.proposed) if one.proposed else "", "changed": changed,
        "due_date": one.facts.get("due_date") if one.assumed else None,
        "problems": [(SheetColumn(column).label, words) for column, words in one.problems],
        "tone": {RowFate.PROBLEM: "danger", RowFate.NEW: "success", RowFate.CHANGED: "info"}.get(one.fate, "neutral"),
    }  # fmt: skip


def _columns_of(changes: list[str]) -> set[str]:
    """Return the columns in which something differs."""
    of_owner = {"organisation": "owner", "unit": "owner", "is_ongoing": "due_date"}
    return {of_owner.get(name, name) for name in changes}


def unmapped(request: TownRequest, draft: ImportDraft) -> HttpResponse | None:
    """Ask for the columns first."""
    return None if draft.mapping else redirect(address(request, draft, "import_columns"))


@require_http_methods(["GET", "POST"])
def mend_row(request: TownRequest, public_id: uuid.UUID, row: int) -> HttpResponse:
    """Mend the cells of one row, or pass it over; then back to where the person was."""
    draft = find_draft(request, public_id)
    if answer := refused(request, draft) or unmapped(request, draft):
        return answer
    judged = next((one for one in queries.judged_rows(draft, today=clock.today()) if one.row == row), None)
    if judged is None:
        raise Http404
    show = request.POST.get("show", request.GET.get("show", ""))
    back = address(request, draft) + (f"?show={show}" if show in [*RowFate.values, "proposed"] else "")
    labels = queries.finding_labels(draft.plan)
    form = RowForm(
        *sent(request), columns=[*draft.mapping["columns"], SheetColumn.FINDINGS], initial=judged.cells,
        labels=list(labels.values()), names=[str(body) for body in bodies_of(request.actor).values()],
    )  # fmt: skip
    if request.method == "POST" and ("skip" in request.POST or form.is_valid()):
        skips = "skip" in request.POST
        try:
            actions.correct_row(draft=draft, row=row, cells=None if skips else form.cells(), skip=skips,
                                looked_at=not skips and form.cleaned_data["looked_at"], by=request.actor)  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Row %(row)s is passed over.") % {"row": row} if skips
                             else _("Row %(row)s has been changed.") % {"row": row})  # fmt: skip
            return redirect(back)
    shown = {"draft": draft, "judged": judged, "form": form, "back": back, "show": show, **shown_row(judged, labels),
             "texts": queries.finding_texts({judged.proposed} if judged.proposed else set())}  # fmt: skip
    return render(request, "plans/import_row.html", {**frame_of(request, draft.plan), **shown})


@require_POST
def accept_proposals(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take over the proposed finding of one row, or of all."""
    draft = find_draft(request, public_id)
    if answer := refused(request, draft) or unmapped(request, draft):
        return answer
    asked = request.POST.get("row", "")
    rows = [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 9 else None
    number = actions.accept_proposals(draft=draft, rows=rows, by=request.actor, now=clock.now())
    said = ngettext("%(number)s proposed finding is used.", "%(number)s proposed findings are used.", number)
    messages.success(request, said % {"number": number})
    return redirect(address(request, draft) + ("?show=proposed" if rows else ""))


@require_POST
def take_over(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take over the whole table, or nothing; refused with the rows that stand in the way."""
    draft = find_draft(request, public_id)
    if answer := refused(request, draft) or unmapped(request, draft):
        return answer
    try:
        new, changed = actions.take_over(draft=draft, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect(address(request, draft) + ("?show=problem" if hasattr(refusal, "rows") else ""))
    messages.success(request, _("Taken over: %(new)s new actions and %(changed)s changed ones.")
                     % {"new": new, "changed": changed})  # fmt: skip
    return to_plan(request, draft.plan.trajectory)


@require_POST
def put_aside(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Put a table aside; the plan stays as it is."""
    draft = find_draft(request, public_id)
    if answer := refused(request, draft):
        return answer
    actions.put_aside(draft=draft, by=request.actor, now=clock.now())
    messages.success(request, _("The table has been put aside. The plan has not changed."))
    return to_plan(request, draft.plan.trajectory)
