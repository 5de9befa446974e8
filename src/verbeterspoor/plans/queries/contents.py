"""Goals, participants and good examples of a plan, and what they still lack."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus
from verbeterspoor.plans.models import Action, ActionPart, Goal, Keeper, Participant, Plan
from verbeterspoor.supervision.choices import FindingKind
from verbeterspoor.supervision.models import Finding


@dataclass(frozen=True)
class Taking:
    """Somebody who takes part, with how many actions and parts are theirs."""

    participant: Participant
    number_of_actions: int
    number_of_parts: int

    @property
    def has_nothing(self) -> bool:
        """Whether nothing in the plan is theirs yet."""
        return not self.number_of_actions and not self.number_of_parts


@dataclass(frozen=True)
class Example:
    """A good example with its keeper, if it has one."""

    finding: Finding
    keeper: Keeper | None


@dataclass(frozen=True)
class Contents:
    """What stands in a plan besides its actions."""

    goals: Sequence[Goal]
    participants: list[Taking]
    examples: list[Example]


def contents_of(plan: Plan) -> Contents:
    """Return the goals, participants and good examples of a plan, in a constant number of queries."""
    running = Q(actions__isnull=False) & ~Q(actions__status=ActionStatus.LAPSED)
    goals = list(plan.goals.annotate(number_of_actions=Count("actions", filter=running)).order_by("number"))
    return Contents(goals, _taking(plan), _examples(plan))


def _taking(plan: Plan) -> list[Taking]:
    """Count per participant the actions and parts that are theirs."""
    actions = Action.objects.filter(plan=plan).exclude(status=ActionStatus.LAPSED)
    owned = _per_body(actions)
    contributed = _per_body(ActionPart.objects.filter(action__in=actions.order_by().values("pk")))
    rows = plan.participants.select_related("organisation", "unit")
    taking = [(one, (one.organisation_id, one.unit_id)) for one in rows]
    return [Taking(one, owned.get(body, 0), contributed.get(body, 0)) for one, body in taking]


def _per_body(rows: QuerySet[Action] | QuerySet[ActionPart]) -> dict[tuple[int | None, int | None], int]:
    counted = rows.order_by().values_list("organisation_id", "unit_id").annotate(number=Count("pk"))
    return {(organisation, unit): number for organisation, unit, number in counted}


def _examples(plan: Plan) -> list[Example]:
    """Return the good examples of the trajectory, and those of others that have a keeper in this plan."""
    keepers = {one.finding_id: one for one in plan.keepers.select_related("organisation", "unit")}
    here = Q(kind=FindingKind.GOOD_EXAMPLE, report__investigation__trajectory=plan.trajectory_id)
    found = Finding.objects.filter(here | Q(pk__in=keepers)).select_related("parent", "report")
    found = found.order_by("report__dated", "report_id", "position", "pk")
    return [Example(finding, keepers.get(finding.pk)) for finding in found]


def in_plans_of(actor: Actor, plan_of: str = "plan") -> Q:
    """Match what stands in plans of the municipality somebody works for."""
    return Q(**{f"{plan_of}__trajectory__municipality_id": actor.municipality_id})


def get_goal(actor: Actor, public_id: uuid.UUID) -> Goal:
    """Return a goal of this municipality; any other does not exist (DoesNotExist)."""
    return Goal.objects.select_related("plan__trajectory").get(in_plans_of(actor), public_id=public_id)


def get_participant(actor: Actor, public_id: uuid.UUID) -> Participant:
    """Return a participant of a plan of this municipality; any other does not exist (DoesNotExist)."""
    found = Participant.objects.select_related("plan__trajectory", "organisation", "unit")
    return found.get(in_plans_of(actor), public_id=public_id)
