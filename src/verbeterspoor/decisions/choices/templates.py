"""What a template consists of: kinds of field, what the product knows a field to mean, and who reads it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TemplateKind(TextChoices):
    """What is written on a template."""

    PROPOSAL = "proposal", _("Proposal to the executive")
    COUNCIL_LETTER = "council_letter", _("Letter to the council")
    INFORMATION_NOTE = "information_note", _("Information note to the council")


class FieldKind(TextChoices):
    """What somebody fills in; the last six show rows of their own instead of one answer."""

    TEXT = "text", _("One line")
    RICH = "rich", _("Text with headings, lists and tables")
    CHOICE = "choice", _("A choice from a list")
    DATE = "date", _("A day")
    YES_NO = "yes_no", _("Yes or no")
    YES_DATE = "yes_date", _("Yes with a day, or no")
    YES_TEXT = "yes_text", _("Yes or no, with an explanation")
    PERSON = "person", _("A person")
    UNIT = "unit", _("A unit of the town hall")
    FOLLOW_UP = "follow_up", _("The document that follows: letter or council proposal")
    POINTS = "points", _("Decision points")
    ARGUMENTS = "arguments", _("Arguments")
    CAVEATS = "caveats", _("Caveats")
    ALTERNATIVES = "alternatives", _("Alternatives")
    ATTACHMENTS = "attachments", _("Attachments")
    CONSULTATIONS = "consultations", _("Consultations")
    SECRECY = "secrecy", _("Secrecy: always shown, also when it does not apply")


ROWS = frozenset(
    {FieldKind.POINTS, FieldKind.ARGUMENTS, FieldKind.CAVEATS, FieldKind.ALTERNATIVES, FieldKind.ATTACHMENTS,
     FieldKind.CONSULTATIONS, FieldKind.SECRECY}
)  # fmt: skip
"""Kinds that show rows of the proposal or letter instead of an answer of their own."""


class Meaning(TextChoices):
    """What the product knows a field to mean: its answer is kept in a column of the proposal or letter itself."""

    NONE = "", _("Nothing in particular")
    SUBJECT = "subject", _("Subject")
    HANDLING = "handling", _("Discussion item or consent item")
    LATEST_DATE = "latest_date", _("Latest handling date")
    PORTFOLIO_HOLDER = "portfolio_holder", _("Portfolio holder")
    DISCLOSURE = "disclosure", _("Public, public later or secret")
    FOLLOW_UP = "follow_up", _("Council proposal or council letter")
    PUBLIC_EXPLANATION = "public_explanation", _("Explanation for the public decision list")


class Part(TextChoices):
    """Where on the page a field stands."""

    HEADER = "header", _("Header")
    BODY = "body", _("Text")
    PROCESS = "process", _("Process information (internal)")


class Audience(TextChoices):
    """Who reads a field once the document is public."""

    PUBLIC = "public", _("Public")
    INTERNAL = "internal", _("Internal")
