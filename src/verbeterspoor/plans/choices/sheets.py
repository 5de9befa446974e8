"""What stands in a table of actions that leaves or comes in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SheetColumn(TextChoices):
    """A column of a table of actions; the same for Excel, CSV and Word, and known again when it comes back."""

    ID = "id", _("Code")
    NUMBER = "number", _("No.")
    TITLE = "title", _("Action")
    FINDINGS = "findings", _("Serves findings")
    GOAL = "goal", _("Goal")
    OWNER = "owner", _("Responsible")
    PARTS = "parts", _("Parts of others")
    START = "start_date", _("Start")
    DUE = "due_date", _("Due")
    REVIEW = "review_date", _("Review on")
    RESULT = "result", _("Result that can be checked")
    EVIDENCE = "evidence_agreed", _("Agreed evidence")
    ASSURANCE = "assurance", _("How it lasts (assurance)")
    STATUS = "status", _("State")
    SAID = "said", _("Last said about progress")
    HEARD = "heard", _("Last heard")
    SIGNALS = "signals", _("Needs attention")
