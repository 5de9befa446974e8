"""Tell people what they must know: each thing once, in the way and the language they chose."""

from .calendars import make_calendar, renew_calendar, revoke_calendar
from .choosing import Ticket, choose_channels, read_all, read_notice, read_ticket, subscribe_again, unsubscribe
from .composing import compose
from .digesting import bundle_digests
from .retrying import try_again
from .sending import ServerAway, claim, give_up_lost, send_claimed
from .telling import Telling, tell, tell_many

__all__ = [
    "ServerAway",
    "Telling",
    "Ticket",
    "bundle_digests",
    "choose_channels",
    "claim",
    "compose",
    "give_up_lost",
    "make_calendar",
    "read_all",
    "read_notice",
    "read_ticket",
    "renew_calendar",
    "revoke_calendar",
    "send_claimed",
    "subscribe_again",
    "tell",
    "tell_many",
    "try_again",
    "unsubscribe",
]
