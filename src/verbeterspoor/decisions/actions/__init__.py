"""Verbs of proposals, meetings, outcomes, lists, letters and the council's items."""

from .answering import Answer, write_answers
from .attaching import GivenFile, attach_file, attach_letter, change_attachment, move_attachment, remove_attachment
from .bodies import keep_body, put_usual_bodies_to_use
from .consulting import Talk, write_consultations, write_process
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
from .points import PointText, write_points
from .proposals import start_proposal
from .submitting import submit_proposal, take_back_proposal, withdraw_proposal
from .templates import put_shipped_templates_to_use
from .weighing import Weighed, write_considerations

__all__ = [
    "Answer",
    "CalendarMeeting",
    "GivenFile",
    "Imported",
    "PointText",
    "Talk",
    "Weighed",
    "attach_file",
    "attach_letter",
    "cancel_meeting",
    "change_attachment",
    "change_meeting",
    "hold_meeting",
    "import_meetings",
    "keep_body",
    "move_attachment",
    "plan_meetings",
    "plan_proposal",
    "put_shipped_templates_to_use",
    "put_usual_bodies_to_use",
    "remove_attachment",
    "start_letter",
    "start_proposal",
    "submit_proposal",
    "take_back_proposal",
    "withdraw_proposal",
    "write_answers",
    "write_considerations",
    "write_consultations",
    "write_points",
    "write_process",
]
