"""Verbs of proposals, meetings, outcomes, lists, letters and the council's items."""

from .bodies import keep_body, put_usual_bodies_to_use
from .letters import start_letter
from .meetings import (
    CalendarMeeting,
    Imported,
    cancel_meeting,
    change_meeting,
    hold_meeting,
    import_meetings,
    plan_meetings,
    plan_proposal,
)
from .proposals import start_proposal
from .templates import put_shipped_templates_to_use

__all__ = [
    "CalendarMeeting",
    "Imported",
    "cancel_meeting",
    "change_meeting",
    "hold_meeting",
    "import_meetings",
    "keep_body",
    "plan_meetings",
    "plan_proposal",
    "put_shipped_templates_to_use",
    "put_usual_bodies_to_use",
    "start_letter",
    "start_proposal",
]
