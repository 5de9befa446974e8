"""Write a letter or note to the council: start it on the form in use."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import LetterBasis, Refusal, TemplateKind
from verbeterspoor.decisions.models import Letter, Proposal
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .records import record


@transaction.atomic
def start_letter(
    *,
    trajectory: Trajectory,
    subject: str,
    addressee: str,
    kind: str = TemplateKind.COUNCIL_LETTER,
    basis: str = LetterBasis.DECISION,
    proposal: Proposal | None = None,
    by: Actor,
    now: datetime,
) -> Letter:
    """Start a letter about a trajectory, on the municipality's form in use; it may come with a proposal."""
    rules.check_can_write(by, trajectory.municipality_id, Refusal.NOT_AN_AUTHOR.label)
    documents.check_no_client_data(subject, addressee)
    version = queries.version_in_use(trajectory.municipality_id, kind)
    if version is None:
        raise NotAllowed(Refusal.NO_TEMPLATE.label)
    letter = Letter.objects.create(
        municipality_id=trajectory.municipality_id, trajectory=trajectory, template_version=version, subject=subject,
        addressee=addressee, basis=basis, proposal=proposal, author=User.objects.get(pk=by.user_id), status_since=now,
        created_at=now,
    )  # fmt: skip
    record("letter.started", letter, by, now)
    return letter
