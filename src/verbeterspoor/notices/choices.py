"""How a notice reaches somebody, and how far a mail is."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How a notice of one kind reaches a person; each person chooses, the kind says what happens until then."""

    AT_ONCE = "at_once", _("By mail, at once")
    DIGEST = "digest", _("In the digest mail")
    INBOX = "inbox", _("Only in my messages")
    OFF = "off", _("Not at all")


class MailState(TextChoices):
    """How far a mail is; only a worker that holds the lease changes it from `sending`."""

    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent")


class MailError(TextChoices):
    """Why a mail was not sent."""

    UNREACHABLE = "unreachable", _("The mail server did not answer or could not take the mail.")
    REFUSED = "refused", _("The mail server refuses this address or this mail.")
    BROKEN_OFF = "broken_off", _("Sending broke off too often.")


class Rhythm(TextChoices):
    """How often a person gets the digest mail."""

    DAILY = "daily", _("Every working day")
    WEEKLY = "weekly", _("Once a week")
    NEVER = "never", _("Never: I look in my messages")


class Weekday(IntegerChoices):
    """The day of a weekly digest, as Python counts days."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
