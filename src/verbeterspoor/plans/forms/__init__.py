"""Forms of plans: parse and phrase, no effects."""

from .action import ActionForm, stored, typed
from .behalf import BehalfForm, CopyForm
from .contents import GoalForm, KeeperForm, ParticipantForm, SeatForm
from .everywhere import EverywhereForm, GroupForm, TownForm
from .fields import BodyField, NoClientData, bodies_of, body_code, lines
from .finding_choice import FindingChoices
from .importing import ImportColumnsForm, RowForm, TableForm
from .looking import BulkForm, FilterForm, SaveViewForm
from .meeting import DecidedTermForm, MinutesForm, NewMeetingForm
from .own_rows import OwnRowForm, known_titles, rows_of_sheet
from .parts import PartForm, stored_part
from .planning import AdoptForm, PlanForm, PlanNumberForm
from .reminding import ReminderForm
from .reporting import JudgeActionForm, JudgeForm, ReasonForm, ReportForm
from .requesting import DecisionForm, RequestForm
from .rounds import RoundForm
from .sharing import ConfirmForm, ReceiptForm, ShareForm
from .steering import AddedActionForm, AdjustmentForm, AdjustmentForms, AmendForm, prefix_of
from .talk import AnswerForm, ConsultForm, DraftCommentForm, ObjectionForm, RemarkForm
from .waiting import MilestoneForm, ReachedForm, WaitsForm

__all__ = [
    "ActionForm",
    "AddedActionForm",
    "AdjustmentForm",
    "AdjustmentForms",
    "AdoptForm",
    "AmendForm",
    "AnswerForm",
    "BehalfForm",
    "BodyField",
    "BulkForm",
    "ConfirmForm",
    "ConsultForm",
    "CopyForm",
    "DecidedTermForm",
    "DecisionForm",
    "DraftCommentForm",
    "EverywhereForm",
    "FilterForm",
    "FindingChoices",
    "GoalForm",
    "GroupForm",
    "ImportColumnsForm",
    "JudgeActionForm",
    "JudgeForm",
    "KeeperForm",
    "MilestoneForm",
    "MinutesForm",
    "NewMeetingForm",
    "NoClientData",
    "ObjectionForm",
    "OwnRowForm",
    "PartForm",
    "ParticipantForm",
    "PlanForm",
    "PlanNumberForm",
    "ReachedForm",
    "ReasonForm",
    "ReceiptForm",
    "RemarkForm",
    "ReminderForm",
    "ReportForm",
    "RequestForm",
    "RoundForm",
    "RowForm",
    "SaveViewForm",
    "SeatForm",
    "ShareForm",
    "TableForm",
    "TownForm",
    "WaitsForm",
    "bodies_of",
    "body_code",
    "known_titles",
    "lines",
    "prefix_of",
    "rows_of_sheet",
    "stored",
    "stored_part",
    "typed",
]
