"""Who reports and who judges, and what a report must hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.steps import Step
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import (
    ActionStatus,
    ActionStep,
    PartStatus,
    PlanStatus,
    Progress,
    Refusal,
    ReportStatus,
)

from .steps import ACCEPTOR, check_action_step

CLOSED_PARTS = frozenset({PartStatus.ACCEPTED, PartStatus.LAPSED})


def check_can_report(name: str, action: Any, held: Collection[str]) -> Step:
    """Let the executor report about an action that runs: its plan has been adopted and it is not closed."""
    found = check_action_step(name, action.status, held)
    if action.plan.status != PlanStatus.ADOPTED:
        raise NotAllowed(Refusal.NOT_ADOPTED.label)
    return found


def check_can_report_part(name: str, part: Any, held: Collection[str]) -> Step:
    """Let a contributing partner report about its part, as long as the action it belongs to is not closed."""
    found = check_action_step(name, part.status, held)
    if part.action.plan.status != PlanStatus.ADOPTED:
        raise NotAllowed(Refusal.NOT_ADOPTED.label)
    if part.action.status in {ActionStatus.ACCEPTED, ActionStatus.LAPSED}:
        raise NotAllowed(Refusal.PART_OF_CLOSED.label)
    return found


def can_report_part(part: Any, held: Collection[str]) -> bool:
    """Say whether a person can report about a part now."""
    try:
        check_can_report_part(ActionStep.REPORT, part, held)
    except NotAllowed:
        return False
    return True


def check_parts(parts: Iterable[Any], *, despite: bool) -> None:
    """Accept an action as done only when its parts are accepted, unless somebody decides so all the same."""
    if not despite and any(part.status not in CLOSED_PARTS for part in parts):
        raise NotAllowed(Refusal.PARTS_OPEN.label)


def check_can_judge(held: Collection[str], report_status: str, note: str) -> None:
    """Let whoever asked for the action decide about a report that waits, with an explanation."""
    if ACCEPTOR not in held:
        raise NotAllowed(Refusal.STEP_NOT_YOURS.label)
    if report_status != ReportStatus.SUBMITTED:
        raise NotAllowed(Refusal.STEP_NOT_NOW.label)
    if not note.strip():
        raise NotAllowed(Refusal.NEEDS_NOTE.label)


def check_can_decide(actor: Actor, report: Any) -> None:
    """Never let somebody accept or return what they reported themselves.

    Registering what a party said is not executing: whoever did that may judge, because the party saw a copy.
    """
    if report.reported_by_id == actor.public_id and not report.on_behalf:
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
