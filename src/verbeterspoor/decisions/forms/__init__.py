"""Forms of proposals, meetings, outcomes, lists, letters and the council's items."""

from .proposals import ProposalSearchForm, StartProposalForm
from .meetings import BodyForm, CalendarForm, CancelForm, MeetingForm, MeetingsForm, PlanProposalForm
from .proposals import ProposalSearchForm

__all__ = [
    "BodyForm",
    "CalendarForm",
    "CancelForm",
    "MeetingForm",
    "MeetingsForm",
    "PlanProposalForm",
    "ProposalSearchForm",
    "StartProposalForm",
]
