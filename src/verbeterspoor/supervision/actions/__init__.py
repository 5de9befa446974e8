"""The verbs of supervision: register what was investigated, found, promised and judged."""

from .assessments import Entry, drop_assessment, fill_in, finish_assessment, open_assessment, open_retest
from .cycle import correct_step, register_step, take_back_step
from .expectations import (
    add_expectation,
    change_expectation,
    import_expectations,
    link_expectations,
    remove_expectation,
)
from .findings import add_origin, change_finding, register_finding
from .frameworks import add_framework, change_theme, change_version, copy_version, set_scale
from .heightened import extend_supervision, impose_supervision, lift_supervision
from .investigations import (
    add_report,
    change_investigation,
    link_measure,
    note_first_impression,
    open_investigation,
    take_direct_measure,
)
from .judgements import judge_finding
from .outcomes import add_by_council, decide_by_council, escalate_finding, lapse_finding, reopen_finding, settle_finding
from .reports import answer_finding, number_report, replace_report, respond_to_report
from .rounds import answer_round, answer_wrong_fact, open_round, report_wrong_fact
from .terms import choose_anchor, extend_term, lapse_term, meet_term, register_term, reopen_term
from .tree import move_finding, restore_finding, withdraw_finding

__all__ = [
    "Entry",
    "add_by_council",
    "add_expectation",
    "add_framework",
    "add_origin",
    "add_report",
    "answer_finding",
    "answer_round",
    "answer_wrong_fact",
    "change_expectation",
    "change_finding",
    "change_investigation",
    "change_theme",
    "change_version",
    "choose_anchor",
    "copy_version",
    "correct_step",
    "decide_by_council",
    "drop_assessment",
    "escalate_finding",
    "extend_supervision",
    "extend_term",
    "fill_in",
    "finish_assessment",
    "import_expectations",
    "impose_supervision",
    "judge_finding",
    "lapse_finding",
    "lapse_term",
    "lift_supervision",
    "link_expectations",
    "link_measure",
    "meet_term",
    "move_finding",
    "note_first_impression",
    "number_report",
    "open_assessment",
    "open_investigation",
    "open_retest",
    "open_round",
    "register_finding",
    "register_step",
    "register_term",
    "remove_expectation",
    "reopen_finding",
    "reopen_term",
    "replace_report",
    "report_wrong_fact",
    "respond_to_report",
    "restore_finding",
    "set_scale",
    "settle_finding",
    "take_back_step",
    "take_direct_measure",
    "withdraw_finding",
]
