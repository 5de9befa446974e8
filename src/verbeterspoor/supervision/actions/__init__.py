"""The verbs of supervision: register what was investigated, found, promised and judged."""

from .cycle import correct_step, register_step, take_back_step
from .findings import add_origin, change_finding, register_finding
from .investigations import (
    add_report,
    change_investigation,
    link_measure,
    note_first_impression,
    open_investigation,
    take_direct_measure,
)
from .judgements import judge_finding
from .terms import choose_anchor, lapse_term, meet_term, register_term, reopen_term

__all__ = [
    "add_origin",
    "add_report",
    "change_finding",
    "change_investigation",
    "choose_anchor",
    "correct_step",
    "judge_finding",
    "lapse_term",
    "link_measure",
    "meet_term",
    "note_first_impression",
    "open_investigation",
    "register_finding",
    "register_step",
    "register_term",
    "reopen_term",
    "take_back_step",
    "take_direct_measure",
]
