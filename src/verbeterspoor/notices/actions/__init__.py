"""Tell people what they must know: each thing once, in the way and the language they chose."""

from .composing import compose
from .sending import ServerAway, claim, give_up_lost, send_claimed
from .telling import Telling, tell, tell_many

__all__ = ["ServerAway", "Telling", "claim", "compose", "give_up_lost", "send_claimed", "tell", "tell_many"]
