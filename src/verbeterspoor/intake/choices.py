"""How far reading a document has come, and what a person decided about each candidate."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReadingStatus(TextChoices):
    """Life of a document that is read in."""

    WAITING = "waiting", _("Waiting to be read")
    READING = "reading", _("Being read")
    READ = "read", _("Ready to be judged")
    FAILED = "failed", _("Could not be read")


class CandidateKind(TextChoices):
    """Which question a candidate answers."""

    FIELD = "field", _("What kind of document is this?")
    FINDING = "finding", _("Findings")
    DATE = "date", _("Dates and terms")
    COMMITMENT = "commitment", _("Commitments")
    DECISION_POINT = "decision_point", _("Decisions")


class CandidateStatus(TextChoices):
    """What a person decided about a candidate; nothing enters a register unseen."""

    PROPOSED = "proposed", _("To be judged")
    ACCEPTED = "accepted", _("Taken over")
    CORRECTED = "corrected", _("Corrected and taken over")
    REJECTED = "rejected", _("Not taken over")


class Refused(TextChoices):
    """Why a file is not read in; the codes are those of the reader, the label is the sentence people read."""

    EMPTY = "empty", _("This file is empty. Check whether it was saved completely.")
    DAMAGED = "damaged", _("This file is damaged and cannot be opened. Ask for it again, or save it again as PDF.")
    ENCRYPTED = "encrypted", _("This file is locked with a password. Save it without a password and add it again.")
    IMAGE_ONLY = (
        "image_only",
        _("This file only holds images of pages, without text. Add the original, or make a PDF with text of it."),
    )
    TOO_LARGE = "too_large", _("This file is too large. Split it, or save it smaller.")
    WRONG_NAME = "wrong_name", _("The name ends differently from what the file is. Check whether it is the right file.")
    ACTIVE_CONTENT = (
        "active_content",
        _("This file holds scripts, attachments or commands. Save it as an ordinary PDF and add it again."),
    )
    UNSUPPORTED = (
        "unsupported",
        _("This kind of file cannot be read in. Add it as PDF, Word (DOCX), OpenDocument (ODT) or plain text (TXT)."),
    )
    UNREADABLE = "unreadable", _("This file cannot be read. Add it as PDF or as plain text (TXT).")
    GAVE_UP = "gave_up", _("Reading this file broke off three times. Try again, or tell the administrator.")


class DocumentKind(TextChoices):
    """Kinds of document that the reader knows."""

    INSPECTION_REPORT = "inspection_report", _("Inspection report")
    AUDIT_REPORT = "court_of_audit_report", _("Report of the audit office")
    COLLEGE_PROPOSAL = "college_proposal", _("Proposal to the municipal executive")
    COUNCIL_PROPOSAL = "council_proposal", _("Proposal to the council")
    COUNCIL_LETTER = "council_letter", _("Letter to the council")
    INFORMATION_NOTE = "information_note", _("Information note")
    DECISION_LIST = "decision_list", _("Decision list")
    MOTION = "motion", _("Motion")
    AMENDMENT = "amendment", _("Amendment")
    IMPROVEMENT_PLAN = "improvement_plan", _("Improvement plan")
    MINUTES = "minutes", _("Minutes")
    OTHER = "other", _("Other document")


class FieldName(TextChoices):
    """Facts about a document that have a name of ours; other fields keep the label that is printed."""

    KIND = "kind", _("Kind of document")
    SUBJECT = "subject", _("Subject")
    ORGANISATION = "organisation", _("Sent by")
    DATE = "date", _("Date")
    PORTFOLIO_HOLDER = "portfolio_holder", _("Portfolio holder")
    REFERENCE = "reference", _("Number")
    ATTACHMENT = "attachment", _("Attachment")


class Refusal(TextChoices):
    """Why a rule refuses; the label is the sentence people read, with the way out."""

    NOT_A_READER = "not_a_reader", _("Only a coordinator or an author of this municipality can read documents in.")
    NOT_A_JUDGE = "not_a_judge", _("Only a coordinator of this municipality can take facts over.")
    DECIDED_ALREADY = "decided_already", _("Somebody has judged this already. The page shows what was decided.")
    NOT_REJECTED = "not_rejected", _("Only what was not taken over can be put back.")
    NO_TRAJECTORY = "no_trajectory", _("First choose the trajectory this document belongs to.")
    NO_REPORT = "no_report", _("First say which body made this report, at “What kind of document is this?”.")
    PARENT_FIRST = "parent_first", _("This is part of another point. Judge that point first.")
    NO_TIME = "no_time", _("The text names no date. Fill in a date with “Correct” to make this a term.")
    CLIENT_DATA = "client_data", _("This may hold data of a client. Take it out, or say that it is none.")
    SHOWN_ONLY = "shown_only", _("Decision points are shown here; they are not registered yet.")
    NOT_ON_PAGE = "not_on_page", _("These words do not stand on this page. Copy them from the document.")
    STILL_READING = "still_reading", _("This document is still being read.")
    NOT_FAILED = "not_failed", _("Only a document that could not be read can be taken away or tried again.")
