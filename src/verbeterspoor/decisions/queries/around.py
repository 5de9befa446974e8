"""What hangs on a proposal or letter: the letters that rest on it, and the attachments."""

from __future__ import annotations

import uuid

from django.db.models import Q, QuerySet

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import Disclosure
from verbeterspoor.decisions.models import Attachment, Letter, Proposal
from verbeterspoor.organisations.rules import Actor


def letters_of(actor: Actor, proposal: Proposal) -> QuerySet[Letter]:
    """Return the letters that rest on a proposal, as far as this person may see them."""
    return Letter.objects.visible_to(actor).filter(proposal=proposal).order_by("created_at", "pk")


def letters_to_attach(actor: Actor, proposal: Proposal) -> QuerySet[Letter]:
    """Return the letters of the same trajectory that are not an attachment yet, as far as this person may see them."""
    own = Letter.objects.visible_to(actor).filter(trajectory=proposal.trajectory)
    attached = proposal.attachments.filter(own_letter__isnull=False).values("own_letter_id")
    return own.exclude(pk__in=attached).order_by("-created_at", "pk")


def visible_attachments(actor: Actor) -> QuerySet[Attachment]:
    """Return the attachments this person may open: those of what they may see; secret ones only who keeps secrets."""
    of_proposals = Q(proposal__in=Proposal.objects.visible_to(actor))
    of_letters = Q(letter__in=Letter.objects.visible_to(actor))
    found = Attachment.objects.filter(of_proposals | of_letters)
    if actor.has(*rules.KEEPS_SECRETS):
        return found
    mine = Q(proposal__author_id=actor.user_id) | Q(letter__author_id=actor.user_id)
    return found.filter(~Q(disclosure=Disclosure.SECRET) | mine)


def attachments_of(actor: Actor, proposal: Proposal) -> list[Attachment]:
    """Return the attachments of a proposal in their order; what this person may not see is left out."""
    found = visible_attachments(actor).filter(proposal=proposal).select_related("file", "own_letter")
    seen = Q(own_letter__isnull=True) | Q(own_letter__in=Letter.objects.visible_to(actor))
    return list(found.filter(seen).order_by("order", "pk"))


def get_visible_attachment(actor: Actor, public_id: uuid.UUID) -> Attachment:
    """Return an attachment this person may open; any other does not exist (DoesNotExist)."""
    found = visible_attachments(actor).select_related("file", "own_letter", "proposal", "letter")
    return found.get(public_id=public_id)
