"""What the council asked, was promised and did: links to the clerk's own lists."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CouncilItemKind(TextChoices):
    """What stands on a list of the council."""

    PROMISE = "promise", _("Promise")
    MOTION = "motion", _("Motion")
    QUESTION = "question", _("Question")


class CouncilItemState(TextChoices):
    """How an item stands on the clerk's list."""

    OPEN = "open", _("Open")
    ANSWERED = "answered", _("Answered, waits for the council")
    SETTLED = "settled", _("Settled")
    LAPSED = "lapsed", _("Lapsed")


class ItemSource(TextChoices):
    """How an item came here."""

    TYPED = "typed", _("Typed in")
    CSV = "csv", _("From a list")
    IBABS = "ibabs", _("From iBabs")
    COMMITMENT = "commitment", _("From a promise in a document")


class TreatmentKind(TextChoices):
    """What the council did with a letter."""

    RECEIVED = "received", _("Put on the list of incoming papers")
    NOTED = "noted", _("Took note")
    SCHEDULED = "scheduled", _("Put on an agenda")
    DISCUSSED = "discussed", _("Discussed")
    ASKED = "asked", _("Asked questions or a promise")
