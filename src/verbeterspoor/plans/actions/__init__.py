"""The verbs of plans: write, adopt, report, accept, return, let lapse. Each is one transaction and one event."""

from .acting import add_action, change_action, serve_findings
from .amending import Addition, Amendment
from .bulk import BulkRefused, change_many
from .judging import accept_report, return_report
from .looking import forget_view, save_view
from .planning import adopt_plan, start_plan
from .reporting import report_progress, save_draft
from .steering import adjust_plan, lapse_action, reopen_action

__all__ = [
    "Addition",
    "Amendment",
    "BulkRefused",
    "accept_report",
    "add_action",
    "adjust_plan",
    "adopt_plan",
    "change_action",
    "change_many",
    "forget_view",
    "lapse_action",
    "reopen_action",
    "report_progress",
    "return_report",
    "save_draft",
    "save_view",
    "serve_findings",
    "start_plan",
]
