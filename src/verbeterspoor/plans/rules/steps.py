"""The life of a plan and an action as tables of steps, who stands how to them, and who sees what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.steps import Step, check_step, open_steps, step
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import (
    ActionStatus,
    ActionStep,
    PlanStatus,
    PlanStep,
    Refusal,
)

COORDINATOR, EXECUTOR, ACCEPTOR, NOBODY = "coordinator", "executor", "acceptor", "nobody"
CONTRIBUTOR = "contributor"

PLAN_STEPS = (
    step(PlanStep.CONSULT, [PlanStatus.DRAFT], PlanStatus.CONSULTATION, [COORDINATOR]),
    step(PlanStep.END_CONSULTATION, [PlanStatus.CONSULTATION], PlanStatus.DRAFT, [COORDINATOR]),
    step(PlanStep.ADOPT, [PlanStatus.DRAFT, PlanStatus.CONSULTATION], PlanStatus.ADOPTED, [COORDINATOR]),
)
PLAN_OWNERS = {PlanStatus.DRAFT: COORDINATOR, PlanStatus.CONSULTATION: COORDINATOR, PlanStatus.ADOPTED: NOBODY}

ACTION_STEPS = (
    step(ActionStep.REPORT, [ActionStatus.OPEN], ActionStatus.OPEN, [EXECUTOR]),
    step(ActionStep.REPORT_DONE, [ActionStatus.OPEN], ActionStatus.REPORTED_DONE, [EXECUTOR]),
    step(ActionStep.ACCEPT, [ActionStatus.REPORTED_DONE], ActionStatus.ACCEPTED, [ACCEPTOR]),
    step(ActionStep.RETURN, [ActionStatus.REPORTED_DONE], ActionStatus.OPEN, [ACCEPTOR]),
    step(ActionStep.LAPSE, [ActionStatus.OPEN], ActionStatus.LAPSED, [COORDINATOR]),
    step(ActionStep.REOPEN, [ActionStatus.ACCEPTED, ActionStatus.LAPSED], ActionStatus.OPEN, [COORDINATOR]),
)
"""The life of an action: check, buttons, test matrix and diagram all come from this table."""

ACTION_OWNERS = {
    ActionStatus.OPEN: EXECUTOR,
    ActionStatus.REPORTED_DONE: ACCEPTOR,
    ActionStatus.ACCEPTED: NOBODY,
    ActionStatus.LAPSED: NOBODY,
}
"""Whose turn it is with an action ("wie is aan zet"): exactly one owner per status."""

JUDGES_OF_UNITS = (Role.MANAGER, Role.PORTFOLIO_HOLDER)
"""Who accepts what the town's own units did."""

STEPS_WITH_NOTE = frozenset({ActionStep.ACCEPT, ActionStep.RETURN, ActionStep.LAPSE, ActionStep.REOPEN})


def relations(actor: Actor, action: Any, municipality_id: int, parts: Iterable[Any] = ()) -> set[str]:
    """Say as what a person stands to an action: executor, contributor, acceptor, coordinator, or nothing."""
    if actor.municipality_id != municipality_id:
        return set()
    held = {COORDINATOR} if actor.leads else set()
    if works_for(actor, action):
        held.add(EXECUTOR)
    if any(works_for(actor, part) for part in parts):
        held.add(CONTRIBUTOR)
    accepts = actor.has(*JUDGES_OF_UNITS) if action.unit_id else actor.leads
    if accepts and EXECUTOR not in held:
        held.add(ACCEPTOR)
    return held


def works_for(actor: Actor, thing: Any) -> bool:
    """Say whether a person acts for the organisation or unit that is named on an action or a part of it."""
    named = thing.organisation_id in actor.organisation_ids or thing.unit_id in actor.unit_ids
    return named and actor.has(Role.PARTNER)


def part_relations(actor: Actor, part: Any, municipality_id: int) -> set[str]:
    """Say as what a person stands to a part: its own executor, or who accepts it, never both.

    A part is asked for by whoever asks for the action: the coordinator for a partner's part, a manager or portfolio
    holder for a part of the town's own units.
    """
    return relations(actor, part, municipality_id)


def check_can_plan(actor: Actor, municipality_id: int) -> None:
    """Let only a coordinator of the municipality write a plan."""
    if actor.municipality_id != municipality_id or not actor.leads:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)


def check_action_step(name: str, status: str, held: Collection[str], *, note: str = "") -> Step:
    """Return the step if it may be taken now, or refuse with the reason."""
    found = check_step(
        ACTION_STEPS, name, status, held, who=Refusal.STEP_NOT_YOURS.label, when=Refusal.STEP_NOT_NOW.label
    )
    if name in STEPS_WITH_NOTE and not note.strip():
        raise NotAllowed(Refusal.NEEDS_NOTE.label)
    return found


def open_action_steps(status: str, held: Collection[str]) -> list[Step]:
    """List the steps this person can take with an action now."""
    return open_steps(ACTION_STEPS, status, held)


def steps_now(action: Any, held: Collection[str]) -> set[str]:
    """Name the steps this person can take with an action; nobody reports before its plan is adopted."""
    found = {step.name for step in open_action_steps(action.status, held)}
    reporting = {ActionStep.REPORT.value, ActionStep.REPORT_DONE.value}
    return found if action.plan.status == PlanStatus.ADOPTED else found - reporting


def check_can_adopt(
    *, status: str, held: Collection[str], number_of_actions: int, has_gaps: bool, on: date, today: date
) -> Step:
    """Let a coordinator adopt a plan that has actions and no gaps, on a day that has come."""
    found = check_step(
        PLAN_STEPS, PlanStep.ADOPT, status, held,
        who=Refusal.NOT_A_COORDINATOR.label, when=Refusal.ADOPTED_ALREADY.label,
    )  # fmt: skip
    if not number_of_actions:
        raise NotAllowed(Refusal.NO_ACTIONS.label)
    if has_gaps:
        raise NotAllowed(Refusal.HAS_GAPS.label)
    if on > today:
        raise NotAllowed(Refusal.ADOPTED_IN_FUTURE.label)
    return found


def check_can_change(plan_status: str) -> None:
    """Keep an adopted plan as it was adopted (rule `adopted-plan`)."""
    if plan_status == PlanStatus.ADOPTED:
        raise NotAllowed(Refusal.FROZEN.label)


def can_see_action(actor: Actor, action: Any, *, municipality_id: int, parts: Iterable[Any] = ()) -> bool:
    """Say whether a person sees an action.

    The town hall sees all; an executor or contributor its own, once partners are asked for comments on the plan.
    """
    if actor.municipality_id != municipality_id:
        return False
    if actor.is_inside:
        return True
    takes_part = {EXECUTOR, CONTRIBUTOR} & relations(actor, action, municipality_id, parts)
    return bool(takes_part) and action.plan.status in {PlanStatus.CONSULTATION, PlanStatus.ADOPTED}
