"""Who may register, judge and see what was found, and the life of a term: pure functions and one table of steps."""

from .findings import can_see_finding, check_parent
from .judgements import can_judge, check_can_judge, check_judgement
from .registering import COORDINATOR, check_can_register, check_has_text
from .terms import (
    TERM_OWNERS,
    TERM_STEPS,
    TERM_STEPS_WITH_REASON,
    can_see_term,
    check_term_step,
    check_term_times,
    counted_from,
    is_late,
    open_term_steps,
    said_as_before,
    term_relations,
)

__all__ = [
    "COORDINATOR",
    "TERM_OWNERS",
    "TERM_STEPS",
    "TERM_STEPS_WITH_REASON",
    "can_judge",
    "can_see_finding",
    "can_see_term",
    "check_can_judge",
    "check_can_register",
    "check_has_text",
    "check_judgement",
    "check_parent",
    "check_term_step",
    "check_term_times",
    "counted_from",
    "is_late",
    "open_term_steps",
    "said_as_before",
    "term_relations",
]
