"""Ways of looking at actions, and what can be done from there."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ViewKind(TextChoices):
    """Ways of looking at the actions of a plan; all show the same facts."""

    LIST = "list", _("List")
    BOARD = "board", _("Board")
    TIMELINE = "timeline", _("Timeline")
    PARTNERS = "partners", _("Per partner")
    FINDINGS = "findings", _("Per finding")
    MATRIX = "matrix", _("Coverage")


class Order(TextChoices):
    """In which order actions are listed."""

    DUE = "", _("Due date")
    NUMBER = "number", _("Number")
    OWNER = "owner", _("Responsible")
    HEARD = "heard", _("Longest not heard of")


class BulkField(TextChoices):
    """What can be changed in several actions of a plan that is still being written."""

    OWNER = "owner", _("Responsible")
    START = "start_date", _("Start")
    DUE = "due_date", _("Due")
    LATER = "later", _("Move start and due a number of days later")
    REVIEW = "review_date", _("Review on")
    INTERVAL = "report_interval_days", _("Days between reports")
    GOAL = "goal", _("Goal")


class BoardColumn(TextChoices):
    """Where an action stands on the board: what was last heard of it decides, nobody drags it."""

    NOT_STARTED = "not_started", _("Nothing heard yet")
    ON_TRACK = "on_track", _("On schedule")
    DELAYED = "delayed", _("Running late or stuck")
    REPORTED_DONE = "reported_done", _("Reported as done")
    ACCEPTED = "accepted", _("Accepted")
    LAPSED = "lapsed", _("Lapsed")


class ImportStatus(TextChoices):
    """A table that was brought in is taken over whole, or put aside."""

    OPEN = "open", _("Open")
    TAKEN_OVER = "taken_over", _("Taken over")
    PUT_ASIDE = "put_aside", _("Put aside")
