"""Submit a proposal, take it back, or withdraw it with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import ProposalStep
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.documents import rules as documents
from verbeterspoor.organisations.rules import Actor

from .records import move, record


@transaction.atomic
def submit_proposal(*, proposal: Proposal, by: Actor, now: datetime) -> Proposal:
    """Submit a complete proposal for the meeting; what is missing is named."""
    step = rules.check_proposal_step(ProposalStep.SUBMIT, proposal.status, rules.relations(by, proposal))
    rules.check_complete([gap.label for gap in queries.gaps_of(by, proposal)])
    was = proposal.status
    move(proposal, step.target, now, submitted_at=now)
    record("proposal.submitted", proposal, by, now, {"from": was, "to": step.target})
    return proposal


@transaction.atomic
def take_back_proposal(*, proposal: Proposal, by: Actor, now: datetime) -> Proposal:
    """Take a submitted proposal back to write on."""
    step = rules.check_proposal_step(ProposalStep.TAKE_BACK, proposal.status, rules.relations(by, proposal))
    was = proposal.status
    move(proposal, step.target, now)
    record("proposal.taken_back", proposal, by, now, {"from": was, "to": step.target})
    return proposal


@transaction.atomic
def withdraw_proposal(*, proposal: Proposal, reason: str, by: Actor, now: datetime) -> Proposal:
    """Stop a proposal before it is decided, and say why."""
    step = rules.check_proposal_step(ProposalStep.WITHDRAW, proposal.status, rules.relations(by, proposal))
    rules.check_reason(reason)
    documents.check_no_client_data(reason)
    was = proposal.status
    move(proposal, step.target, now, withdrawn_reason=reason)
    record("proposal.withdrawn", proposal, by, now, {"from": was, "to": step.target}, {"note": reason})
    return proposal
