"""What was decided on a point, and how."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OutcomeKind(TextChoices):
    """Outcome of one decision point (rule `outcome-per-point`)."""

    AS_PROPOSED = "as_proposed", _("As proposed")
    AMENDED = "amended", _("Amended")
    HELD = "held", _("Held")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NOTED = "noted", _("Noted")


FINAL = frozenset({OutcomeKind.AS_PROPOSED, OutcomeKind.AMENDED, OutcomeKind.WITHDRAWN, OutcomeKind.NOTED})
"""Outcomes after which a point is locked; a held point comes back."""

CARRIED = frozenset({OutcomeKind.AS_PROPOSED, OutcomeKind.AMENDED, OutcomeKind.NOTED})
"""Outcomes on which a letter can rest."""


class DecidedBy(TextChoices):
    """How it was decided."""

    MEETING = "meeting", _("In a meeting")
    CONSENT = "consent", _("By consent outside a meeting")


class ListStatus(TextChoices):
    """How a decision list stands."""

    PROVISIONAL = "provisional", _("Provisional")
    FINAL = "final", _("Final")
