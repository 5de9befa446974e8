"""Reads of proposals, meetings, outcomes, lists, letters and the council's items."""

from .proposals import get_visible_proposal, search_proposals
from .templates import version_in_use

__all__ = [
    "get_visible_proposal",
    "search_proposals",
    "version_in_use",
]
