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
    WORKING_DAY = "working_day", _("working days")
    WEEK = "week", _("weeks")
    MONTH = "month", _("months")
    YEAR = "year", _("years")


class TermRefusal(TextChoices):
    """Why a term is not moved (rule `term-acts`); the label is the sentence people read, with the way out."""

    NOT_OPEN = "not_open", _("This term is closed. Open it again first, with the reason.")
    NO_DAY = "no_day", _("This term has no last day yet: choose the day it counts from.")
    DAY_CHOSEN = "day_chosen", _("The day it counts from has been chosen. Move the last day with a reason instead.")
    NEEDS_REASON = "needs_reason", _("Write why the term is moved.")
    NOT_LATER = "not_later", _("The new last day must come after the present one.")
    IN_THE_FUTURE = "in_the_future", _("This day is still to come.")
    BEFORE_FORMER = "before_former", _("This term was moved later than that already. Look at the day again.")
    NEEDS_NOTICE = (
        "needs_notice",
        _("Say on which day and to whom the interim notice went: it goes out before the term ends."),
    )
    NOTICE_TOO_LATE = "notice_too_late", _("An interim notice goes out before the term ends, not after it.")
    AFTER_THE_END = (
        "after_the_end",
        _("This term had ended by then. Confirm that it is moved after it ended: that stays visible."),
    )
