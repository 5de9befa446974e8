"""Rounds of response to a report, answers about wrong facts, and why a rule about versions refuses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RoundKind(TextChoices):
    """What the municipality is asked for when a draft comes in."""

    FACTS = "facts", _("Factual check (which facts are wrong?)")
    BOARD = "board", _("Response of the executive")


class ErrorAnswer(TextChoices):
    """What the body did with a fact that the municipality called wrong."""

    OPEN = "open", _("No answer yet")
    ACCEPTED = "accepted", _("Taken over")
    PARTLY = "partly", _("Taken over in part")
    REJECTED = "rejected", _("Not taken over")


class ReportRefusal(TextChoices):
    """Why a rule about reports refuses; the label is the sentence people read, with the way out."""

    REPLACED = "replaced", _("A newer version replaced this report. Open that version.")
    WRONG_ORDER = (
        "wrong_order",
        _("After a draft comes a draft or a final report, after a final one a corrected one."),
    )
    NEEDS_REASON = "needs_reason", _("Write why the report was corrected.")
    CARRY_PARENT = "carry_parent", _("A point below another one goes along only together with it.")
    OTHER_REPORT = "other_report", _("This finding does not stand in the report that is replaced.")
    ROUND_IS_OPEN = "round_is_open", _("We have been asked for this already: answer that round first.")
    ROUND_ANSWERED = "round_answered", _("This round has been answered already.")
    TERM_BEFORE_ASKED = "term_before_asked", _("The last day comes before the day on which it was asked.")
    BEFORE_ASKED = "before_asked", _("The answer cannot come before the question.")
    IN_THE_FUTURE = "in_the_future", _("This day is still to come.")
    NEEDS_BOTH = "needs_both", _("Write what the report says and what it should say.")
    NEEDS_ANSWER = "needs_answer", _("Choose what the body did with it.")
    NEEDS_SOURCE = "needs_source", _("Say where the answer of the body is found: the letter or mail, with its date.")


class FindingRefusal(TextChoices):
    """Why a finding is not moved or withdrawn; the label is the sentence people read, with the way out."""

    BELOW_ITSELF = "below_itself", _("A finding cannot stand below itself or below one of its own points.")
    TOO_DEEP = "too_deep", _("Findings stand at most three deep.")
    NEEDS_REASON = "needs_reason", _("Write why it was registered by mistake.")
    HAS_POINTS = "has_points", _("First move or withdraw the points below this finding.")
    WITHDRAWN = "withdrawn", _("This finding has been withdrawn.")
    NOT_WITHDRAWN = "not_withdrawn", _("This finding has not been withdrawn.")
