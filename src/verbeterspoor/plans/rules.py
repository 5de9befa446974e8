"""The life of a plan, an action and a report; gaps, and the signals late, not heard of and at risk.

Done, accepted and proven are three things with three owners (rule `done-accepted-proven`): the executor reports done;
the one who asked accepts: the coordinator for a partner's action, a manager or portfolio holder for the town's own,
never the executor. Proven belongs to the finding, in `supervision`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from verbeterspoor.foundation.dates import local_day
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.steps import Step, check_step, open_steps, step
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

from .choices import ActionStatus, ActionStep, Gap, PlanStatus, PlanStep, Progress, Refusal, ReportStatus, Signal

COORDINATOR, EXECUTOR, ACCEPTOR, NOBODY = "coordinator", "executor", "acceptor", "nobody"

PLAN_STEPS = (step(PlanStep.ADOPT, [PlanStatus.DRAFT], PlanStatus.ADOPTED, [COORDINATOR]),)
PLAN_OWNERS = {PlanStatus.DRAFT: COORDINATOR, PlanStatus.ADOPTED: NOBODY}

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


def relations(actor: Actor, action: Any, municipality_id: int) -> set[str]:
    """Say as what a person stands to an action: executor, acceptor, coordinator, or nothing."""
    if actor.municipality_id != municipality_id:
        return set()
    held = {COORDINATOR} if actor.leads else set()
    executes = action.organisation_id in actor.organisation_ids or action.unit_id in actor.unit_ids
    if executes and actor.has(Role.PARTNER):
        held.add(EXECUTOR)
    accepts = actor.has(*JUDGES_OF_UNITS) if action.unit_id else actor.leads
    if accepts and EXECUTOR not in held:
        held.add(ACCEPTOR)
    return held


def check_can_plan(actor: Actor, municipality_id: int) -> None:
    """Let only a coordinator of the municipality write a plan."""
    if actor.municipality_id != municipality_id or not actor.leads:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)


def check_can_report(name: str, action: Any, held: Collection[str]) -> Step:
    """Let the executor report about an action that runs: its plan has been adopted and it is not closed."""
    found = check_action_step(name, action.status, held)
    if action.plan.status != PlanStatus.ADOPTED:
        raise NotAllowed(Refusal.NOT_ADOPTED.label)
    return found


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


def check_can_judge(held: Collection[str], report_status: str, note: str) -> None:
    """Let whoever asked for the action decide about a report that waits, with an explanation."""
    if ACCEPTOR not in held:
        raise NotAllowed(Refusal.STEP_NOT_YOURS.label)
    if report_status != ReportStatus.SUBMITTED:
        raise NotAllowed(Refusal.STEP_NOT_NOW.label)
    if not note.strip():
        raise NotAllowed(Refusal.NEEDS_NOTE.label)


def check_can_decide(actor: Actor, report: Any) -> None:
    """Never let somebody accept or return what they reported themselves."""
    if report.reported_by_id == actor.public_id:
        raise NotAllowed(Refusal.NOT_YOUR_OWN.label)


def check_evidence(*, agreed: str, given: str) -> None:
    """Accept only with the evidence that was agreed beforehand."""
    if agreed.strip() and not given.strip():
        raise NotAllowed(Refusal.NEEDS_EVIDENCE.label)


def check_progress(*, progress: str, text: str, forecast_date: date | None) -> None:
    """Ask a text, and a forecast from whoever runs late."""
    if not text.strip():
        raise NotAllowed(Refusal.NEEDS_TEXT.label)
    if progress == Progress.DELAYED and forecast_date is None:
        raise NotAllowed(Refusal.NEEDS_FORECAST.label)


def check_action_facts(*, organisation: Any, unit: Any, start_date: date | None, due_date: date | None) -> None:
    """Refuse two owners, and a due date before the start."""
    if organisation is not None and unit is not None:
        raise NotAllowed(Refusal.ONE_OWNER.label)
    if start_date and due_date and due_date < start_date:
        raise NotAllowed(Refusal.DUE_BEFORE_START.label)


def gaps(action: Any, *, serves_something: bool) -> list[Gap]:
    """Return what an action lacks before its plan can be adopted; until then this is the to-do list.

    An action that lapsed lacks nothing any more: it is not going to be done.
    """
    if action.status == ActionStatus.LAPSED:
        return []
    present = {
        Gap.OWNER: action.organisation_id or action.unit_id,
        Gap.RESULT: action.result.strip(),
        Gap.EVIDENCE: action.evidence_agreed.strip(),
        Gap.START: action.start_date,
        Gap.DUE: action.due_date or action.is_ongoing,
        Gap.REVIEW: action.review_date or not action.is_ongoing,
        Gap.FINDING: serves_something,
    }
    return [gap for gap, value in present.items() if not value]


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


@dataclass(frozen=True)
class Sign:
    """A computed signal with the facts that its sentence tells."""

    signal: Signal
    days: int
    until: date | None = None
    interval: int = 0


def signals(action: Any, *, today: date) -> list[Sign]:
    """Compute late, not heard of and at risk from facts (rule `computed-signals`); only an open action has them.

    Late: past its due date. Not heard of: no report for longer than agreed, counted from the last report, or from the
    start, or from the day of adoption when that is later: before it, nobody was asked anything.
    At risk: not late yet, but expected after the due date, or the executor cannot go on.
    """
    if action.status != ActionStatus.OPEN or action.plan_status != PlanStatus.ADOPTED:
        return []
    found = []
    is_late = action.due_date is not None and action.due_date < today
    if is_late:
        found.append(Sign(Signal.LATE, (today - action.due_date).days, action.due_date))
    heard = heard_since(
        start_date=action.start_date, adopted_date=action.plan_adopted_date, last_report_at=action.last_report_at
    )
    if heard is not None and action.report_due_date is not None and action.report_due_date < today:
        found.append(Sign(Signal.SILENT, (today - heard).days, heard, (action.report_due_date - heard).days))
    if not is_late and is_expected_late(action):
        over = (action.forecast_date - action.due_date).days if _both_dates(action) else 0
        found.append(Sign(Signal.AT_RISK, max(over, 0), action.forecast_date))
    return found


def _both_dates(action: Any) -> bool:
    return action.forecast_date is not None and action.due_date is not None


def heard_since(*, start_date: date | None, adopted_date: date | None, last_report_at: datetime | None) -> date | None:
    """Return the day of the last report; without one, the day since which a report could be expected."""
    if last_report_at:
        return local_day(last_report_at)
    return max(start_date, adopted_date) if start_date and adopted_date else start_date


def report_due_date(heard: date | None, *, interval_days: int | None, usual_interval_days: int) -> date | None:
    """Return the day by which the next report is expected: so many days after the day of `heard_since`."""
    return heard + timedelta(days=interval_days or usual_interval_days) if heard else None


def is_expected_late(action: Any) -> bool:
    """Say whether the executor expects to be ready after the due date, or cannot go on."""
    too_late = _both_dates(action) and action.forecast_date > action.due_date
    return bool(too_late or action.last_progress == Progress.STUCK)


def can_see_action(actor: Actor, action: Any, *, municipality_id: int) -> bool:
    """Say whether a person sees an action: the town hall all, an executor its own once the plan has been adopted."""
    if actor.municipality_id != municipality_id:
        return False
    if actor.is_inside:
        return True
    return EXECUTOR in relations(actor, action, municipality_id) and action.plan.status == PlanStatus.ADOPTED
