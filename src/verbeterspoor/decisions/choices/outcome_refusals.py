"""Why a rule about outcomes, revisions and telling back refuses; the label is the sentence people read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OutcomeRefusal(TextChoices):
    """Refusals about what was decided on a point, and about telling it back."""

    NOTHING_CHOSEN = "nothing_chosen", _("Choose the outcome of one point at least.")
    RECORDED_BEFORE = (
        "recorded_before",
        _(
            "Point %(number)s was decided before: %(who)s registered “%(outcome)s” on %(day)s. "
            "It stays locked; only a revision by a formal act changes it."
        ),
    )
    AMENDED_WITHOUT_TEXT = (
        "amended_without_text",
        _("Write down the text of point %(number)s as it was decided: an amended point needs its own text."),
    )
    AMENDED_WITHOUT_CHANGE = (
        "amended_without_change",
        _("The text of point %(number)s is the proposed text. Change it as it was decided, or choose “As proposed”."),
    )
    HELD_IN_THE_PAST = (
        "held_in_the_past",
        _("Point %(number)s is held until a day that does not lie after the decision. Choose a later day."),
    )
    NO_DAY = "no_day", _("Say in which meeting or on which day it was decided.")
    IN_THE_FUTURE = "in_the_future", _("This day or meeting is still to come. Register the outcome afterwards.")
    MEETING_CANCELLED = (
        "meeting_cancelled",
        _("This meeting was cancelled, so nothing was decided in it. Choose the meeting in which it was."),
    )
    ANOTHER_DAY = (
        "another_day",
        _("The meeting you chose was on %(day)s. Choose another meeting or leave the day empty."),
    )
    OTHER_TOWN = "other_town", _("This meeting or point is not of this proposal. Open the page again.")
    CONSENT_IS_OFF = (
        "consent_is_off",
        _(
            "Deciding outside a meeting is off: the rules of procedure of this body are not cited. "
            "The secretariat registers the article with the body, under Meetings."
        ),
    )
    CONSENT_WITHOUT_NAMES = (
        "consent_without_names",
        _("Write down who agreed, and when: outside a meeting there are no minutes that show it."),
    )
    CONSENT_IN_A_MEETING = "consent_in_a_meeting", _("Consent is given outside a meeting: leave the meeting empty.")
    NOT_DECIDED = "not_decided", _("Only a decided point can be revised. Register its outcome first.")
    REVISED_BEFORE_DECIDED = (
        "revised_before_decided",
        _("The revision lies before the decision of %(day)s that it revises. Choose a later day."),
    )
    REVISED_WITHOUT_ACT = "revised_without_act", _("Name the act that revises the decision, and say why.")
    REVISED_TO_THE_SAME = (
        "revised_to_the_same",
        _("This is what was decided already. Choose another outcome or change the text."),
    )
    NO_POINTS = "no_points", _("Write down one decision point at least.")
    NOT_TO_REGISTER = (
        "not_to_register",
        _("Only the secretariat or a coordinator of this municipality registers what was decided elsewhere."),
    )
    NOTHING_TO_TELL = "nothing_to_tell", _("There is no outcome to tell yet. Register it first.")
    NOBODY_TO_TELL = (
        "nobody_to_tell",
        _("Nobody can be told: author and portfolio holder no longer work here. Hand the proposal over first."),
    )
    TOLD_ALREADY = (
        "told_already",
        _("%(who)s told this outcome on %(day)s, and nothing changed since. It can be told again after a change."),
    )
    NOT_TOLD_TO_YOU = "not_told_to_you", _("This outcome was not told to you.")
