"""The verbs of supervision: register what was investigated, found, promised and judged."""

from .findings import add_origin, change_finding, register_finding
from .investigations import add_report, link_measure, note_first_impression, open_investigation, take_direct_measure
from .judgements import judge_finding
from .terms import choose_anchor, lapse_term, meet_term, register_term, reopen_term

__all__ = [
    "add_origin",
    "add_report",
    "change_finding",
    "choose_anchor",
    "judge_finding",
    "lapse_term",
    "link_measure",
    "meet_term",
    "note_first_impression",
    "open_investigation",
    "register_finding",
    "register_term",
    "reopen_term",
    "take_direct_measure",
]
