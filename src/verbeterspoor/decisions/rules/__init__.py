"""Rules of proposals, meetings, outcomes, lists, letters and the council's items: pure functions."""

from .seeing import KEEPS_SECRETS, WRITES, can_see_letter, can_see_proposal, check_can_write, check_is_secretariat
from .shipped import SHIPPED
from .steps import (
    AUTHOR,
    CLERK,
    LETTER_OWNERS,
    LETTER_STEPS,
    NOBODY,
    PROPOSAL_OWNERS,
    PROPOSAL_STEPS,
    SECRETARIAT,
    check_letter_step,
    check_proposal_step,
    open_letter_steps,
    open_proposal_steps,
    relations,
)
from .writing import missing, step_of, steps_of

__all__ = [
    "AUTHOR",
    "CLERK",
    "KEEPS_SECRETS",
    "LETTER_OWNERS",
    "LETTER_STEPS",
    "NOBODY",
    "PROPOSAL_OWNERS",
    "PROPOSAL_STEPS",
    "SECRETARIAT",
    "SHIPPED",
    "WRITES",
    "can_see_letter",
    "can_see_proposal",
    "check_can_write",
    "check_is_secretariat",
    "check_letter_step",
    "check_proposal_step",
    "missing",
    "open_letter_steps",
    "open_proposal_steps",
    "relations",
    "step_of",
    "steps_of",
]
