"""One investigation: where it stands, what comes next and by whom, and the dated steps it took."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history import queries as history
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions, queries, rules
from verbeterspoor.supervision.choices import InvestigationStep
from verbeterspoor.supervision.forms import InvestigationForm, MoveForm, MoveMendForm
from verbeterspoor.supervision.models import Investigation, StatusChange
from verbeterspoor.trajectories.queries import page_frame

from .frame import address, find_trajectory, form_page, may_register, refuse_who_does_not_register


def find(request: TownRequest, public_id: uuid.UUID) -> Investigation:
    """Return an investigation this person may see; any other does not exist."""
    try:
        return queries.get_visible_investigation(request.actor, public_id)
    except Investigation.DoesNotExist:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def new_investigation(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that somebody investigates."""
    trajectory = find_trajectory(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    form = InvestigationForm(request.POST or None, trajectory=trajectory)
    return form_page(
        request, trajectory, form,
        lambda: actions.open_investigation(
            trajectory=trajectory, by=request.actor, now=clock.now(), **form.facts()
        ),
        heading=_("Register an investigation"), button=_("Save investigation"),
        done=_("The investigation has been registered."), tab="findings", back=address(request, "findings", trajectory),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_investigation(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change what is known of an investigation; its days are corrected at its steps."""
    investigation = find(request, public_id)
    trajectory = investigation.trajectory
    refuse_who_does_not_register(request.actor, trajectory)
    typed = request.POST if request.method == "POST" else None
    form = InvestigationForm(typed, trajectory=trajectory, investigation=investigation)
    back = address(request, "investigation", investigation)
    return form_page(
        request, trajectory, form,
        lambda: actions.change_investigation(
            investigation=investigation, by=request.actor, now=clock.now(), **form.facts()
        ),
        heading=_("Change this investigation"), button=_("Save investigation"),
        done=_("The investigation has been changed."), tab="findings", back=back,
    )  # fmt: skip


@require_GET
def show_investigation(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show where an investigation stands, what comes next and by whom, what it wrote and how it went."""
    return render_investigation(request, find(request, public_id))


def render_investigation(
    request: TownRequest, investigation: Investigation, form: MoveForm | None = None
) -> HttpResponse:
    """Show an investigation, with what was typed if a step was refused."""
    actor, trajectory = request.actor, investigation.trajectory
    relations = rules.investigation_relations(actor, trajectory.municipality_id)
    steps = rules.open_investigation_steps(investigation.status, relations)
    changes = list(investigation.changes.all())
    tests = queries.assessments_of(actor, trajectory).filter(investigation=investigation)
    shown = {
        "comparisons": queries.comparisons(actor, tests),
        "may_test": rules.can_judge(
            actor, municipality_id=trajectory.municipality_id, investigating_ids=queries.bodies_of(investigation)
        ),
        "investigation": investigation, "course": queries.course_of(investigation),
        "owner": queries.whose_turn(investigation), "may_register": may_register(actor, trajectory),
        "steps": [(step.name, InvestigationStep(step.name).label) for step in steps],
        "form": form or MoveForm(initial={"happened_date": clock.today()}), "changes": changes,
        "periods": queries.periods(actor).filter(investigation=investigation),
        "investigation_id": str(investigation.public_id),
        "terms": queries.terms_of(actor, trajectory).filter(investigation=investigation), "today": clock.today(),
        "events": history.history_of(subject_id=investigation.public_id) if actor.is_inside else None,
    }  # fmt: skip
    return render(request, "supervision/investigation.html", {**page_frame(actor, trajectory, "findings"), **shown})


@require_POST
def take_step(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that an investigation took a step; what was typed stays when it is refused."""
    investigation, form = find(request, public_id), MoveForm(request.POST)
    name = request.POST.get("step", "")
    if name not in InvestigationStep.values or name == InvestigationStep.ANNOUNCE:
        raise Http404
    if not form.is_valid():
        return render_investigation(request, investigation, form)
    try:
        actions.register_step(
            investigation=investigation, step=name, by=request.actor, now=clock.now(), **form.cleaned_data
        )
    except NotAllowed as refusal:
        form.add_error("happened_date" if not isinstance(refusal, Conflict) else None, str(refusal))
        return render_investigation(request, find(request, public_id), form)
    messages.success(request, _("The investigation now stands at: %(status)s.") % {
        "status": investigation.get_status_display()
    })  # fmt: skip
    return redirect(address(request, "investigation", investigation))


@require_http_methods(["GET", "POST"])
def mend_step(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Correct the day, the words or the person of a step, or take the last step back; both with the reason."""
    try:
        change = queries.get_step(request.actor, public_id)
    except StatusChange.DoesNotExist:
        raise Http404 from None
    investigation = change.investigation
    refuse_who_does_not_register(request.actor, investigation.trajectory)
    form = MoveMendForm.showing(change) if request.method == "GET" else MoveMendForm(request.POST)
    takes_back = request.POST.get("act") == "take_back"
    if request.method == "POST" and form.is_valid():
        try:
            mend(request, change, form, takes_back=takes_back)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            done = _("The step has been taken back.") if takes_back else _("The step has been corrected.")
            messages.success(request, done)
            return redirect(address(request, "investigation", investigation))
    shown = {
        "form": form, "change": change, "investigation": investigation,
        "may_take_back": queries.is_last_step(change) and bool(change.from_status),
    }  # fmt: skip
    frame = page_frame(request.actor, investigation.trajectory, "findings")
    return render(request, "supervision/mend_step.html", {**frame, **shown})


def mend(request: TownRequest, change: StatusChange, form: MoveMendForm, *, takes_back: bool) -> None:
    """Take the step back or correct it."""
    if takes_back:
        reason = form.cleaned_data["reason"]
        actions.take_back_step(change=change, reason=reason, by=request.actor, now=clock.now())
    else:
        actions.correct_step(change=change, by=request.actor, now=clock.now(), **form.cleaned_data)
