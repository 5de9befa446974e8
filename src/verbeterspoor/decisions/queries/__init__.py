"""Reads of proposals, meetings, outcomes, lists, letters and the council's items."""

from .around import attachments_of, get_visible_attachment, letters_of, letters_to_attach, visible_attachments
from .drafts import drafts_of
from .gaps import Gap, Known, gaps_of, outcomes_known
from .letters import (
    contradictions_of,
    decided_date,
    get_visible_letter,
    is_section,
    letters_of_trajectories,
    search_letters,
    sections_of,
    unwritten_sections,
    waiting_letters,
    years_of_letters,
)
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
from .people import people_in
from .proposals import get_visible_proposal, proposals_of, search_proposals
from .sheet import WEIGHED, Line, Sheet, sheet_of
from .templates import version_in_use

__all__ = [
    "WEIGHED",
    "Gap",
    "Known",
    "Line",
    "Sheet",
    "attachments_of",
    "bodies_of",
    "coming_meetings",
    "contradictions_of",
    "decided_date",
    "drafts_of",
    "executive_of",
    "gaps_of",
    "get_visible_attachment",
    "get_visible_letter",
    "get_visible_meeting",
    "get_visible_proposal",
    "is_section",
    "items_of",
    "letters_of",
    "letters_of_trajectories",
    "letters_to_attach",
    "list_meetings",
    "outcomes_known",
    "people_in",
    "proposals_of",
    "reach_of",
    "search_letters",
    "search_proposals",
    "sections_of",
    "sheet_of",
    "unwritten_sections",
    "version_in_use",
    "visible_attachments",
    "visible_meetings",
    "waiting_letters",
    "years_of_letters",
]
