"""Verbs of proposals, meetings, outcomes, lists, letters and the council's items."""

from .answering import Answer, write_answers
from .attaching import GivenFile, attach_file, attach_letter, change_attachment, move_attachment, remove_attachment
from .bodies import keep_body, put_usual_bodies_to_use
from .consulting import Talk, write_consultations, write_process
from .council import change_item, link_item, register_treatment, take_over_items
from .elsewhere import PointElsewhere, Subject, register_decided_elsewhere
from .facts import begin_with_facts, insert_fact, keep_fact, replace_fact
from .forms import (
    FieldFacts,
    add_form_field,
    change_form_field,
    discard_form_version,
    move_form_field,
    put_form_to_use,
    remove_form_field,
    rename_form,
    retire_form,
    start_form_version,
    use_shipped_forms,
)
from .letter_attachments import attach_to_letter, move_letter_attachment, remove_letter_attachment
from .letter_steps import (
    Signed,
    adapt_letter,
    check_can_sign,
    finish_letter,
    hand_over_letter,
    lapse_letter,
    reopen_letter,
    sign_letter,
)
from .letters import LetterFacts, change_letter, start_letter, write_sections
from .listing import confirm_listed, receive_list
from .lists import change_line, finish_list, make_consent_list, make_list
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
from .numbers import change_series, give_number, start_series, type_number
from .outcomes import Decision, Reference, record_outcomes
from .points import PointText, write_points
from .proposals import start_proposal
from .reading_in import Taken, bring_source, take_over, with_text
from .revising import Revision, revise_outcome
from .secrecy import give_secret, impose_secrecy, lift_secrecy
from .submitting import submit_proposal, take_back_proposal, withdraw_proposal
from .telling_back import see_outcome, tell_outcome
from .templates import put_shipped_templates_to_use
from .weighing import Weighed, write_considerations

__all__ = [
    "Answer",
    "CalendarMeeting",
    "Decision",
    "FieldFacts",
    "GivenFile",
    "Imported",
    "LetterFacts",
    "PointElsewhere",
    "PointText",
    "Reference",
    "Revision",
    "Signed",
    "Subject",
    "Taken",
    "Talk",
    "Weighed",
    "adapt_letter",
    "add_form_field",
    "attach_file",
    "attach_letter",
    "attach_to_letter",
    "begin_with_facts",
    "bring_source",
    "cancel_meeting",
    "change_attachment",
    "change_form_field",
    "change_item",
    "change_letter",
    "change_line",
    "change_meeting",
    "change_series",
    "check_can_sign",
    "confirm_listed",
    "discard_form_version",
    "finish_letter",
    "finish_list",
    "give_number",
    "give_secret",
    "hand_over_letter",
    "hold_meeting",
    "import_meetings",
    "impose_secrecy",
    "insert_fact",
    "keep_body",
    "keep_fact",
    "lapse_letter",
    "lift_secrecy",
    "link_item",
    "make_consent_list",
    "make_list",
    "move_attachment",
    "move_form_field",
    "move_letter_attachment",
    "plan_meetings",
    "plan_proposal",
    "put_form_to_use",
    "put_shipped_templates_to_use",
    "put_usual_bodies_to_use",
    "receive_list",
    "record_outcomes",
    "register_decided_elsewhere",
    "register_treatment",
    "remove_attachment",
    "remove_form_field",
    "remove_letter_attachment",
    "rename_form",
    "reopen_letter",
    "replace_fact",
    "retire_form",
    "revise_outcome",
    "see_outcome",
    "sign_letter",
    "start_form_version",
    "start_letter",
    "start_proposal",
    "start_series",
    "submit_proposal",
    "take_back_proposal",
    "take_over",
    "take_over_items",
    "tell_outcome",
    "type_number",
    "use_shipped_forms",
    "with_text",
    "withdraw_proposal",
    "write_answers",
    "write_considerations",
    "write_consultations",
    "write_points",
    "write_process",
    "write_sections",
]
