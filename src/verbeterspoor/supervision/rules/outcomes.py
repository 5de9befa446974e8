"""What becomes of a finding besides a judgement, and what the council decides about it: who, and with what."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.steps import Step, check_step, open_steps, step
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import CouncilOutcome, Outcome, OutcomeRefusal, OutcomeStep, ReportVersion

from .registering import COORDINATOR

CLERK = "clerk"

OUTCOME_STEPS = (
    step(OutcomeStep.LAPSE, [Outcome.OPEN], Outcome.LAPSED, [COORDINATOR]),
    step(OutcomeStep.ESCALATE, [Outcome.OPEN], Outcome.ESCALATED, [COORDINATOR]),
    step(OutcomeStep.SETTLE, [Outcome.OPEN, Outcome.ESCALATED], Outcome.SETTLED, [COORDINATOR, CLERK]),
    step(OutcomeStep.REOPEN, [Outcome.LAPSED, Outcome.ESCALATED, Outcome.SETTLED], Outcome.OPEN, [COORDINATOR, CLERK]),
)
"""What can become of a finding: check, buttons, test matrix and diagram all come from this table."""

OUTCOME_OWNERS = {
    Outcome.OPEN: "coordinator", Outcome.LAPSED: "nobody", Outcome.ESCALATED: "addressee", Outcome.SETTLED: "nobody",
}  # fmt: skip
"""Whose turn it is with a finding, one per outcome."""

BY_DECISION = frozenset({OutcomeStep.LAPSE, OutcomeStep.SETTLE})
"""Acts that rest on a decision: overtaken or not adopted, and accepted by the council (`done-accepted-proven`)."""

BY_THE_COUNCIL = frozenset({OutcomeStep.SETTLE})
"""Acts of the council itself: a coordinator registers them on its behalf, with the source (rule `on-behalf`)."""


def is_before_the_council(*, version: str, presented_at: datetime | None, now: datetime) -> bool:
    """Say whether the clerk may know of a report: the final one, once it has been presented (rule `dual-wall`).

    The clerk works for the council, not for the executive, and sees nothing before it is handed over.
    """
    return version != ReportVersion.DRAFT and presented_at is not None and presented_at <= now


def outcome_relations(actor: Actor, municipality_id: int) -> set[str]:
    """Say as what a person stands to the outcome of a finding."""
    if actor.municipality_id != municipality_id:
        return set()
    held = {COORDINATOR} if actor.leads else set()
    return held | ({CLERK} if actor.has(Role.COUNCIL_CLERK) else set())


def speaks_for_the_council(relations: Collection[str]) -> bool:
    """Say whether somebody registers for the council itself: its clerk, who works for it."""
    return CLERK in relations


def check_outcome_step(name: str, outcome: str, relations: Collection[str]) -> Step:
    """Return the act if it may be done now, or refuse with the reason."""
    return check_step(
        OUTCOME_STEPS, name, outcome, relations,
        who=OutcomeRefusal.NOT_YOURS.label, when=OutcomeRefusal.NOT_NOW.label,
    )  # fmt: skip


def open_outcome_steps(outcome: str, relations: Collection[str], *, last: str = "") -> list[Step]:
    """List what this person can do with the outcome of a finding now; a clerk reopens only what the council settled."""
    found = open_steps(OUTCOME_STEPS, outcome, relations)
    if COORDINATOR in relations:
        return found
    return [one for one in found if one.name != OutcomeStep.REOPEN or last in BY_THE_COUNCIL]


def check_outcome_words(name: str, *, reason: str, decision: str, addressee: str, source: str, on_behalf: bool) -> None:
    """Ask with each act what it rests on: a reason always, a decision, an addressee, a source (`outside-influence`)."""
    if not reason.strip():
        raise NotAllowed(OutcomeRefusal.NEEDS_REASON.label)
    if name in BY_DECISION and not decision.strip():
        raise NotAllowed(OutcomeRefusal.NEEDS_DECISION.label)
    if name == OutcomeStep.ESCALATE and not addressee.strip():
        raise NotAllowed(OutcomeRefusal.NEEDS_ADDRESSEE.label)
    if name in BY_THE_COUNCIL and on_behalf and not source.strip():
        raise NotAllowed(OutcomeRefusal.NEEDS_SOURCE.label)


def check_day(day: date, *, today: date, former: date | None) -> None:
    """Ask a day that has been, and not before that of the former act: acts follow each other in time."""
    if day > today:
        raise NotAllowed(OutcomeRefusal.IN_THE_FUTURE.label)
    if former is not None and day < former:
        raise NotAllowed(OutcomeRefusal.BEFORE_FORMER.label)


def check_can_decide_for_council(relations: Collection[str]) -> None:
    """Let the clerk register what the council decided, or a coordinator on its behalf."""
    if not relations:
        raise NotAllowed(OutcomeRefusal.NOT_YOURS.label)


def check_council_decision(outcome: str, *, number: str, text: str, source: str, on_behalf: bool) -> None:
    """Ask the number of the decision, the source, and the text of the council where it made one (`finding-tree`)."""
    has_own_text = outcome in {CouncilOutcome.AMENDED, CouncilOutcome.ADDED}
    if not number.strip():
        raise NotAllowed(OutcomeRefusal.NEEDS_DECISION.label)
    if has_own_text and not text.strip():
        raise NotAllowed(OutcomeRefusal.NEEDS_TEXT.label)
    if not has_own_text and text.strip():
        raise NotAllowed(OutcomeRefusal.NOT_WITH_TEXT.label)
    if on_behalf and not source.strip():
        raise NotAllowed(OutcomeRefusal.NEEDS_SOURCE.label)
