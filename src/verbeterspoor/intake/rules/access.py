"""Who may read documents in, who judges what was found, and how long a worker holds a reading."""

from __future__ import annotations

from datetime import timedelta

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.intake.choices import Refusal, Refused
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

LEASE = timedelta(minutes=2)
"""A worker that has not said anything about a reading for so long is taken for dead; every page renews the lease."""

MAX_ATTEMPTS = 3
"""After so many broken-off attempts a reading fails, so that a file that kills its reader does not kill all."""


class FileRefused(NotAllowed):
    """A file is not read in; `code` is one of `Refused`, the reason says what to do."""

    def __init__(self, code: str) -> None:
        known = code if code in Refused.values else Refused.UNREADABLE.value
        super().__init__(Refused(known).label)
        self.code = known


def may_read_in(actor: Actor, municipality_id: int) -> bool:
    """Say whether this person may see and add documents that are read in."""
    return actor.municipality_id == municipality_id and actor.has(Role.COORDINATOR, Role.AUTHOR)


def check_can_read_in(actor: Actor, municipality_id: int) -> None:
    """Let only a coordinator or author of the municipality read documents in."""
    if not may_read_in(actor, municipality_id):
        raise NotAllowed(Refusal.NOT_A_READER.label)


def may_judge(actor: Actor, municipality_id: int) -> bool:
    """Say whether this person may take over what was found."""
    return actor.municipality_id == municipality_id and actor.leads


def check_can_judge(actor: Actor, municipality_id: int) -> None:
    """Let only a coordinator of the municipality take facts over into the registers."""
    if not may_judge(actor, municipality_id):
        raise NotAllowed(Refusal.NOT_A_JUDGE.label)


def check_size(size: int, largest: int) -> None:
    """Refuse a file that is empty or larger than the installation accepts, before anything of it is read."""
    if size == 0:
        raise FileRefused(Refused.EMPTY)
    if size > largest:
        raise FileRefused(Refused.TOO_LARGE)
