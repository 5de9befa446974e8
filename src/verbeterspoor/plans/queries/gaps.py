"""What plans still lack."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, Gap, PlanStatus
from verbeterspoor.plans.models import Action, ActionQuerySet, Plan
from verbeterspoor.supervision.choices import FindingKind, Outcome
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories.models import Trajectory


def gaps_by_action(plan: Plan, most: int | None = None) -> list[tuple[Action, list[Gap]]]:
    """Return the first actions of a plan that still lack something, with what."""
    shown = list(
        Action.objects.filter(plan=plan)
        .with_gaps()
        .select_related("organisation", "unit")
        .prefetch_related("parts")[:most]
    )
    links = Action.findings.through.objects, Action.first_impressions.through.objects
    ids = [action.pk for action in shown]
    serving = {pk for link in links for pk in link.filter(action_id__in=ids).values_list("action_id", flat=True)}
    return [
        (action, rules.gaps(action, serves_something=action.pk in serving, parts=action.parts.all()))
        for action in shown
    ]


def unserved_findings(trajectory_ids: Collection[int]) -> QuerySet[Finding]:
    """Return the open improvement points and recommendations that no action serves, lapsed ones aside.

    A point with sub-points is served through those; an action that serves the point serves its sub-points too.
    """
    links = Action.findings.through.objects.exclude(action__status=ActionStatus.LAPSED)
    points = Finding.objects.standing().filter(
        report__investigation__trajectory_id__in=trajectory_ids, outcome=Outcome.OPEN,
        kind__in=[FindingKind.IMPROVEMENT_POINT, FindingKind.RECOMMENDATION],
    )  # fmt: skip
    below = Finding.objects.standing().filter(parent_id=OuterRef("pk"))
    served = Exists(links.filter(finding_id=OuterRef("pk")))
    served_above = Exists(links.filter(finding_id=OuterRef("parent_id")))
    return points.filter(~served, ~served_above, ~Exists(below.order_by()))


def findings_without_action(trajectory: Trajectory) -> QuerySet[Finding]:
    """Return the improvement points and recommendations of a trajectory that no action serves yet."""
    return unserved_findings([trajectory.pk]).select_related("report", "parent")


def number_unserved(trajectory_ids: Collection[int]) -> dict[int, int]:
    """Return per trajectory how many improvement points and recommendations no action serves, in one query."""
    found = unserved_findings(trajectory_ids).order_by().values_list("report__investigation__trajectory_id")
    return dict(found.annotate(number=Count("pk")))


@dataclass(frozen=True)
class Draft:
    """A plan that is being written: how many actions it has, how many lack something, how many points lack one."""

    plan: Plan
    number_of_actions: int
    incomplete: int
    unserved: int


def drafts_with_gaps(actor: Actor, most: int | None = None) -> list[Draft]:
    """Return the plans that are being written, the oldest first, in four queries."""
    found = Plan.objects.filter(trajectory__municipality_id=actor.municipality_id).exclude(status=PlanStatus.ADOPTED)
    plans = list(found.select_related("trajectory").order_by("created_at", "pk")[:most])
    if not plans:
        return []
    actions = Action.objects.filter(plan__in=plans).exclude(status=ActionStatus.LAPSED)
    numbers, incomplete = _number_per_plan(actions), _number_per_plan(actions.with_gaps())
    unserved = number_unserved([plan.trajectory_id for plan in plans])
    return [
        Draft(plan, numbers.get(plan.pk, 0), incomplete.get(plan.pk, 0), unserved.get(plan.trajectory_id, 0))
        for plan in plans
    ]


def _number_per_plan(actions: ActionQuerySet) -> dict[int, int]:
    return dict(actions.order_by().values_list("plan_id").annotate(number=Count("pk")))
