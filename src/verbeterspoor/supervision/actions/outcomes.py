"""The council decides about findings, and findings lapse, are escalated or settled: dated acts that stay."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import CouncilOutcome, FindingKind, Outcome, OutcomeRefusal, OutcomeStep
from verbeterspoor.supervision.models import CouncilDecision, Finding, FindingOutcome, Report
from verbeterspoor.trajectories.models import Trajectory

from .records import check_known, record, short


@transaction.atomic
def decide_by_council(
    *,
    finding: Finding,
    outcome: str,
    decided_date: date,
    number: str,
    by: Actor,
    now: datetime,
    text: str = "",
    source: str = "",
) -> CouncilDecision:
    """Register what the council decided about a finding; the original stays readable (rule `finding-tree`)."""
    trajectory, relations = _trajectory(finding), _relations(by, finding, now)
    on_behalf = not rules.speaks_for_the_council(relations)
    rules.check_can_decide_for_council(relations)
    rules.check_council_decision(outcome, number=number, text=text, source=source, on_behalf=on_behalf)
    former = finding.council_decisions.select_for_update().first()
    rules.check_day(decided_date, today=day_of(now), former=former.decided_date if former else None)
    check_no_client_data(text, source, number)
    adopted = finding.text if outcome == CouncilOutcome.ADOPTED else ""
    decision = CouncilDecision.objects.create(
        finding=finding, outcome=outcome, decided_date=decided_date, number=number, text=text or adopted, source=source,
        on_behalf=on_behalf, registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip
    codes = {"outcome": str(outcome), "decided": decided_date.isoformat(), "on_behalf": on_behalf}
    words = {"number": number, "text": short(text or finding.text), "source": source}
    record("finding.decided_by_council", finding, trajectory, by, now, codes=codes, words=words)
    return decision


@transaction.atomic
def add_by_council(
    *,
    report: Report,
    text: str,
    decided_date: date,
    decision_number: str,
    by: Actor,
    now: datetime,
    kind: str = FindingKind.RECOMMENDATION,
    number: str = "",
    parent: Finding | None = None,
    source: str = "",
) -> Finding:
    """Register a point that the council added to those of a report; it says so, and binds like the others."""
    rules.check_has_text(text)
    rules.check_parent(report_id=report.pk, parent_report_id=parent.report_id if parent else None)
    check_no_client_data(text, number)
    last = report.findings.order_by("-position").first()
    finding = Finding.objects.create(
        report=report, parent=parent, kind=kind, number=number, text=text, position=last.position + 1 if last else 1,
        registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip
    decide_by_council(finding=finding, outcome=CouncilOutcome.ADDED, decided_date=decided_date, number=decision_number,
                      text=text, source=source, by=by, now=now)  # fmt: skip
    return finding


def lapse_finding(
    *, finding: Finding, acted_date: date, reason: str, decision: str, by: Actor, now: datetime, source: str = ""
) -> FindingOutcome:
    """Let a finding lapse: overtaken or not adopted, by a decision, with the reason; it stays visible."""
    return _act(
        OutcomeStep.LAPSE,
        finding,
        acted_date=acted_date,
        reason=reason,
        by=by,
        now=now,
        decision=decision,
        source=source,
    )


def escalate_finding(
    *,
    finding: Finding,
    acted_date: date,
    reason: str,
    by: Actor,
    now: datetime,
    addressee_organisation: Organisation | None = None,
    addressee_text: str = "",
    source: str = "",
) -> FindingOutcome:
    """Say that a finding lies outside the own influence, to whom it was escalated and when (`outside-influence`)."""
    check_known(_trajectory(finding).municipality_id, addressee_organisation, None)
    return _act(OutcomeStep.ESCALATE, finding, acted_date=acted_date, reason=reason, by=by, now=now, source=source,
                addressee_organisation=addressee_organisation, addressee_text=addressee_text)  # fmt: skip


def settle_finding(
    *, finding: Finding, acted_date: date, reason: str, decision: str, by: Actor, now: datetime, source: str = ""
) -> FindingOutcome:
    """Register that the council accepted a finding as settled by its own decision (rule `done-accepted-proven`).

    Adopting the annual accounts is no such decision: it accepts nothing.
    """
    return _act(
        OutcomeStep.SETTLE,
        finding,
        acted_date=acted_date,
        reason=reason,
        by=by,
        now=now,
        decision=decision,
        source=source,
    )


def reopen_finding(*, finding: Finding, acted_date: date, reason: str, by: Actor, now: datetime) -> FindingOutcome:
    """Open a finding again, with the reason; what was decided before stays readable."""
    return _act(OutcomeStep.REOPEN, finding, acted_date=acted_date, reason=reason, by=by, now=now)


@transaction.atomic
def _act(
    name: OutcomeStep, finding: Finding, *, acted_date: date, reason: str, by: Actor, now: datetime, **facts: Any
) -> FindingOutcome:
    """Do one act of `rules.OUTCOME_STEPS` and add it to those before it."""
    trajectory, relations = _trajectory(finding), _relations(by, finding, now)
    finding.refresh_from_db(fields=["outcome"])
    step = rules.check_outcome_step(name, finding.outcome, relations)
    former = finding.outcome_acts.first()
    if step not in rules.open_outcome_steps(finding.outcome, relations, last=former.step if former else ""):
        raise NotAllowed(OutcomeRefusal.NOT_YOURS.label)
    on_behalf = name in rules.BY_THE_COUNCIL and not rules.speaks_for_the_council(relations)
    addressee = str(facts.get("addressee_organisation") or facts.get("addressee_text") or "")
    source, decision = facts.get("source", ""), facts.get("decision", "")
    rules.check_outcome_words(name, reason=reason, decision=decision, addressee=addressee, source=source,
                              on_behalf=on_behalf)  # fmt: skip
    rules.check_day(acted_date, today=day_of(now), former=former.acted_date if former else None)
    check_no_client_data(reason, decision, source, facts.get("addressee_text", ""))
    if not Finding.objects.filter(pk=finding.pk, outcome=finding.outcome).update(outcome=step.target):
        raise NotAllowed(OutcomeRefusal.NOT_NOW.label)
    act = FindingOutcome.objects.create(
        finding=finding, step=name, acted_date=acted_date, reason=reason, on_behalf=on_behalf, registered_at=now,
        registered_by_id=by.public_id, **facts,
    )  # fmt: skip
    codes = {"step": str(name), "from": finding.outcome, "to": step.target, "on": acted_date.isoformat()}
    words = {"text": short(finding.text), "note": short(reason), "decision": decision, "addressee": addressee}
    finding.outcome = Outcome(step.target)
    record(f"finding.{TOLD[name]}", finding, trajectory, by, now, codes=codes, words=words)
    return act


TOLD = {
    OutcomeStep.LAPSE: "lapsed", OutcomeStep.ESCALATE: "escalated", OutcomeStep.SETTLE: "settled",
    OutcomeStep.REOPEN: "reopened",
}  # fmt: skip
"""How the history calls each act."""


def _trajectory(finding: Finding) -> Trajectory:
    return finding.report.investigation.trajectory


def _relations(by: Actor, finding: Finding, now: datetime) -> set[str]:
    """Say as what a person stands to a finding; its clerk only once the report is public (rule `dual-wall`)."""
    held = rules.outcome_relations(by, _trajectory(finding).municipality_id)
    report = finding.report
    if not rules.is_before_the_council(version=report.version, presented_at=report.presented_at, now=now):
        held.discard(rules.CLERK)
    return held
