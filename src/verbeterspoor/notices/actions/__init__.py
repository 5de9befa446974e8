"""Tell people what they must know: each thing once, in the way and the language they chose."""

from .telling import Telling, tell, tell_many

__all__ = ["Telling", "tell", "tell_many"]
