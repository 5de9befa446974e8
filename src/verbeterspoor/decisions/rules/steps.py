"""The life of a proposal and of a letter as tables of steps: check, buttons, turn, test matrix and diagram."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from verbeterspoor.decisions.choices import LetterStatus, LetterStep, ProposalStatus, ProposalStep, Refusal
from verbeterspoor.foundation.steps import Step, check_step, open_steps, step
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

AUTHOR, SECRETARIAT, CLERK, NOBODY = "author", "secretariat", "council_clerk", "nobody"

PROPOSAL_STEPS = (
    step(ProposalStep.SUBMIT, [ProposalStatus.DRAFT], ProposalStatus.SUBMITTED, [AUTHOR, SECRETARIAT]),
    step(ProposalStep.TAKE_BACK, [ProposalStatus.SUBMITTED], ProposalStatus.DRAFT, [AUTHOR, SECRETARIAT]),
    step(ProposalStep.DECIDE, [ProposalStatus.SUBMITTED], ProposalStatus.DECIDED, [SECRETARIAT]),
    step(ProposalStep.REVISE, [ProposalStatus.DECIDED], ProposalStatus.SUBMITTED, [SECRETARIAT]),
    step(ProposalStep.WITHDRAW, [ProposalStatus.DRAFT, ProposalStatus.SUBMITTED], ProposalStatus.WITHDRAWN,
         [AUTHOR, SECRETARIAT]),
)  # fmt: skip
PROPOSAL_OWNERS = {
    ProposalStatus.DRAFT: AUTHOR,
    ProposalStatus.SUBMITTED: SECRETARIAT,
    ProposalStatus.DECIDED: NOBODY,
    ProposalStatus.WITHDRAWN: NOBODY,
}

LETTER_STEPS = (
    step(LetterStep.FINISH, [LetterStatus.DRAFT], LetterStatus.READY, [AUTHOR, SECRETARIAT]),
    step(LetterStep.REOPEN, [LetterStatus.READY], LetterStatus.DRAFT, [AUTHOR, SECRETARIAT]),
    step(LetterStep.SIGN, [LetterStatus.READY], LetterStatus.SIGNED, [SECRETARIAT]),
    step(LetterStep.HAND_OVER, [LetterStatus.SIGNED], LetterStatus.HANDED_OVER, [SECRETARIAT]),
    step(LetterStep.LAPSE, [LetterStatus.DRAFT, LetterStatus.READY, LetterStatus.SIGNED], LetterStatus.LAPSED,
         [AUTHOR, SECRETARIAT]),
)  # fmt: skip
LETTER_OWNERS = {
    LetterStatus.DRAFT: AUTHOR,
    LetterStatus.READY: SECRETARIAT,
    LetterStatus.SIGNED: SECRETARIAT,
    LetterStatus.HANDED_OVER: CLERK,
    LetterStatus.LAPSED: NOBODY,
}
"""Whose turn it is: exactly one owner per status; the clerk says what the council did with a letter handed over."""


def relations(actor: Actor, thing: Any) -> set[str]:
    """Say as what a person stands to a proposal or letter: its author, the secretariat, or nothing.

    A coordinator may do what the author may: somebody must be able to go on when the author is away.
    """
    if actor.municipality_id != thing.municipality_id:
        return set()
    held = set()
    if actor.has(Role.COORDINATOR) or (actor.has(Role.AUTHOR) and thing.author_id == actor.user_id):
        held.add(AUTHOR)
    if actor.has(Role.SECRETARIAT):
        held.add(SECRETARIAT)
    if actor.has(Role.COUNCIL_CLERK):
        held.add(CLERK)
    return held


def check_proposal_step(name: str, status: str, held: Collection[str]) -> Step:
    """Return the step if it may be taken with a proposal now, or refuse with the reason."""
    return check_step(PROPOSAL_STEPS, name, status, held, who=Refusal.STEP_NOT_YOURS.label, when=Refusal.NOT_NOW.label)


def check_letter_step(name: str, status: str, held: Collection[str]) -> Step:
    """Return the step if it may be taken with a letter now, or refuse with the reason."""
    return check_step(LETTER_STEPS, name, status, held, who=Refusal.STEP_NOT_YOURS.label, when=Refusal.NOT_NOW.label)


def open_proposal_steps(status: str, held: Collection[str]) -> list[Step]:
    """List the steps this person can take with a proposal now."""
    return open_steps(PROPOSAL_STEPS, status, held)


def open_letter_steps(status: str, held: Collection[str]) -> list[Step]:
    """List the steps this person can take with a letter now."""
    return open_steps(LETTER_STEPS, status, held)
