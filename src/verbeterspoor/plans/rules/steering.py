"""Steering an adopted plan: what of an action may change, and by whose act (rule `adopted-plan`).

The lead steers (bijsturing); an executor or contributor asks (wijzigingsverzoek) and the coordinator decides. Both keep
what was agreed at adoption readable beside what runs now.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus, ChangeField, Gap, PlanStatus, Refusal, RequestKind, RequestStatus

from .facts import gaps
from .steps import CONTRIBUTOR, COORDINATOR, EXECUTOR, check_can_plan

CLOSED = frozenset({ActionStatus.ACCEPTED, ActionStatus.LAPSED})
"""What was agreed about a closed action does not change any more."""


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What was agreed about an action: everything that an act of steering may change."""

    title: str
    organisation: Any
    unit: Any
    result: str
    evidence_agreed: str
    assurance: str
    start_date: date | None
    due_date: date | None
    review_date: date | None


@dataclass(frozen=True)
class Difference:
    """One thing that differs: what it was and what it is, as text that lasts."""

    field: str
    former: str
    new: str


def agreed_about(action: Any) -> Agreed:
    """Return what is agreed about an action now."""
    return Agreed(
        title=action.title, organisation=action.organisation, unit=action.unit, result=action.result,
        evidence_agreed=action.evidence_agreed, assurance=action.assurance, start_date=action.start_date,
        due_date=action.due_date, review_date=action.review_date,
    )  # fmt: skip


def texts_of(thing: Any) -> dict[str, str]:
    """Return what was agreed as lasting texts: days as ISO dates, the owner by the name it had."""
    owner = getattr(thing, "owner_name", None)
    days = {name: getattr(thing, name) for name in (ChangeField.START, ChangeField.DUE, ChangeField.REVIEW)}
    return {
        ChangeField.TITLE: thing.title,
        ChangeField.OWNER: str(thing.organisation or thing.unit or "") if owner is None else owner,
        ChangeField.RESULT: thing.result,
        ChangeField.EVIDENCE: thing.evidence_agreed,
        ChangeField.ASSURANCE: thing.assurance,
        **{name: day.isoformat() if day else "" for name, day in days.items()},
    }


def differences(before: Any, after: Any) -> list[Difference]:
    """List what differs between two states of what was agreed: an action, `Agreed`, or an adopted action."""
    former, new = texts_of(before), texts_of(after)
    return [Difference(name, former[name], new[name]) for name in former if former[name] != new[name]]


def check_can_steer(actor: Actor, municipality_id: int, plan_status: str) -> None:
    """Let only whoever leads steer, and only a plan that was adopted: before that it is simply written."""
    check_can_plan(actor, municipality_id)
    if plan_status != PlanStatus.ADOPTED:
        raise NotAllowed(Refusal.NOTHING_TO_STEER.label)


def check_adjustment(*, seen: str, decided: str, who: str, decided_date: date, today: date) -> None:
    """Ask what was seen, what was decided and who does what, on a day that has come."""
    if not seen.strip() or not decided.strip() or not who.strip():
        raise NotAllowed(Refusal.NEEDS_ADJUSTMENT.label)
    if decided_date > today:
        raise NotAllowed(Refusal.DECIDED_IN_FUTURE.label)


def check_can_amend(status: str) -> None:
    """Leave what was agreed about an accepted or lapsed action as it is; open it again first."""
    if status in CLOSED:
        raise NotAllowed(Refusal.ACTION_CLOSED.label)


def check_still_complete(action: Any, *, serves_something: bool = True) -> None:
    """Refuse a change that would leave an adopted action without owner, result, evidence or dates (`one-owner`)."""
    missing = gaps(action, serves_something=serves_something)
    if missing:
        raise NotAllowed(f"{Refusal.INCOMPLETE.label} {' '.join(str(Gap(gap).label) for gap in missing)}")


def delayed_field(action: Any) -> str:
    """Return the day that a delay moves: the due date, or the review of an ongoing action."""
    return ChangeField.REVIEW if action.is_ongoing and action.due_date is None else ChangeField.DUE


def check_can_ask(action: Any, held: Collection[str], *, source: str) -> None:
    """Let the executor or a contributor ask; a coordinator only registers what they said elsewhere, with its source."""
    if action.plan.status != PlanStatus.ADOPTED:
        raise NotAllowed(Refusal.NOTHING_TO_STEER.label)
    if not {EXECUTOR, CONTRIBUTOR, COORDINATOR} & set(held):
        raise NotAllowed(Refusal.STEP_NOT_YOURS.label)
    if not {EXECUTOR, CONTRIBUTOR} & set(held) and not source.strip():
        raise NotAllowed(Refusal.NEEDS_SOURCE.label)
    if action.status in CLOSED:
        raise NotAllowed(Refusal.ASKED_TOO_LATE.label)


def check_request(action: Any, *, kind: str, reason: str, proposed_date: date | None, proposed_text: str) -> None:
    """Ask why, and a later day or a proposal in words."""
    if not reason.strip():
        raise NotAllowed(Refusal.NEEDS_REASON.label)
    if kind == RequestKind.CHANGE and not proposed_text.strip():
        raise NotAllowed(Refusal.NEEDS_PROPOSAL.label)
    if kind == RequestKind.DELAY:
        check_is_later(action, proposed_date)


def check_is_later(action: Any, day: date | None) -> None:
    """Refuse a delay without a day, or to a day that is no later than what was agreed."""
    if day is None:
        raise NotAllowed(Refusal.NEEDS_DAY.label)
    agreed = getattr(action, delayed_field(action))
    if agreed and day <= agreed:
        raise NotAllowed(Refusal.NOT_LATER.label)


def check_can_decide_request(actor: Actor, request: Any, held: Collection[str], *, note: str) -> None:
    """Let a coordinator decide about a request that waits, with an explanation; nobody decides about their own.

    The request waits for the role, never for one person: whoever leads now decides. A request that a coordinator
    registered for a partner is the partner's, so that coordinator may decide about it.
    """
    if COORDINATOR not in held:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)
    if request.status != RequestStatus.WAITING:
        raise NotAllowed(Refusal.DECIDED_ALREADY.label)
    is_own = request.asked_by_id == actor.public_id and not request.on_behalf
    if is_own or {EXECUTOR, CONTRIBUTOR} & set(held):
        raise NotAllowed(Refusal.NOT_YOUR_OWN_REQUEST.label)
    if not note.strip():
        raise NotAllowed(Refusal.NEEDS_NOTE.label)


def can_withdraw(actor: Actor, request: Any, held: Collection[str]) -> bool:
    """Say whether somebody may take back a request: who asked, or a colleague, while it waits."""
    asked = request.asked_by_id == actor.public_id or bool({EXECUTOR, CONTRIBUTOR} & set(held))
    return request.status == RequestStatus.WAITING and asked
