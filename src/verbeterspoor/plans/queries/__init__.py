"""Reads for pages: actions as far as somebody may see them, with their signals, in a constant number of queries."""

from .finding_choice import MOST_OFFERED, findings_of_town, offered_findings
from .gaps import Draft, drafts_with_gaps, findings_without_action, gaps_by_action, number_unserved, unserved_findings
from .looking import actions_by_finding, board, coverage, narrowed, of_body, ordered, per_owner, saved_views
from .reports import LATELY, SOON, asked_of_executor, own_actions, waiting_reports, with_drafts, with_last_status
from .seeing import GROUPS, by_owner, findings_by_action, get_visible_action, plan_of, visible_actions
from .signals import counts_by_trajectory, sentence, signal_counts, signal_counts_by_trajectory, signs_of

__all__ = [
    "GROUPS",
    "LATELY",
    "MOST_OFFERED",
    "SOON",
    "Draft",
    "actions_by_finding",
    "asked_of_executor",
    "board",
    "by_owner",
    "counts_by_trajectory",
    "coverage",
    "drafts_with_gaps",
    "findings_by_action",
    "findings_of_town",
    "findings_without_action",
    "gaps_by_action",
    "get_visible_action",
    "narrowed",
    "number_unserved",
    "of_body",
    "offered_findings",
    "ordered",
    "own_actions",
    "per_owner",
    "plan_of",
    "saved_views",
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
