"""Bijsturing by the lead: what was seen, what was decided, who does what, from when (rule `adopted-plan`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStep, ChangeField
from verbeterspoor.plans.models import Action, Adjustment, Change, MeetingDecision, Plan

from .amending import Addition, Amendment, add_complete, amend, as_codes, keep, lapse
from .meeting import work_out
from .records import move_action, record


@transaction.atomic
def adjust_plan(
    *,
    plan: Plan,
    seen: str,
    decided: str,
    who: str,
    from_date: date,
    decided_date: date,
    amendments: Iterable[Amendment] = (),
    additions: Iterable[Addition] = (),
    decision: MeetingDecision | None = None,
    by: Actor,
    now: datetime,
) -> Adjustment:
    """Steer an adopted plan by one act that may change, add or let lapse several actions, all or none of them."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    rules.check_can_steer(by, plan.trajectory.municipality_id, plan.status)
    rules.check_adjustment(seen=seen, decided=decided, who=who, decided_date=decided_date, today=day_of(now))
    documents.check_no_client_data(seen, decided, who)
    adjustment = Adjustment.objects.create(
        plan=plan, number=_next_number(plan), seen=seen, decided=decided, who=who, from_date=from_date,
        decided_date=decided_date, meeting=decision.meeting if decision else None, recorded_at=now,
        recorded_by_id=by.public_id, recorded_by_name=by.name,
    )  # fmt: skip
    changes: list[Change] = []
    for amendment in amendments:
        changes += amend(amendment, adjustment=adjustment, by=by, now=now)
    added_actions = [add_complete(plan, addition, now) for addition in additions]
    for action in added_actions:
        added = rules.Difference(ChangeField.ADDED, "", action.title)
        changes += keep(action, [added], now, adjustment=adjustment)
    if decision is not None:
        work_out(decision, adjustment, added_actions)
    codes = {"adjustment": str(adjustment.public_id), "number": adjustment.number, "changes": as_codes(changes)}
    record("plan.adjusted", plan, by, now, codes, {"note": decided})
    return adjustment


def _next_number(plan: Plan) -> int:
    return (plan.adjustments.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def lapse_action(*, action: Action, reason: str, by: Actor, now: datetime) -> Action:
    """Let an action lapse (overtaken, not needed any more), with a reason; in an adopted plan that is bijsturing."""
    difference = lapse(action, reason, by, now)
    _keep_if_adopted(action, difference, reason, by, now)
    record("action.lapsed", action, by, now, {"from": difference.former, "to": difference.new}, {"note": reason})
    return action


@transaction.atomic
def reopen_action(*, action: Action, reason: str, by: Actor, now: datetime) -> Action:
    """Open a closed action again, with a reason; what was reported and accepted stays readable."""
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    former = action.status
    found = rules.check_action_step(ActionStep.REOPEN, former, held, note=reason)
    move_action(action, found.target, now, accepted_by_id=None)
    _keep_if_adopted(action, rules.Difference(ChangeField.STATUS, former, found.target), reason, by, now)
    record("action.reopened", action, by, now, {"from": former, "to": found.target}, {"note": reason})
    return action


def _keep_if_adopted(action: Action, difference: rules.Difference, reason: str, by: Actor, now: datetime) -> None:
    """Number a step that closes or opens an action of an adopted plan among its acts of steering."""
    plan = Plan.objects.select_for_update().get(pk=action.plan_id)
    if plan.adopted_date is None:
        return
    adjustment = Adjustment.objects.create(
        plan=plan, number=_next_number(plan), seen="", decided=reason, who="", from_date=day_of(now),
        decided_date=day_of(now), recorded_at=now, recorded_by_id=by.public_id, recorded_by_name=by.name,
    )  # fmt: skip
    keep(action, [difference], now, adjustment=adjustment)
