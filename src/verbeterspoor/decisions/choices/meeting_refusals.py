"""Why a rule about meetings refuses; the label is the sentence people read, with the way out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingRefusal(TextChoices):
    """Refusals about meetings and planning in them."""

    ENDS_BEFORE_IT_STARTS = "ends_before", _("The last day lies before the first one.")
    TOO_MANY = "too_many", _("That is more than 120 meetings. Choose an earlier last day.")
    NOT_PLANNED = "not_planned", _("This meeting was held or cancelled already, so it does not change any more.")
    NOT_BEGUN = "not_begun", _("This meeting has not begun yet. Register it as held afterwards.")
    SUBMITTED_AFTER = "submitted_after", _("Papers must be in before the meeting begins. Choose an earlier moment.")
    OTHER_TOWN = "other_town", _("This meeting is not of your municipality.")
    OVER = "over", _("This meeting is over or cancelled. Choose one that is to come.")
    PAPERS_CLOSED = (
        "papers_closed",
        _("Papers for this meeting are closed. Ask the secretariat to add it, or choose a later meeting."),
    )
    TOO_OFTEN = (
        "too_often",
        _("This calendar has too many events to be meetings of one body. Export only the meetings of this body."),
    )
    SAME_MEETING = "same_meeting", _("Choose another meeting than the one that is cancelled.")
    HAS_OUTCOMES = (
        "has_outcomes",
        _("Outcomes were registered in this meeting, so it was held. It cannot be cancelled."),
    )
    NOT_A_CALENDAR = (
        "not_a_calendar",
        _("This file is no calendar (.ics). Export the calendar again and choose that file."),
    )
    EMPTY_CALENDAR = "empty_calendar", _("This calendar has no meetings between %(from)s and %(until)s.")
    TOO_LARGE = "too_large", _("This calendar is larger than 2 MB. Export only the meetings of this body.")
    NOT_MINE = "not_mine", _("Only the secretariat or an administrator of this municipality keeps meetings.")
    NOT_WRITABLE = "not_writable", _("This proposal was decided or withdrawn: it is not planned any more.")
