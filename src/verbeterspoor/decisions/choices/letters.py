"""The life of a letter or note, what it rests on, who signs, and where its number comes from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterStatus(TextChoices):
    """Where a letter stands; being public is not a status but a release (rule `later-of-moment-and-conditions`)."""

    DRAFT = "draft", _("Being written")
    READY = "ready", _("Ready to sign")
    SIGNED = "signed", _("Signed")
    HANDED_OVER = "handed_over", _("Handed over to the council")
    LAPSED = "lapsed", _("Lapsed")


class LetterStep(TextChoices):
    """What can be done with a letter; the label is the button."""

    FINISH = "finish", _("Ready to sign")
    REOPEN = "reopen", _("Write on")
    SIGN = "sign", _("Register signatures")
    HAND_OVER = "hand_over", _("Hand over to the council")
    LAPSE = "lapse", _("Let it lapse")


class LetterBasis(TextChoices):
    """What a letter rests on (rule `letter-follows-decision`)."""

    DECISION = "decision", _("A decision of the executive")
    PORTFOLIO_HOLDER = "portfolio_holder", _("The signature of the portfolio holder (Gemeentewet 169(2))")


class SigningAs(TextChoices):
    """As what somebody signs (Gemeentewet 59a)."""

    MAYOR = "mayor", _("Mayor")
    SECRETARY = "secretary", _("Municipal secretary")
    PORTFOLIO_HOLDER = "portfolio_holder", _("Portfolio holder")


class NumberState(TextChoices):
    """What became of a number of a series: every one is accounted for."""

    USED = "used", _("Used")
    LAPSED = "lapsed", _("Lapsed")
