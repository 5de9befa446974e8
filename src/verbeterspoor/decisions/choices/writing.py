"""The steps in which a proposal is written; every one can be saved half filled."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WritingStep(TextChoices):
    """One page of writing a proposal: the label is what stands in the row of steps."""

    HEADER = "header", _("Header")
    TEXT = "text", _("Text")
    POINTS = "points", _("Decision points")
    WEIGHING = "weighing", _("Arguments, caveats, alternatives")
    ATTACHMENTS = "attachments", _("Attachments")
    PROCESS = "process", _("Process information")
