"""When a municipality chooses another rhythm, the days by which reports are expected move along."""

from __future__ import annotations

from typing import Any

from verbeterspoor.foundation.moves import Handover, Part
from verbeterspoor.plans.choices import ActionStatus
from verbeterspoor.plans.models import Action

from .records import next_report_due


def _in_the_usual_rhythm(handover: Handover) -> Any:
    """Return the running actions that follow the rhythm of the municipality."""
    own = Action.objects.filter(plan__trajectory__municipality_id=handover.municipality_id)
    running = own.filter(status=ActionStatus.OPEN, report_interval_days__isnull=True)
    return running.filter(report_due_date__isnull=False)


def _reckon_anew(handover: Handover) -> int:
    actions = list(_in_the_usual_rhythm(handover).select_related("plan__trajectory__municipality").order_by("pk"))
    for action in actions:
        action.report_due_date = next_report_due(action.plan, action.start_date, action.last_report_at, None)
    Action.objects.bulk_update(actions, ["report_due_date"], batch_size=500)
    return len(actions)


RHYTHM = Part("plans.rhythm", lambda number: "", lambda handover: 0, _reckon_anew)
"""Moves nothing to anybody, so no page counts it."""
