"""Kinds, statuses, steps and units of terms."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TermKind(TextChoices):
    """What kind of date or term it is."""

    DEADLINE = "deadline", _("Must be done by")
    EVENT = "event", _("Happens on")
    COMMITMENT = "commitment", _("Promised")
    EVALUATION = "evaluation", _("Evaluation")


class TermStatus(TextChoices):
    """Whether a term still runs."""

    OPEN = "open", _("Open")
    MET = "met", _("Met")
    LAPSED = "lapsed", _("Lapsed")


class TermStep(TextChoices):
    """What somebody can do with a term."""

    MEET = "meet", _("Mark as met")
    LAPSE = "lapse", _("Let it lapse")
    REOPEN = "reopen", _("Open it again")


class TermUnit(TextChoices):
    """Unit of a term that counts from another moment."""

    DAY = "day", _("days")
    WEEK = "week", _("weeks")
    MONTH = "month", _("months")
    YEAR = "year", _("years")
