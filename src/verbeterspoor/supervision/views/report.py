"""A report, its versions, and the forms that register them."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.forms import ReportForm

from .frame import address, find_trajectory, form_page, refuse_who_does_not_register, without_investigation


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
