"""Write a proposal: start it on the form in use."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import Refusal, TemplateKind
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .records import record


@transaction.atomic
def start_proposal(*, trajectory: Trajectory, subject: str, by: Actor, now: datetime) -> Proposal:
    """Start a proposal about a trajectory, on the municipality's form in use."""
    rules.check_can_write(by, trajectory.municipality_id, Refusal.NOT_AN_AUTHOR.label)
    documents.check_no_client_data(subject)
    version = queries.version_in_use(trajectory.municipality_id, TemplateKind.PROPOSAL)
    if version is None:
        raise NotAllowed(Refusal.NO_TEMPLATE.label)
    proposal = Proposal.objects.create(
        municipality_id=trajectory.municipality_id, trajectory=trajectory, template_version=version, subject=subject,
        author=User.objects.get(pk=by.user_id), status_since=now, created_at=now,
    )  # fmt: skip
    record("proposal.started", proposal, by, now)
    return proposal
