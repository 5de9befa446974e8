"""What became of a finding besides a judgement, what the council decided, and why a rule about them refuses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Outcome(TextChoices):
    """What became of a finding; whether it got better is a judgement and stands beside it.

    Adopting the annual accounts accepts nothing: "settled" takes a decision of the council about this finding
    (rule `done-accepted-proven`).
    """

    OPEN = "open", _("Open")
    LAPSED = "lapsed", _("Lapsed")
    ESCALATED = "escalated", _("Outside own influence")
    SETTLED = "settled", _("Settled by the council")


class OutcomeStep(TextChoices):
    """What somebody can do with the outcome of a finding."""

    LAPSE = "lapse", _("Let it lapse")
    ESCALATE = "escalate", _("Outside own influence, escalate")
    SETTLE = "settle", _("Settled by the council")
    REOPEN = "reopen", _("Open it again")


class CouncilOutcome(TextChoices):
    """What the council does with a finding or recommendation; its text then binds (rule `finding-tree`)."""

    ADOPTED = "adopted", pgettext_lazy("council", "Adopted")
    AMENDED = "amended", pgettext_lazy("council", "Amended")
    ADDED = "added", _("Added by the council")
    REJECTED = "rejected", _("Not adopted")


class OutcomeRefusal(TextChoices):
    """Why a rule about outcomes and decisions of the council refuses; the sentence people read, with the way out."""

    NOT_YOURS = "not_yours", _("Only a coordinator or, for a decision of the council, its clerk can do this.")
    NOT_NOW = "not_now", _("This cannot be done with the finding as it stands now.")
    NEEDS_REASON = "needs_reason", _("Write a reason, so that others understand it later.")
    NEEDS_DECISION = "needs_decision", _("Say by which decision: who decided, and its number or name.")
    NEEDS_ADDRESSEE = "needs_addressee", _("Say to whom it was escalated.")
    NEEDS_SOURCE = "needs_source", _("Say where this comes from: the list of decisions or the letter, with its date.")
    NEEDS_TEXT = "needs_text", _("Write down the text that the council decided on: that text binds.")
    NOT_WITH_TEXT = "not_with_text", _("Only an amended or added point has a text of the council.")
    BEFORE_FORMER = "before_former", _("This day lies before the former decision about this finding.")
    IN_THE_FUTURE = "in_the_future", _("This day is still to come.")
