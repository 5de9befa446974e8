"""Forms of proposals, meetings, outcomes, lists, letters and the council's items."""

from .proposals import ProposalSearchForm, StartProposalForm

__all__ = [
    "ProposalSearchForm",
    "StartProposalForm",
]
