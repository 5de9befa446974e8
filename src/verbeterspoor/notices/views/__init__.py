"""Pages about what one was told, how one wants to be told, and the mail that left."""

from .calendars import make_calendar, read_calendar, renew_calendar, revoke_calendar, show_calendars
from .inbox import open_notice, read_all, show_inbox
from .mails import list_mails, show_folder, show_letter, try_again
from .preferences import choose, unsubscribe

__all__ = [
    "choose",
    "list_mails",
    "make_calendar",
    "open_notice",
    "read_all",
    "read_calendar",
    "renew_calendar",
    "revoke_calendar",
    "show_calendars",
    "show_folder",
    "show_inbox",
    "show_letter",
    "try_again",
    "unsubscribe",
]
