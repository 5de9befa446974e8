"""Why a rule about the council's items refuses; the label is the sentence people read, with the way out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CouncilRefusal(TextChoices):
    """Refusals about promises, motions, questions, and what the council did with a letter."""

    NOT_FOR_YOU = (
        "not_for_you",
        _("Only the council clerk, a coordinator or the secretariat links items of the council."),
    )
    CLERKS_LIST = (
        "clerks_list",
        _("Only the clerk registers that the council is done with it. Say by which letter it was answered."),
    )
    NEEDS_A_LETTER = "needs_a_letter", _("Choose the letter in which it was answered.")
    SETTLED_AHEAD = "settled_ahead", _("It cannot be settled on a day to come.")
    LINKED_ALREADY = "linked_already", _("This promise was linked already.")
    NOT_HANDED_OVER = "not_handed_over", _("This letter was not handed over to the council yet.")
    NOT_THE_CLERK = "not_the_clerk", _("Only the council clerk registers what the council did.")
    TREATED_AHEAD = "treated_ahead", _("Register what the council did on the day itself or later.")
    TREATED_BEFORE = "treated_before", _("The council got this letter on %(day)s: choose that day or a later one.")
    NO_TEXT = "no_text", _("The text is missing.")
    UNKNOWN_KIND = "unknown_kind", _("“%(said)s” is no promise, motion or question.")
    NO_DAY = "no_day", _("“%(said)s” is no day.")
    TWICE = "twice", _("This number stands in the list twice.")
    NO_ROWS = "no_rows", _("There are no rows in it. Does the first row hold the titles of the columns?")
    NO_TEXT_COLUMN = (
        "no_text_column",
        _("No column holds the text. Name it “Tekst”, “Toezegging”, “Motie” or “Onderwerp”."),
    )
    TOO_MANY = "too_many", _("That is more than 500 rows. Take over the list in parts.")
