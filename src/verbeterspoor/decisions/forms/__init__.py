"""Forms of proposals, meetings, outcomes, lists, letters and the council's items."""

from .answering import AnswerForm, answers_wanted, stored_answers
from .attaching import AttachFileForm, AttachLetterForm, AttachmentForm
from .council import CouncilListForm, ItemForm, ItemSearchForm, ItemStateForm, TreatmentForm
from .forms import FieldForm, FormNameForm, PutToUseForm, stored_field
from .letters import (
    AdaptForm,
    ChangeSeriesForm,
    GiveNumberForm,
    LetterFactsForm,
    LetterSearchForm,
    LetterTextForm,
    ReasonForm,
    SeriesForm,
    SignForm,
    StartLetterForm,
    TypeNumberForm,
)
from .lists import GiveForm, ImposeForm, LiftForm, LineForm
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
    "AdaptForm",
    "AnswerForm",
    "AttachFileForm",
    "AttachLetterForm",
    "AttachmentForm",
    "BodyForm",
    "CalendarForm",
    "CancelForm",
    "ChangeSeriesForm",
    "ConsiderationForm",
    "ConsultationForm",
    "CouncilListForm",
    "ElsewhereForm",
    "FieldForm",
    "FormNameForm",
    "GiveForm",
    "GiveNumberForm",
    "ImposeForm",
    "ItemForm",
    "ItemSearchForm",
    "ItemStateForm",
    "LetterFactsForm",
    "LetterSearchForm",
    "LetterTextForm",
    "LiftForm",
    "LineForm",
    "ListForm",
    "MeetingForm",
    "MeetingsForm",
    "OutcomeForm",
    "PlanProposalForm",
    "PointForm",
    "ProposalSearchForm",
    "PutToUseForm",
    "ReasonForm",
    "RevisionForm",
    "RowForm",
    "Rows",
    "SeriesForm",
    "SignForm",
    "SourceForm",
    "StartLetterForm",
    "StartProposalForm",
    "TakeOverForm",
    "TreatmentForm",
    "TypeNumberForm",
    "WithdrawForm",
    "answers_wanted",
    "are_right",
    "command",
    "prefix_of",
    "stored_answers",
    "stored_consideration",
    "stored_consultation",
    "stored_field",
    "stored_point",
]
