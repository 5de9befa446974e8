"""Who sees and leads a trajectory, and what goes to the case system: pure functions, no database, no clock."""

from .case_system import (
    Changes,
    action_date,
    changes_between,
    check_can_make_package,
    check_can_send,
    check_can_set_retention,
    check_close,
    check_receipt,
    check_reopen,
    check_retention,
    may_open_package,
    waits_for_receipt,
)
from .leading import can_see, check_can_lead, check_can_name_coordinator, has_a_list

__all__ = [
    "Changes",
    "action_date",
    "can_see",
    "changes_between",
    "check_can_lead",
    "check_can_make_package",
    "check_can_name_coordinator",
    "check_can_send",
    "check_can_set_retention",
    "check_close",
    "check_receipt",
    "check_reopen",
    "check_retention",
    "has_a_list",
    "may_open_package",
    "waits_for_receipt",
]
