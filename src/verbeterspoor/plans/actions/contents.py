"""Say what a plan is for, who takes part in it, and who keeps its good examples."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Max, Q

from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import Refusal
from verbeterspoor.plans.models import Action, ActionPart, Goal, Keeper, Participant, Plan
from verbeterspoor.supervision.models import Finding

from .records import check_body, check_can_write, goal_of, record


@transaction.atomic
def add_goal(*, plan: Plan, title: str, effect: str = "", by: Actor, now: datetime) -> Goal:
    """Say what a plan wants to reach, and what people will notice of it."""
    check_can_write(plan, by)
    number = (plan.goals.aggregate(last=Max("number"))["last"] or 0) + 1
    goal = Goal.objects.create(plan=plan, number=number, title=title, effect=effect)
    record("goal.added", plan, by, now, {"number": number}, {"part": title})
    return goal


@transaction.atomic
def change_goal(*, goal: Goal, version: int, title: str, effect: str, by: Actor, now: datetime) -> Goal:
    """Change a goal, unless somebody else changed it since `version`."""
    check_can_write(goal.plan, by)
    rows = Goal.objects.filter(pk=goal.pk, version=version)
    if not rows.update(title=title, effect=effect, version=F("version") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    goal.refresh_from_db()
    record("goal.changed", goal.plan, by, now, {"number": goal.number}, {"part": title})
    return goal


@transaction.atomic
def serve_goal(*, action: Action, goal: Goal | None, by: Actor, now: datetime) -> Action:
    """Say which goal of its plan an action serves."""
    check_can_write(action.plan, by)
    Action.objects.filter(pk=action.pk).update(goal=goal_of(action.plan, goal), version=F("version") + 1)
    action.refresh_from_db()
    record("action.changed", action, by, now, {"fields": ["goal"]})
    return action


@transaction.atomic
def remove_goal(*, goal: Goal, by: Actor, now: datetime) -> None:
    """Take a goal out of a plan that is being written; its actions stay, without this goal."""
    check_can_write(goal.plan, by)
    record("goal.removed", goal.plan, by, now, {"number": goal.number}, {"part": goal.title})
    goal.delete()


@transaction.atomic
def add_participant(
    *, plan: Plan, organisation: Organisation | None = None, unit: Unit | None = None, contribution: str = "",
    may_be_named: bool = False, by: Actor, now: datetime,
) -> Participant:  # fmt: skip
    """Let an organisation or unit take part in a plan, once; its name is published only when that was agreed."""
    check_can_write(plan, by)
    if (organisation is None) == (unit is None):
        raise NotAllowed(Refusal.ONE_PARTICIPANT.label)
    check_body(plan.trajectory.municipality_id, organisation, unit)
    try:
        with transaction.atomic():
            participant = Participant.objects.create(
                plan=plan, organisation=organisation, unit=unit, contribution=contribution,
                may_be_named=may_be_named, added_at=now,
            )  # fmt: skip
    except IntegrityError:
        raise NotAllowed(Refusal.TAKES_PART_ALREADY.label) from None
    record("participant.added", plan, by, now, {"may_be_named": may_be_named}, {"part": str(participant)})
    return participant


@transaction.atomic
def change_participant(
    *, participant: Participant, contribution: str, may_be_named: bool, by: Actor, now: datetime
) -> Participant:
    """Change as what somebody takes part, or whether its name may be published; also while the plan runs."""
    rules.check_can_plan(by, participant.plan.trajectory.municipality_id)
    Participant.objects.filter(pk=participant.pk).update(contribution=contribution, may_be_named=may_be_named)
    participant.refresh_from_db()
    record("participant.changed", participant.plan, by, now, {"may_be_named": may_be_named}, {"part": str(participant)})
    return participant


@transaction.atomic
def remove_participant(*, participant: Participant, by: Actor, now: datetime) -> None:
    """Let somebody no longer take part, as long as no action or part of the plan is theirs."""
    plan = participant.plan
    check_can_write(plan, by)
    theirs = Q(organisation=participant.organisation_id, unit=participant.unit_id)
    parts = ActionPart.objects.filter(theirs, action__plan=plan)
    if Action.objects.filter(theirs, plan=plan).exists() or parts.exists():
        raise NotAllowed(Refusal.PARTICIPANT_HAS_WORK.label)
    record("participant.removed", plan, by, now, {}, {"part": str(participant)})
    participant.delete()


@transaction.atomic
def appoint_keeper(
    *, plan: Plan, finding: Finding, organisation: Organisation | None = None, unit: Unit | None = None, how: str = "",
    by: Actor, now: datetime,
) -> Keeper:  # fmt: skip
    """Give a good example a keeper, not a deadline (rule `one-owner`); also while the plan runs."""
    rules.check_can_plan(by, plan.trajectory.municipality_id)
    rules.check_keeper(kind=finding.kind, organisation=organisation, unit=unit)
    check_body(plan.trajectory.municipality_id, organisation, unit)
    if finding.report.investigation.trajectory.municipality_id != plan.trajectory.municipality_id:
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    keeper, _is_new = Keeper.objects.update_or_create(
        plan=plan, finding=finding,
        defaults={"organisation": organisation, "unit": unit, "how": how, "appointed_at": now},
    )  # fmt: skip
    codes = {"finding": str(finding.public_id)}
    record("keeper.appointed", plan, by, now, codes, {"part": str(keeper), "note": finding.text})
    return keeper


@transaction.atomic
def dismiss_keeper(*, keeper: Keeper, by: Actor, now: datetime) -> None:
    """Let a good example have no keeper any more."""
    rules.check_can_plan(by, keeper.plan.trajectory.municipality_id)
    codes = {"finding": str(keeper.finding.public_id)}
    record("keeper.dismissed", keeper.plan, by, now, codes, {"part": str(keeper), "note": keeper.finding.text})
    keeper.delete()
