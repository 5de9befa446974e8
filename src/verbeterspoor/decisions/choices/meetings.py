"""Bodies that meet, and how a meeting stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingBodyKind(TextChoices):
    """Which body meets."""

    EXECUTIVE = "executive", _("Municipal executive")
    COUNCIL = "council", _("Council")
    COMMITTEE = "committee", _("Committee of the council")
    MANAGEMENT = "management", _("Management team")


class MeetingStatus(TextChoices):
    """How a meeting stands."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Took place")
    CANCELLED = "cancelled", _("Cancelled")
