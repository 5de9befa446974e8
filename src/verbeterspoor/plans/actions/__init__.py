"""The verbs of plans: write, adopt, report, accept, return, let lapse. Each is one transaction and one event."""

from .acting import add_action, change_action, serve_findings
from .amending import Addition, Amendment
from .behalf import answer_copy, register_on_behalf
from .bulk import BulkRefused, change_many
from .consulting import ask_for_comments, comment_on_draft, end_consultation
from .contents import (
    add_goal,
    add_participant,
    appoint_keeper,
    change_goal,
    change_participant,
    dismiss_keeper,
    remove_goal,
    remove_participant,
    serve_goal,
)
from .evidence import Attachment
from .importing import RowsRefused, accept_proposals, bring_in, choose_columns, correct_row, put_aside, take_over
from .judging import accept_report, return_report
from .links import make_links, note_use, renew_link, revoke_link, tell_round
from .looking import forget_view, save_view
from .meeting import close_meeting, make_term, open_meeting, write_meeting
from .part_reporting import report_part, save_part_draft
from .parts import add_part, change_part, remove_part
from .planning import adopt_plan, number_plan, start_plan
from .reminding import remind_all, remind_town, set_reminders
from .reporting import report_progress, save_draft
from .requesting import ask_change, grant_change, grant_delay, refuse_request, withdraw_request
from .rounds import Asked, all_asked, close_due_rounds, close_round, open_round, remind_round, who_is_asked
from .sharing import confirm_receipt, register_receipt, revoke_delivery_link, send_again, share_plan
from .steering import adjust_plan, lapse_action, reopen_action
from .talking import answer_comment, object_to, say
from .waiting import (
    add_dependency,
    add_milestone,
    change_milestone,
    reach_milestone,
    remove_dependency,
    remove_milestone,
)

__all__ = [
    "Addition",
    "Amendment",
    "Asked",
    "Attachment",
    "BulkRefused",
    "RowsRefused",
    "accept_proposals",
    "accept_report",
    "add_action",
    "add_dependency",
    "add_goal",
    "add_milestone",
    "add_part",
    "add_participant",
    "adjust_plan",
    "adopt_plan",
    "all_asked",
    "answer_comment",
    "answer_copy",
    "appoint_keeper",
    "ask_change",
    "ask_for_comments",
    "bring_in",
    "change_action",
    "change_goal",
    "change_many",
    "change_milestone",
    "change_part",
    "change_participant",
    "choose_columns",
    "close_due_rounds",
    "close_meeting",
    "close_round",
    "comment_on_draft",
    "confirm_receipt",
    "correct_row",
    "dismiss_keeper",
    "end_consultation",
    "forget_view",
    "grant_change",
    "grant_delay",
    "lapse_action",
    "make_links",
    "make_term",
    "note_use",
    "number_plan",
    "object_to",
    "open_meeting",
    "open_round",
    "put_aside",
    "reach_milestone",
    "refuse_request",
    "register_on_behalf",
    "register_receipt",
    "remind_all",
    "remind_round",
    "remind_town",
    "remove_dependency",
    "remove_goal",
    "remove_milestone",
    "remove_part",
    "remove_participant",
    "renew_link",
    "reopen_action",
    "report_part",
    "report_progress",
    "return_report",
    "revoke_delivery_link",
    "revoke_link",
    "save_draft",
    "save_part_draft",
    "save_view",
    "say",
    "send_again",
    "serve_findings",
    "serve_goal",
    "set_reminders",
    "share_plan",
    "start_plan",
    "take_over",
    "tell_round",
    "who_is_asked",
    "withdraw_request",
    "write_meeting",
]
