"""Add, change and remove the part of a contributing partner, while the plan is being written."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import Refusal
from verbeterspoor.plans.models import Action, ActionPart

from .records import check_body, check_can_write, record


@transaction.atomic
def add_part(
    *,
    action: Action,
    title: str,
    organisation: Organisation | None = None,
    unit: Unit | None = None,
    due_date: date | None = None,
    evidence_agreed: str = "",
    by: Actor,
    now: datetime,
) -> ActionPart:
    """Give a contributing partner a part of an action; what is missing stays a gap until adoption."""
    check_can_write(action.plan, by)
    facts = _checked(action, title, organisation, unit, due_date, evidence_agreed)
    number = (action.parts.aggregate(last=Max("number"))["last"] or 0) + 1
    part = ActionPart.objects.create(action=action, number=number, status_since=now, **facts)
    record("part.added", action, by, now, {"part": str(part.public_id)}, {"part": title})
    return part


@transaction.atomic
def change_part(
    *,
    part: ActionPart,
    version: int,
    title: str,
    organisation: Organisation | None,
    unit: Unit | None,
    due_date: date | None,
    evidence_agreed: str,
    by: Actor,
    now: datetime,
) -> ActionPart:
    """Change a part, unless somebody else changed it since `version`."""
    check_can_write(part.action.plan, by)
    facts = _checked(part.action, title, organisation, unit, due_date, evidence_agreed)
    rows = ActionPart.objects.filter(pk=part.pk, version=version).update(**facts, version=F("version") + 1)
    if not rows:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    part.refresh_from_db()
    record("part.changed", part.action, by, now, {"part": str(part.public_id)}, {"part": title})
    return part


@transaction.atomic
def remove_part(*, part: ActionPart, by: Actor, now: datetime) -> None:
    """Take a part out of a plan that is still being written; the history keeps that it was there."""
    check_can_write(part.action.plan, by)
    record("part.removed", part.action, by, now, {"part": str(part.public_id)}, {"part": part.title})
    part.delete()


def _checked(
    action: Action, title: str, organisation: Organisation | None, unit: Unit | None, due: date | None, evidence: str
) -> dict[str, Any]:
    """Return what is stored of a part: one body that the municipality knows, not due before the action starts."""
    rules.check_part_facts(organisation=organisation, unit=unit, start_date=action.start_date, due_date=due)
    check_body(action.plan.trajectory.municipality_id, organisation, unit)
    return {
        "title": title, "organisation": organisation, "unit": unit, "due_date": due, "evidence_agreed": evidence,
    }  # fmt: skip
