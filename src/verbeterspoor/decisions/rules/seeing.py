"""Who sees what: the town hall its own, secrets only those who keep them, the clerk only what was handed over."""

from __future__ import annotations

from typing import Any

from verbeterspoor.decisions.choices import Disclosure, LetterStatus
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

KEEPS_SECRETS = (Role.SECRETARIAT, Role.PORTFOLIO_HOLDER, Role.COORDINATOR)
"""Roles of the town hall that know of secret items; others inside see only the secret ones they wrote."""

WRITES = (Role.AUTHOR, Role.COORDINATOR, Role.SECRETARIAT)
"""Roles that write proposals and letters."""


def can_see_proposal(actor: Actor, proposal: Any) -> bool:
    """Say whether a person may know of a proposal: nobody outside, nor the clerk (rule `dual-wall`)."""
    if proposal.municipality_id != actor.municipality_id or not actor.is_inside:
        return False
    return actor.has(*KEEPS_SECRETS) or proposal.disclosure != Disclosure.SECRET or proposal.author_id == actor.user_id


def can_see_letter(actor: Actor, letter: Any) -> bool:
    """Say whether a person may see a letter: the clerk only what was handed over (rule `dual-wall`)."""
    if letter.municipality_id != actor.municipality_id:
        return False
    if actor.has(*KEEPS_SECRETS):
        return True
    if actor.is_inside and (letter.disclosure != Disclosure.SECRET or letter.author_id == actor.user_id):
        return True
    return actor.has(Role.COUNCIL_CLERK) and letter.status == LetterStatus.HANDED_OVER


def check_can_write(actor: Actor, municipality_id: int, refusal: object) -> None:
    """Let only those who write proposals and letters in this municipality go on."""
    if actor.municipality_id != municipality_id or not actor.has(*WRITES):
        raise NotAllowed(refusal)


def check_is_secretariat(actor: Actor, municipality_id: int, refusal: object) -> None:
    """Let only the secretariat of this municipality go on."""
    if actor.municipality_id != municipality_id or not actor.has(Role.SECRETARIAT):
        raise NotAllowed(refusal)
