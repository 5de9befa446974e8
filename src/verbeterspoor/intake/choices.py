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
