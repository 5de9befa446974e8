"""What stood in the adopted plan, beside what is agreed now."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ChangeField
from verbeterspoor.plans.models import Action, AdoptedAction, PlanVersion

from .steering import Told, said_value


@dataclass(frozen=True)
class Beside:
    """An action as it was adopted, with what is different now."""

    adopted: AdoptedAction
    action: Action
    changes: list[Told]


def adopted_and_now(version: PlanVersion) -> list[Beside]:
    """Return every action of a version with what changed since, in one query."""
    rows = version.actions.select_related("action__organisation", "action__unit").order_by("number", "pk")
    return [Beside(row, row.action, _changes(row)) for row in rows]


def _changes(row: AdoptedAction) -> list[Told]:
    found = rules.differences(row, row.action)
    return [
        Told(str(ChangeField(one.field).label), said_value(one.field, one.former), said_value(one.field, one.new))
        for one in found
    ]


def added_since(version: PlanVersion) -> QuerySet[Action]:
    """Return the actions that came into the plan after this version."""
    kept = version.actions.values("action_id")
    found = Action.objects.filter(plan_id=version.plan_id).exclude(pk__in=kept)
    return found.filter(created_at__gt=version.recorded_at).select_related("organisation", "unit").order_by("number")
