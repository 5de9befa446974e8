"""Say what an action waits for, and the milestones on its way."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import Refusal
from verbeterspoor.plans.models import Action, Dependency, Milestone, Plan

from .records import check_can_write, record


@transaction.atomic
def add_dependency(*, action: Action, needs: Action, why: str = "", by: Actor, now: datetime) -> Dependency:
    """Let an action wait for another one of its plan; a circle is refused, and named.

    The plan's row is written first, so two people cannot close a circle from two sides at the same moment. A running
    plan may get a dependency too: it is a fact about the work, and nothing of what was agreed changes.
    """
    rules.check_can_plan(by, action.plan.trajectory.municipality_id)
    Plan.objects.filter(pk=action.plan_id).update(version=F("version") + 1)
    if needs.plan_id != action.plan_id:
        raise NotAllowed(Refusal.OTHER_PLAN.label)
    if needs.pk == action.pk:
        raise NotAllowed(Refusal.WAITS_FOR_ITSELF.label)
    _check_no_circle(action, needs)
    found, is_new = Dependency.objects.get_or_create(action=action, needs=needs, defaults={"why": why})
    if is_new:
        record("dependency.added", action, by, now, {"needs": str(needs.public_id)}, {"part": needs.title, "note": why})
    return found


def _check_no_circle(action: Action, needs: Action) -> None:
    """Refuse when what is needed waits, however far along, for the action itself."""
    onward: dict[int, list[int]] = defaultdict(list)
    for one, other in Dependency.objects.filter(action__plan_id=action.plan_id).values_list("action_id", "needs_id"):
        onward[one].append(other)
    chain = rules.way_back(onward, start=needs.pk, target=action.pk)
    titles = dict(Action.objects.filter(pk__in=chain).values_list("pk", "title"))
    names = [titles[pk] for pk in (action.pk, *chain)] if chain else []
    rules.check_no_circle(names, _(" waits for "))


@transaction.atomic
def remove_dependency(*, action: Action, needs: Action, by: Actor, now: datetime) -> None:
    """Let an action no longer wait for another one."""
    rules.check_can_plan(by, action.plan.trajectory.municipality_id)
    deleted, _per_model = Dependency.objects.filter(action=action, needs=needs).delete()
    if deleted:
        record("dependency.removed", action, by, now, {"needs": str(needs.public_id)}, {"part": needs.title})


@transaction.atomic
def add_milestone(*, action: Action, title: str, due_date: date, by: Actor, now: datetime) -> Milestone:
    """Put a milestone on the way to the result, while the plan is being written."""
    check_can_write(action.plan, by)
    milestone = Milestone.objects.create(action=action, title=title, due_date=due_date)
    record("milestone.added", action, by, now, {"date": due_date.isoformat()}, {"part": title})
    return milestone


@transaction.atomic
def change_milestone(*, milestone: Milestone, title: str, due_date: date, by: Actor, now: datetime) -> Milestone:
    """Change a milestone, while the plan is being written."""
    check_can_write(milestone.action.plan, by)
    Milestone.objects.filter(pk=milestone.pk).update(title=title, due_date=due_date)
    milestone.refresh_from_db()
    record("milestone.changed", milestone.action, by, now, {"date": due_date.isoformat()}, {"part": title})
    return milestone


@transaction.atomic
def remove_milestone(*, milestone: Milestone, by: Actor, now: datetime) -> None:
    """Take a milestone out of a plan that is still being written."""
    check_can_write(milestone.action.plan, by)
    record("milestone.removed", milestone.action, by, now, {}, {"part": milestone.title})
    milestone.delete()


@transaction.atomic
def reach_milestone(*, milestone: Milestone, reached_date: date, by: Actor, now: datetime) -> Milestone:
    """Say on which day a milestone of a running action was reached."""
    action = milestone.action
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    rules.check_can_reach(held, action.plan.status, on=reached_date, today=day_of(now))
    Milestone.objects.filter(pk=milestone.pk).update(reached_date=reached_date)
    milestone.refresh_from_db()
    record("milestone.reached", action, by, now, {"date": reached_date.isoformat()}, {"part": milestone.title})
    return milestone
