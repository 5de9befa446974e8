"""Take the actions along as a table; whatever was chosen on the page is what leaves."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from verbeterspoor.documents.exports import send_made
from verbeterspoor.foundation import clock
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import queries
from verbeterspoor.plans.exports import TABLES, action_table
from verbeterspoor.plans.forms import FilterForm

from .frame import find_trajectory


@require_GET
def take_table(request: TownRequest, public_id: uuid.UUID, kind: str) -> HttpResponseBase:
    """Give the actions that were chosen, in the order they were shown, as Excel, CSV or Word."""
    trajectory, today = find_trajectory(request, public_id), clock.today()
    plan = queries.plan_of(trajectory)
    if kind not in TABLES or plan is None:
        raise Http404
    asked = FilterForm(request.GET, actor=request.actor).chosen()
    found = queries.visible_actions(request.actor).filter(plan__trajectory=trajectory)
    chosen = queries.narrowed(found, today=today, **asked)
    made = action_table(
        plan, chosen, kind=kind, language=get_language() or "nl", today=today, now=clock.now()
    )  # fmt: skip
    return send_made(made, name=f"{plan.title}.{kind}", media_type=TABLES[kind])
