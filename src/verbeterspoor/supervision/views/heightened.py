"""Heightened supervision: its page, and the acts that impose, extend and lift it."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.history import queries as history
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions, queries, rules
from verbeterspoor.supervision.forms import ExtendSupervisionForm, ImposeForm, LiftForm
from verbeterspoor.supervision.models import SupervisionPeriod
from verbeterspoor.trajectories.queries import page_frame

from .frame import address, find_trajectory, form_page, refuse_who_does_not_register


def find(request: TownRequest, public_id: uuid.UUID) -> SupervisionPeriod:
    """Return heightened supervision this person may see; any other does not exist."""
    try:
        return queries.get_visible_period(request.actor, public_id)
    except SupervisionPeriod.DoesNotExist:
        raise Http404 from None


@require_GET
def show_period(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show who is under heightened supervision, until when, and every act with its reason and source."""
    actor, period = request.actor, find(request, public_id)
    relations = rules.period_relations(actor, period.trajectory.municipality_id)
    steps = {step.name for step in rules.open_period_steps(period.status, relations)}
    today = clock.today()
    shown = {
        "period": period, "acts": queries.acts_told(period), "may_lift": "lift" in steps,
        "may_extend": "extend" in steps and period.until_date is not None,
        "has_run_out": rules.has_run_out(status=period.status, until_date=period.until_date, today=today),
        "events": history.history_of(subject_id=period.public_id) if actor.is_inside else None,
    }  # fmt: skip
    return render(request, "supervision/period.html", {**page_frame(actor, period.trajectory, "findings"), **shown})


@require_http_methods(["GET", "POST"])
def new_period(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that a body imposed heightened supervision."""
    trajectory = find_trajectory(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    chosen = request.GET.get("onderzoek")
    investigations = queries.investigations_of(request.actor, trajectory)
    investigation = next((one for one in investigations if str(one.public_id) == chosen), None)
    form = ImposeForm(request.POST or None, trajectory=trajectory, initial={"investigation": investigation})
    made: list[SupervisionPeriod] = []
    return form_page(
        request, trajectory, form,
        lambda: made.append(
            actions.impose_supervision(trajectory=trajectory, by=request.actor, now=clock.now(), **form.facts())
        ),
        heading=_("Register heightened supervision"), button=_("Save heightened supervision"),
        done=_("Heightened supervision has been registered."), tab="findings",
        back=address(request, "findings", trajectory), target=lambda: address(request, "period", made[0]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def extend_period(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that the body extended it."""
    period = find(request, public_id)
    refuse_who_does_not_register(request.actor, period.trajectory)
    form = ExtendSupervisionForm(request.POST or None)
    return form_page(
        request, period.trajectory, form,
        lambda: actions.extend_supervision(period=period, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Heightened supervision is extended"), lead=period.subject, button=_("Save the extension"),
        done=_("The extension has been registered."), tab="findings", back=address(request, "period", period),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def lift_period(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that the body lifted it, also when it did not get better."""
    period = find(request, public_id)
    refuse_who_does_not_register(request.actor, period.trajectory)
    form = LiftForm(request.POST or None)
    return form_page(
        request, period.trajectory, form,
        lambda: actions.lift_supervision(period=period, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Heightened supervision is lifted"), lead=period.subject, button=_("Save"),
        done=_("It has been registered that it was lifted."), tab="findings", back=address(request, "period", period),
    )  # fmt: skip
