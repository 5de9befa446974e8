"""Forms for first impressions and direct measures."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.forms import FirstImpressionForm, LinkForm, MeasureForm
from verbeterspoor.supervision.models import DirectMeasure, FirstImpression

from .frame import address, find_trajectory, form_page, refuse_who_does_not_register, without_investigation


@require_http_methods(["GET", "POST"])
def new_first_impression(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register what the body told before there was a report."""
    trajectory = find_trajectory(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    if first := without_investigation(request, trajectory):
        return first
    form = FirstImpressionForm(request.POST or None, trajectory=trajectory)
    return form_page(
        request, trajectory, form,
        lambda: actions.note_first_impression(by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Register a first impression"), button=_("Save first impression"),
        done=_("The first impression has been registered."), tab="findings",
        back=address(request, "findings", trajectory),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new_measure(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register a measure that was taken at once on a first impression."""
    told = FirstImpression.objects.select_related("investigation__trajectory").filter(
        investigation__trajectory__municipality_id=request.actor.municipality_id, public_id=public_id
    ).first()  # fmt: skip
    if told is None:
        raise Http404
    trajectory = find_trajectory(request, told.investigation.trajectory.public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    form = MeasureForm(request.POST or None, municipality_id=trajectory.municipality_id)
    return form_page(
        request, trajectory, form,
        lambda: actions.take_direct_measure(
            first_impression=told, by=request.actor, now=clock.now(), **form.cleaned_data
        ),
        heading=_("Register a direct measure"), lead=told.text, button=_("Save direct measure"),
        done=_("The direct measure has been registered."), tab="findings",
        back=address(request, "findings", trajectory),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def link_measure(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say which findings a direct measure already answers."""
    measure = DirectMeasure.objects.select_related("first_impression__investigation__trajectory").filter(
        first_impression__investigation__trajectory__municipality_id=request.actor.municipality_id, public_id=public_id
    ).first()  # fmt: skip
    if measure is None:
        raise Http404
    trajectory = find_trajectory(request, measure.first_impression.investigation.trajectory.public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    initial = {"findings": list(measure.findings.values_list("pk", flat=True))}
    form = LinkForm(request.POST or None, trajectory=trajectory, initial=initial)
    return form_page(
        request, trajectory, form,
        lambda: actions.link_measure(measure=measure, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Which findings does this measure answer?"), lead=measure.text, button=_("Save"),
        done=_("The measure now hangs under these findings."), tab="findings",
        back=address(request, "findings", trajectory),
    )  # fmt: skip
