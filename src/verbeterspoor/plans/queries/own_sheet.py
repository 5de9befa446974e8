"""What an executor can report about in a sheet, and what they reported before."""

from __future__ import annotations

from typing import Any

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ReportStatus
from verbeterspoor.plans.models import Action, ActionPart, ProgressReport

from .parts import own_parts
from .reports import own_actions


def own_by_code(actor: Actor) -> dict[str, Any]:
    """Return the own actions and parts by the code that stands in their sheet."""
    own: list[Action | ActionPart] = [*own_actions(actor), *own_parts(actor)]
    return {str(one.public_id): one for one in own}


def said_before(actor: Actor) -> set[tuple[Any, ...]]:
    """Return what this person reported: about which action or part, how it goes, the text, the day and the evidence."""
    sent = ProgressReport.objects.filter(
        reported_by_id=actor.public_id, action__plan__trajectory__municipality_id=actor.municipality_id
    ).exclude(status=ReportStatus.DRAFT)
    names = ("part__public_id", "action__public_id", "progress", "text", "forecast_date", "evidence")
    return {(part or action, *said) for part, action, *said in sent.values_list(*names)}
