"""Register a decision of which no proposal was written here: subject, points and outcome (rule `decided-elsewhere`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import Disclosure, OutcomeRefusal, ProposalStatus, Refusal, TemplateKind
from verbeterspoor.decisions.models import DecisionPoint, Proposal
from verbeterspoor.decisions.rules import Result
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .outcomes import Decision, Reference, put_outcomes
from .records import record


@dataclass(frozen=True)
class PointElsewhere:
    """A point as it was proposed, whether it goes to the council, and what was decided on it."""

    text: str
    result: Result
    goes_to_council: bool = False


@dataclass(frozen=True)
class Subject:
    """What a decision is about, whose it is, and who may know."""

    subject: str
    author: User
    portfolio_holder: User | None = None
    disclosure: str = Disclosure.PUBLIC
    public_from: date | None = None
    public_explanation: str = ""


@transaction.atomic
def register_decided_elsewhere(
    *,
    trajectory: Trajectory,
    about: Subject,
    points: Sequence[PointElsewhere],
    decision: Decision,
    reference: Reference,
    by: Actor,
    now: datetime,
) -> Proposal:
    """Register a decision with its points and outcome in one act; all that follows works as for any proposal."""
    rules.check_registers_elsewhere(by, trajectory.municipality_id)
    if not points:
        raise NotAllowed(OutcomeRefusal.NO_POINTS.label)
    documents.check_no_client_data(about.subject, about.public_explanation, *(point.text for point in points))
    version = queries.version_in_use(trajectory.municipality_id, TemplateKind.PROPOSAL)
    if version is None:
        raise NotAllowed(Refusal.NO_TEMPLATE.label)
    proposal = Proposal.objects.create(
        municipality_id=trajectory.municipality_id, trajectory=trajectory, template_version=version,
        status=ProposalStatus.SUBMITTED, status_since=now, submitted_at=now, created_at=now, **vars(about),
    )  # fmt: skip
    made = DecisionPoint.objects.bulk_create(
        DecisionPoint(proposal=proposal, number=number, text=one.text, goes_to_council=one.goes_to_council)
        for number, one in enumerate(points, 1)
    )
    record("proposal.elsewhere", proposal, by, now, {"points": len(made)})
    results = {point: one.result for point, one in zip(made, points, strict=True)}
    put_outcomes(proposal=proposal, results=results, decision=decision, reference=reference, by=by, now=now)
    return proposal
