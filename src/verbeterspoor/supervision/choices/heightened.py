"""Heightened supervision: what happens with it, why it ends, and why a rule refuses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PeriodStatus(TextChoices):
    """Whether heightened supervision still holds."""

    RUNNING = "running", _("In force")
    LIFTED = "lifted", pgettext_lazy("supervision", "Lifted")


class PeriodStep(TextChoices):
    """What a body does with heightened supervision (verscherpt toezicht); each act has its day and its reason."""

    IMPOSE = "impose", pgettext_lazy("supervision", "Imposed")
    EXTEND = "extend", pgettext_lazy("supervision", "Extended")
    LIFT = "lift", pgettext_lazy("supervision", "Lifted")


class LiftedBecause(TextChoices):
    """Why heightened supervision ended; it can end without improvement (rule `outside-influence`)."""

    IMPROVED = "improved", _("It is good enough now")
    OUTSIDE_INFLUENCE = "outside", _("The causes lie outside own influence")
    OTHER = "other", _("Another reason")


class PeriodRefusal(TextChoices):
    """Why a rule about heightened supervision refuses; the label is the sentence people read, with the way out."""

    NOT_YOURS = "not_yours", _("Only a coordinator of this municipality registers heightened supervision.")
    NOT_NOW = "not_now", _("This heightened supervision has been lifted already.")
    NEEDS_REASON = "needs_reason", _("Write the reason that the body gives.")
    NEEDS_SOURCE = "needs_source", _("Say where it is found: the letter or the message, with its date.")
    ONE_SUBJECT = "one_subject", _("Choose one organisation or one unit, or neither for the municipality itself.")
    IN_THE_FUTURE = "in_the_future", _("This day is still to come.")
    UNTIL_AFTER_START = "until_after_start", _("It ends after the day on which it begins.")
    NOT_LONGER = "not_longer", _("The new end must come after the present one.")
    HAS_NO_END = "has_no_end", _("It has no end day, so it cannot be extended. Lift it when it ends.")
    BEFORE_FORMER = "before_former", _("This day comes before that of the former act.")
    OVERLAP = "overlap", _("This body already holds it under heightened supervision in that period. Extend that one.")
    NEEDS_ADDRESSEE = "needs_addressee", _("Say to whom it was escalated.")
