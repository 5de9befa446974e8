"""Register what was decided on the points of a proposal, in a meeting or by consent (rule `outcome-per-point`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import (
    DecidedBy,
    OutcomeKind,
    OutcomeRefusal,
    ProposalStatus,
    ProposalStep,
    Refusal,
)
from verbeterspoor.decisions.models import DecisionPoint, Meeting, Outcome, Proposal
from verbeterspoor.decisions.rules import Result
from verbeterspoor.documents import rules as documents
from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.rules import Actor

from .records import change, move, record
from .telling import title_for_a_mail


@dataclass(frozen=True)
class Decision:
    """When and how it was decided: a meeting, or a day; outside a meeting with who agreed and when."""

    meeting: Meeting | None = None
    day: date | None = None
    decided_by: str = DecidedBy.MEETING
    agreed_by: str = ""


@dataclass(frozen=True)
class Reference:
    """Where the decision is found in the system it was taken in."""

    agenda_number: str = ""
    case_number: str = ""
    link: str = ""


@dataclass(frozen=True)
class Settled:
    """A decision that was checked: its day, and the rule that allows consent."""

    decision: Decision
    day: date
    consent_rule: str


Results = Mapping[DecisionPoint, Result]


@transaction.atomic
def record_outcomes(
    *,
    proposal: Proposal,
    results: Results,
    decision: Decision,
    reference: Reference | None = None,
    quotes: Mapping[DecisionPoint, SourceQuote] | None = None,
    by: Actor,
    now: datetime,
) -> list[Outcome]:
    """Register the outcome of some or all open points at once; the proposal is decided when none is open or held."""
    rules.check_proposal_step(ProposalStep.DECIDE, proposal.status, rules.relations(by, proposal))
    return put_outcomes(proposal=proposal, results=results, decision=decision, reference=reference, quotes=quotes,
                        by=by, now=now)  # fmt: skip


def put_outcomes(
    *,
    proposal: Proposal,
    results: Results,
    decision: Decision,
    reference: Reference | None,
    quotes: Mapping[DecisionPoint, SourceQuote] | None = None,
    by: Actor,
    now: datetime,
) -> list[Outcome]:
    """Register outcomes for whoever may; in a transaction."""
    settled = settle(proposal, decision, now)
    check_results(proposal, results, settled.day)
    facts = {name: value for name, value in vars(reference or Reference()).items() if value}
    if decision.meeting is not None:
        facts["meeting"] = decision.meeting
    change(proposal, proposal.version, **facts)
    Outcome.objects.filter(point__in=list(results), is_current=True).update(is_current=False)
    made = [
        add_outcome(point=point, result=result, settled=settled, quote=(quotes or {}).get(point), by=by, now=now)
        for point, result in results.items()
    ]
    for outcome in made:
        record_outcome("outcome.recorded", outcome, proposal, by, now)
    close_or_open(proposal, by, now)
    return made


def settle(proposal: Proposal, decision: Decision, now: datetime) -> Settled:
    """Check when and how it was decided."""
    body = queries.executive_of(proposal.municipality_id)
    consent = decision.decided_by == DecidedBy.CONSENT
    rule = body.consent_rule if body and consent else ""
    rules.check_how(decided_by=decision.decided_by, meeting=decision.meeting, consent_rule=rule,
                    agreed_by=decision.agreed_by)  # fmt: skip
    documents.check_no_client_data(decision.agreed_by)
    day = rules.decided_day(meeting=decision.meeting, day=decision.day, municipality_id=proposal.municipality_id,
                            now=now)  # fmt: skip
    return Settled(decision, day, rule)


def check_results(proposal: Proposal, results: Results, day: date) -> None:
    """Check every outcome before any is kept."""
    if not results:
        raise NotAllowed(OutcomeRefusal.NOTHING_CHOSEN.label)
    current = queries.current_outcomes(results)
    for point, result in results.items():
        if point.proposal_id != proposal.pk:
            raise NotAllowed(OutcomeRefusal.OTHER_TOWN.label)
        rules.check_not_decided_before(point.number, current.get(point.pk))
        rules.check_result(point.number, result, proposed=point.text, decided=day)
    documents.check_no_client_data(*(text for result in results.values() for text in (result.text, result.note)))


def add_outcome(
    *,
    point: DecisionPoint,
    result: Result,
    settled: Settled,
    quote: SourceQuote | None = None,
    by: Actor,
    now: datetime,
) -> Outcome:
    """Keep one outcome as the current one; somebody else may have been first."""
    consent = settled.decision.decided_by == DecidedBy.CONSENT
    try:
        with transaction.atomic():
            return Outcome.objects.create(
                point=point, kind=result.kind, text=rules.said_text(result, point.text),
                held_until=result.held_until if result.kind == OutcomeKind.HELD else None, note=result.note,
                decided_by=settled.decision.decided_by, meeting=settled.decision.meeting, decided_date=settled.day,
                consent_rule=settled.consent_rule, agreed_by=settled.decision.agreed_by if consent else "",
                quote=quote, recorded_at=now, recorded_by_id=by.public_id, recorded_by_name=by.name,
            )  # fmt: skip
    except IntegrityError:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label) from None


def record_outcome(event: str, outcome: Outcome, proposal: Proposal, by: Actor, now: datetime,
                   **words: str) -> None:  # fmt: skip
    """Write down one outcome in the history of its proposal; secret words stay out of it."""
    number = outcome.point.number
    codes = {"number": number, "kind": outcome.kind, "on": outcome.decided_date.isoformat()}
    words = {"outcome": str(outcome.get_kind_display()), "note": outcome.note, **words}
    if not rules.is_for_all_inside(proposal, outcome.point):
        words = {**words, "note": "", "title": str(title_for_a_mail(proposal))}
    record(event, proposal, by, now, codes, words)


def close_or_open(proposal: Proposal, by: Actor, now: datetime) -> None:
    """Bring a proposal to decided when no point is open or held, and back to submitted when one is again."""
    current = queries.current_outcomes(proposal.points.all())
    kinds = [current[point.pk].kind if point.pk in current else "" for point in proposal.points.all()]
    was, status = proposal.status, ProposalStatus.DECIDED if rules.is_decided(kinds) else ProposalStatus.SUBMITTED
    if was == status:
        return
    move(proposal, status, now)
    event = "proposal.decided" if status == ProposalStatus.DECIDED else "proposal.reopened"
    words = {"title": title_for_a_mail(proposal)}
    record(event, proposal, by, now, {"from": was, "to": status}, words)
