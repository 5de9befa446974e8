"""What stands around an action on its page: parts, milestones, what it waits for."""

from __future__ import annotations

from typing import Any

from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import PlanStatus, ReportStatus
from verbeterspoor.plans.models import Action, ActionPart, ProgressReport


def around(
    request: TownRequest, action: Action, held: set[str], parts: list[ActionPart], reports: list[ProgressReport]
) -> dict[str, Any]:
    """Return what the page of an action shows besides the action itself, with what this person can do there."""
    is_adopted = action.plan.status == PlanStatus.ADOPTED
    needed, needing = queries.dependencies_of(action)
    if not request.actor.is_inside:
        seen = set(queries.visible_actions(request.actor).filter(plan=action.plan_id).values_list("pk", flat=True))
        needed = [one for one in needed if one.needs_id in seen]
        needing = [one for one in needing if one.action_id in seen]
    return {
        "can_write": request.actor.leads and not is_adopted,
        "can_reach": is_adopted and bool({rules.COORDINATOR, rules.EXECUTOR} & held),
        "needed": needed,
        "needing": needing,
        "milestones": list(action.milestones.all()),
        "threads": queries.threads_of(action),
        **_parts(request, action, parts, reports),
    }


def _parts(
    request: TownRequest, action: Action, parts: list[ActionPart], reports: list[ProgressReport]
) -> dict[str, Any]:
    """Return the parts of an action, each with what this person can do with it."""
    waiting = {one.part_id for one in reports if one.status == ReportStatus.SUBMITTED}
    rows = []
    for part in parts:
        part.action = action
        held = rules.part_relations(request.actor, part, request.municipality.pk)
        waits = part.pk in waiting
        rows.append({"part": part, "is_own": rules.can_report_part(part, held), "waits": waits,
                     "is_judge": waits and rules.ACCEPTOR in held})  # fmt: skip
    return {"parts": rows, "parts_done": sum(part.status in rules.CLOSED_PARTS for part in parts)}
