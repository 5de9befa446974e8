"""What the verbs of plans share: one line of history, the next report day, one move of an action."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import F

from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.actions import Told, record_events
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import Refusal
from verbeterspoor.plans.models import Action, ActionPart, Goal, Plan, Round, SteeringMeeting


def record(
    type: str,
    thing: Plan | Action | Round | SteeringMeeting,
    by: Actor,
    now: datetime,
    codes: Any = None,
    words: Any = None,
) -> None:
    """Write down one act on a plan or action."""
    record_many(type, [thing], by, now, codes, words)


def record_many(
    type: str,
    things: Iterable[Plan | Action | Round | SteeringMeeting],
    by: Actor,
    now: datetime,
    codes: Any = None,
    words: Any = None,
) -> None:
    """Write down the same act on several actions, one event each, in a constant number of queries."""
    told = []
    for thing in things:
        plan = thing if isinstance(thing, Plan) else thing.plan
        told.append(
            Told(
                type=f"plans.{type}", subject_kind=thing._meta.model_name or "", subject_id=thing.public_id,
                trajectory_id=plan.trajectory.public_id, by=by.public_id, at=now, codes=codes or {},
                words={"by": by.name, "title": thing.title, **(words or {})},
            )
        )  # fmt: skip
    record_events(chain=by.municipality_uuid, events=told)


def next_report_due(plan: Plan, start: date | None, last: datetime | None, interval: int | None) -> date | None:
    """Return the day by which an action's next report is expected."""
    usual = plan.trajectory.municipality.report_interval_days
    heard = rules.heard_since(start_date=start, adopted_date=plan.adopted_date, last_report_at=last)
    return rules.report_due_date(heard, interval_days=interval, usual_interval_days=usual)


def check_can_write(plan: Plan, by: Actor) -> None:
    """Let a coordinator write in a plan that is not adopted yet; until the end nobody else adopts it meanwhile."""
    rules.check_can_plan(by, plan.trajectory.municipality_id)
    rules.check_can_change(Plan.objects.select_for_update().get(pk=plan.pk).status)


def goal_of(plan: Plan, goal: Goal | None) -> Goal | None:
    """Return a goal of this plan; one of another plan does not exist here."""
    if goal is not None and goal.plan_id != plan.pk:
        raise NotAllowed(Refusal.OTHER_PLAN.label)
    return goal


def check_body(municipality_id: int, organisation: Organisation | None, unit: Unit | None) -> None:
    """Refuse a body or unit that the municipality does not know."""
    known = organisations.known_organisations(municipality_id=municipality_id)
    if organisation and not known.filter(pk=organisation.pk).exists():
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)
    if unit and unit.municipality_id != municipality_id:
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)


def move_action(action: Action, status: str, now: datetime, **facts: Any) -> None:
    """Bring an action to a status, if nobody else moved it meanwhile."""
    since = {"status_since": now} if status != action.status else {}
    rows = Action.objects.filter(pk=action.pk, status=action.status).update(
        status=status, version=F("version") + 1, **since, **facts
    )
    if not rows:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    action.refresh_from_db()


def move_part(part: ActionPart, status: str, now: datetime, **facts: Any) -> None:
    """Bring a part to a status, if nobody else moved it meanwhile."""
    since = {"status_since": now} if status != part.status else {}
    rows = ActionPart.objects.filter(pk=part.pk, status=part.status).update(
        status=status, version=F("version") + 1, **since, **facts
    )
    if not rows:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    part.refresh_from_db()
