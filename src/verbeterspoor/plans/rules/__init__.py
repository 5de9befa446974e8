"""The life of a plan, an action and a report; gaps, and the signals late, not heard of and at risk.

Done, accepted and proven are three things with three owners (rule `done-accepted-proven`): the executor reports done;
the one who asked accepts: the coordinator for a partner's action, a manager or portfolio holder for the town's own,
never the executor. Proven belongs to the finding, in `supervision`.
"""

from .facts import check_action_facts, gaps
from .progress import check_can_decide, check_can_judge, check_can_report, check_evidence, check_progress
from .signals import Sign, heard_since, is_expected_late, report_due_date, signals
from .steps import (
    ACCEPTOR,
    ACTION_OWNERS,
    ACTION_STEPS,
    CONTRIBUTOR,
    COORDINATOR,
    EXECUTOR,
    JUDGES_OF_UNITS,
    NOBODY,
    PLAN_OWNERS,
    PLAN_STEPS,
    STEPS_WITH_NOTE,
    can_see_action,
    check_action_step,
    check_can_adopt,
    check_can_change,
    check_can_plan,
    open_action_steps,
    part_relations,
    relations,
    works_for,
)

__all__ = [
    "ACCEPTOR",
    "ACTION_OWNERS",
    "ACTION_STEPS",
    "CONTRIBUTOR",
    "COORDINATOR",
    "EXECUTOR",
    "JUDGES_OF_UNITS",
    "NOBODY",
    "PLAN_OWNERS",
    "PLAN_STEPS",
    "STEPS_WITH_NOTE",
    "Sign",
    "can_see_action",
    "check_action_facts",
    "check_action_step",
    "check_can_adopt",
    "check_can_change",
    "check_can_decide",
    "check_can_judge",
    "check_can_plan",
    "check_can_report",
    "check_evidence",
    "check_progress",
    "gaps",
    "heard_since",
    "is_expected_late",
    "open_action_steps",
    "part_relations",
    "relations",
    "report_due_date",
    "signals",
    "works_for",
]
