"""Reads for pages: actions as far as somebody may see them, with their signals, in a constant number of queries."""

from .finding_choice import MOST_OFFERED, findings_of_town, offered_findings
from .gaps import Draft, drafts_with_gaps, findings_without_action, gaps_by_action, number_unserved, unserved_findings
from .reports import LATELY, SOON, asked_of_executor, own_actions, waiting_reports, with_drafts, with_last_status
from .seeing import GROUPS, by_owner, filtered, findings_by_action, get_visible_action, plan_of, visible_actions
from .signals import counts_by_trajectory, sentence, signal_counts, signal_counts_by_trajectory, signs_of

__all__ = [
    "GROUPS",
    "LATELY",
    "MOST_OFFERED",
    "SOON",
    "Draft",
    "asked_of_executor",
    "by_owner",
    "counts_by_trajectory",
    "drafts_with_gaps",
    "filtered",
    "findings_by_action",
    "findings_of_town",
    "findings_without_action",
    "gaps_by_action",
    "get_visible_action",
    "number_unserved",
    "offered_findings",
    "own_actions",
    "plan_of",
    "sentence",
    "signal_counts",
    "signal_counts_by_trajectory",
    "signs_of",
    "unserved_findings",
    "visible_actions",
    "waiting_reports",
    "with_drafts",
    "with_last_status",
]
