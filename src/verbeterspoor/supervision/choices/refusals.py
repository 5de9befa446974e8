"""Why a rule refuses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Refusal(TextChoices):
    """Why a rule refuses; the label is the sentence people read, with the way out."""

    NOT_A_COORDINATOR = "not_a_coordinator", _("Only a coordinator of this municipality can do this.")
    NOT_THE_BODY = "not_the_body", _("Only the body that investigated can judge this finding.")
    NOT_YOUR_BODY = "not_your_body", _("You can only judge for the body that you work for.")
    NO_SOURCE = "no_source", _("Say where this judgement comes from: the letter, mail or meeting, with its date.")
    NO_EXPLANATION = "no_explanation", _("Give the explanation in the words of the body.")
    IN_THE_FUTURE = "in_the_future", _("This day is still to come.")
    NO_BODY = "no_body", _("Say which body carries out the investigation.")
    UNKNOWN_BODY = "unknown_body", _("This organisation or unit is not known in your municipality. Add it first.")
    OTHER_REPORT = "other_report", _("A point below another one belongs to the same report.")
    OTHER_TRAJECTORY = "other_trajectory", _("This belongs to another trajectory.")
    ONE_ADDRESSEE = "one_addressee", _("Choose one organisation or one unit, not both.")
    NO_TEXT = "no_text", _("Write down what it says.")
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("Somebody else changed this in the meantime. Nothing was overwritten: compare and save again."),
    )
    DATES_IN_ORDER = "dates_in_order", _("The last day cannot be before the first day.")
    NO_TIME = "no_time", _("Give a last day, a moment, or a number of days, weeks, months or years.")
    AMOUNT_HAS_UNIT = "amount_has_unit", _("Give the number together with days, weeks, months or years.")
    NOT_RELATIVE = "not_relative", _("This term does not count from another moment.")
    STEP_NOT_YOURS = "step_not_yours", _("Only a coordinator of this municipality can close or reopen a term.")
    STEP_NOT_NOW = "step_not_now", _("This cannot be done with the term as it stands now.")
    STEP_NEEDS_REASON = "step_needs_reason", _("Write a reason, so that others understand it later.")
