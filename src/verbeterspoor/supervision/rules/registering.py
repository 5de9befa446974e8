"""Who registers what was found and promised."""

from __future__ import annotations

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import Refusal

COORDINATOR = "coordinator"


def check_can_register(actor: Actor, municipality_id: int) -> None:
    """Let only a coordinator of the municipality register what was found and what was promised."""
    if actor.municipality_id != municipality_id or not actor.leads:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)


def check_has_text(text: str) -> None:
    """Refuse an empty text."""
    if not text.strip():
        raise NotAllowed(Refusal.NO_TEXT.label)
