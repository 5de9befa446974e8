"""What hangs on a proposal: the letters that rest on it."""

from __future__ import annotations

from django.db.models import QuerySet

from verbeterspoor.decisions.models import Letter, Proposal
from verbeterspoor.organisations.rules import Actor


def letters_of(actor: Actor, proposal: Proposal) -> QuerySet[Letter]:
    """Return the letters that rest on a proposal, as far as this person may see them."""
    return Letter.objects.visible_to(actor).filter(proposal=proposal).order_by("created_at", "pk")
