"""Revise a decided point by a formal act; the earlier outcome stays readable (rule `outcome-per-point`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import DecidedBy, ProposalStatus, ProposalStep, Refusal
from verbeterspoor.decisions.models import DecisionPoint, Outcome
from verbeterspoor.decisions.rules import Result
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.organisations.rules import Actor

from .outcomes import Decision, Settled, add_outcome, close_or_open, record_outcome
from .records import change


@dataclass(frozen=True)
class Revision:
    """The act that revises a decision: what it is called, its day, and why."""

    act: str
    day: date
    reason: str


@transaction.atomic
def revise_outcome(*, point: DecisionPoint, revision: Revision, result: Result, by: Actor, now: datetime) -> Outcome:
    """Replace the outcome of a decided point by what the act decides; letters that rest on it must be looked at."""
    proposal = point.proposal
    step = ProposalStep.REVISE if proposal.status == ProposalStatus.DECIDED else ProposalStep.DECIDE
    rules.check_proposal_step(step, proposal.status, rules.relations(by, proposal))
    current = queries.current_outcomes([point]).get(point.pk)
    rules.check_revision(current=current, act=revision.act, reason=revision.reason, day=revision.day, result=result,
                         proposed=point.text, now=now)  # fmt: skip
    rules.check_result(point.number, result, proposed=point.text, decided=revision.day)
    documents.check_no_client_data(revision.act, revision.reason, result.text, result.note)
    change(proposal, proposal.version)
    close_current(current, revision)
    settled = Settled(Decision(decided_by=DecidedBy.MEETING), revision.day, "")
    made = add_outcome(point=point, result=result, settled=settled, by=by, now=now)
    record_outcome("outcome.revised", made, proposal, by, now, note=revision.reason, act=revision.act)
    close_or_open(proposal, by, now)
    return made


def close_current(current: Outcome | None, revision: Revision) -> None:
    """End the outcome that held, with the act, if nobody else did meanwhile."""
    rows = Outcome.objects.filter(pk=current.pk if current else 0, is_current=True)
    if not rows.update(is_current=False, revised_by=revision.act, revised_date=revision.day,
                       revised_reason=revision.reason):  # fmt: skip
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
