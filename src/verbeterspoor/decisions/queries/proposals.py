"""Reads of proposals: always from what somebody may see."""

from __future__ import annotations

import uuid

from django.db.models import Q, QuerySet

from verbeterspoor.decisions.models import Proposal
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory


def get_visible_proposal(actor: Actor, public_id: uuid.UUID) -> Proposal:
    """Return a proposal this person may see, with what every page of it shows, or raise DoesNotExist."""
    around = ("trajectory", "municipality", "template_version__template", "author", "portfolio_holder", "unit",
              "meeting__body", "secrecy", "source_file")  # fmt: skip
    return Proposal.objects.visible_to(actor).select_related(*around).get(public_id=public_id)


def search_proposals(actor: Actor, *, words: str = "", status: str = "") -> QuerySet[Proposal]:
    """Return the proposals this person may see, the latest first; `words` are looked for in subject and case number."""
    found = Proposal.objects.visible_to(actor).select_related(
        "trajectory", "author", "portfolio_holder", "meeting__body"
    )
    if status:
        found = found.filter(status=status)
    for word in words.split():
        found = found.filter(Q(subject__icontains=word) | Q(case_number__icontains=word))
    return found


def proposals_of(actor: Actor, trajectory: Trajectory) -> QuerySet[Proposal]:
    """Return the proposals about a trajectory that this person may see, the latest first."""
    return search_proposals(actor).filter(trajectory=trajectory)
