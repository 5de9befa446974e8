"""Forms of proposals, meetings, outcomes, lists, letters and the council's items."""

from .proposals import ProposalSearchForm

__all__ = [
    "ProposalSearchForm",
]
