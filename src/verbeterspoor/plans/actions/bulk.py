"""Change several actions at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import BulkField, Refusal
from verbeterspoor.plans.models import Action, Plan

from .records import check_body, next_report_due, record_many

FACTS = ("organisation", "unit", "goal", "start_date", "due_date", "review_date", "report_interval_days")


def changed_facts(action: Action, field: str, value: Any) -> dict[str, Any]:
    """Return what one bulk change makes of one action."""
    if field == BulkField.OWNER:
        is_organisation = isinstance(value, Organisation)
        return {"organisation": value if is_organisation else None, "unit": None if is_organisation else value}
    if field == BulkField.LATER:
        days = timedelta(days=value)
        return {name: day + days for name in ("start_date", "due_date") if (day := getattr(action, name))}
    return {str(field): value}


class BulkRefused(NotAllowed):
    """Nothing was changed; `problems` says per action why it cannot be done."""

    def __init__(self, problems: list[tuple[Action, str]]) -> None:
        super().__init__(Refusal.BULK_REFUSED.label)
        self.problems = problems


@transaction.atomic
def change_many(*, plan: Plan, actions: Iterable[Action], field: str, value: Any, by: Actor, now: datetime) -> int:
    """Change one thing in all chosen actions of a plan that is still being written, or in none of them.

    Refused with every problem at once when one of them cannot take the change.
    """
    municipality_id = plan.trajectory.municipality_id
    rules.check_can_plan(by, municipality_id)
    rules.check_can_change(Plan.objects.select_for_update().get(pk=plan.pk).status)
    chosen = list(actions)
    for action in chosen:
        action.plan = plan
    if not chosen:
        raise NotAllowed(Refusal.NO_ACTIONS_CHOSEN.label)
    problems = [
        (action, words) for action in chosen if (words := _problem(action, changed_facts(action, field, value)))
    ]
    if problems:
        raise BulkRefused(problems)
    if field == BulkField.OWNER:
        facts = changed_facts(chosen[0], field, value)
        check_body(municipality_id, facts["organisation"], facts["unit"])
    for action in chosen:
        for name, new in changed_facts(action, field, value).items():
            setattr(action, name, new)
        action.report_due_date = next_report_due(plan, action.start_date, None, action.report_interval_days)
        action.version = F("version") + 1  # type: ignore[assignment]
    Action.objects.bulk_update(chosen, [*FACTS, "report_due_date", "version"], batch_size=200)
    record_many("action.changed", chosen, by, now, {"fields": [str(field)], "together": len(chosen)})
    return len(chosen)


def _problem(action: Action, facts: dict[str, Any]) -> str:
    """Return why an action cannot take a change, or nothing."""
    start: date | None = facts.get("start_date", action.start_date)
    due: date | None = facts.get("due_date", action.due_date)
    try:
        rules.check_action_facts(organisation=None, unit=None, start_date=start, due_date=due)
    except NotAllowed as refusal:
        return str(refusal)
    return ""
