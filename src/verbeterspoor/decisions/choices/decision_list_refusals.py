"""Why a rule about decision lists and secrecy refuses; the label is the sentence people read, with the way out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DecisionListRefusal(TextChoices):
    """Refusals about decision lists."""

    NOTHING_DECIDED = (
        "nothing_decided",
        _("No outcome was registered in this meeting yet. Register the outcomes first."),
    )
    NOT_HELD = "not_held", _("This meeting has not begun yet. Its list can be made afterwards.")
    CANCELLED = "cancelled", _("This meeting was cancelled: there is no list of it.")
    FINAL = "final", _("This list is final. What is decided otherwise later comes on a list by a formal act.")
    WITHOUT_OUTCOME = "without_outcome", _("These points have no outcome yet: %(points)s. Register it first.")
    OUT_OF_DATE = "out_of_date", _("An outcome changed after this list was made. Bring the list up to date first.")
    SECRET_WITHOUT_GROUND = (
        "secret_without_ground",
        _("A line is secret only with a ground of the law. First impose secrecy on %(title)s."),
    )
    LATER_WITHOUT_DAY = "later_without_day", _("Say from which day this line is public.")
    NO_EXPLANATION = "no_explanation", _("This line is public but has no explanation for the public list: %(title)s.")


class SecrecyRefusal(TextChoices):
    """Refusals about secrecy (Gemeentewet 87-89)."""

    NO_GROUND = "no_ground", _("Choose at least one ground. Without a ground of the law there is no secrecy.")
    NOT_ALLOWED = (
        "not_allowed",
        _("%(ground)s is no ground for secrecy. Only the interests of Woo 5.1(1) and 5.1(2) are (Gemeentewet 87)."),
    )
    FUTURE = "future", _("Secrecy is imposed by a decision that was taken: choose today or an earlier day.")
    NOT_TO_LIFT = "not_to_lift", _("Only the %(body)s can lift this secrecy.")
    LIFTED = "lifted", _("This secrecy was lifted already.")
    LIFTED_BEFORE = "lifted_before", _("Secrecy cannot be lifted before it was imposed, nor on a day to come.")
    NOT_YOURS = "not_yours", _("Only the secretariat of this municipality registers secrecy.")
    GIVEN_ALREADY = "given_already", _("It was given to this body already.")
    OTHER_TRAJECTORY = "other_trajectory", _("This secrecy is about something of another trajectory.")
