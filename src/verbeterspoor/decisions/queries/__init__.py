"""Reads of proposals, meetings, outcomes, lists, letters and the council's items."""

from .around import letters_of
from .meetings import (
    bodies_of,
    coming_meetings,
    executive_of,
    get_visible_meeting,
    items_of,
    list_meetings,
    reach_of,
    visible_meetings,
)
from .proposals import get_visible_proposal, proposals_of, search_proposals
from .sheet import Line, Sheet, attachments_of, sheet_of
from .templates import version_in_use

__all__ = [
    "Line",
    "Sheet",
    "attachments_of",
    "bodies_of",
    "coming_meetings",
    "executive_of",
    "get_visible_meeting",
    "get_visible_proposal",
    "items_of",
    "letters_of",
    "list_meetings",
    "proposals_of",
    "reach_of",
    "search_proposals",
    "sheet_of",
    "version_in_use",
    "visible_meetings",
]
