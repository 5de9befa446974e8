"""The life of a proposal, its considerations, who was consulted, and how open it is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProposalStatus(TextChoices):
    """Where a proposal stands."""

    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Submitted, waits for a decision")
    DECIDED = "decided", _("Decided")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ProposalStep(TextChoices):
    """What can be done with a proposal; the label is the button."""

    SUBMIT = "submit", _("Submit for the meeting")
    TAKE_BACK = "take_back", _("Take back to write on")
    DECIDE = "decide", _("Register the outcome")
    REVISE = "revise", _("Revise a decided point")
    WITHDRAW = "withdraw", _("Withdraw")


class Handling(TextChoices):
    """How a meeting takes an item."""

    DISCUSSION = "discussion", _("Discussion item")
    CONSENT = "consent", _("Consent item")


class FollowUp(TextChoices):
    """What goes to the council after the decision."""

    NONE = "none", _("Nothing")
    COUNCIL_LETTER = "council_letter", _("Council letter")
    COUNCIL_PROPOSAL = "council_proposal", _("Council proposal")


class Disclosure(TextChoices):
    """Who may know: everybody, everybody from a day on, or nobody outside (rule `embargo-secrecy-confidential`)."""

    PUBLIC = "public", _("Public")
    LATER = "later", _("Public later")
    SECRET = "secret", _("Secret")


class ConsiderationKind(TextChoices):
    """What is weighed; an argument carries the number of the point it serves (rule `numbered-points`)."""

    ARGUMENT = "argument", _("Argument")
    CAVEAT = "caveat", _("Caveat")
    ALTERNATIVE = "alternative", _("Alternative")


class ConsultationKind(TextChoices):
    """What was asked of the people a proposal was discussed with."""

    DISCUSSED = "discussed", _("Discussed with")
    ADVICE = "advice", _("Advice of")
    AGREEMENT = "agreement", _("Agreement of")
