"""Forms of proposals, meetings, outcomes, lists, letters and the council's items."""

from .meetings import BodyForm, CalendarForm, CancelForm, MeetingForm, MeetingsForm, PlanProposalForm
from .proposals import ProposalSearchForm, StartProposalForm

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
