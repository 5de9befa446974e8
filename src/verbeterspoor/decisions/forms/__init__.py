"""Forms of proposals, meetings, outcomes, lists, letters and the council's items."""

from .answering import AnswerForm, answers_wanted, stored_answers
from .attaching import AttachFileForm, AttachLetterForm, AttachmentForm
from .meetings import BodyForm, CalendarForm, CancelForm, MeetingForm, MeetingsForm, PlanProposalForm
from .outcomes import ElsewhereForm, ListForm, OutcomeForm, RevisionForm
from .proposals import ProposalSearchForm, StartProposalForm, WithdrawForm
from .reading_in import SourceForm, TakeOverForm
from .rows import RowForm, Rows, are_right, command
from .writing import (
    ConsiderationForm,
    ConsultationForm,
    PointForm,
    prefix_of,
    stored_consideration,
    stored_consultation,
    stored_point,
)

__all__ = [
    "AnswerForm",
    "AttachFileForm",
    "AttachLetterForm",
    "AttachmentForm",
    "BodyForm",
    "CalendarForm",
    "CancelForm",
    "ConsiderationForm",
    "ConsultationForm",
    "ElsewhereForm",
    "ListForm",
    "MeetingForm",
    "MeetingsForm",
    "OutcomeForm",
    "PlanProposalForm",
    "PointForm",
    "ProposalSearchForm",
    "RevisionForm",
    "RowForm",
    "Rows",
    "SourceForm",
    "StartProposalForm",
    "TakeOverForm",
    "WithdrawForm",
    "answers_wanted",
    "are_right",
    "command",
    "prefix_of",
    "stored_answers",
    "stored_consideration",
    "stored_consultation",
    "stored_point",
]
