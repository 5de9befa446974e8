"""The verbs of plans: write, adopt, report, accept, return, let lapse. Each is one transaction and one event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.actions import record_event
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import Finding, FirstImpression
from verbeterspoor.trajectories.models import Trajectory

from . import rules
from .choices import ActionStatus, ActionStep, PlanStatus, Progress, Refusal, ReportStatus
from .models import Action, Plan, ProgressReport


def _record(type: str, thing: Plan | Action, by: Actor, now: datetime, codes: Any = None, words: Any = None) -> None:
    """Write down one act on a plan or action."""
    plan = thing if isinstance(thing, Plan) else thing.plan
    record_event(
        chain=by.municipality_uuid, type=f"plans.{type}", subject_kind=thing._meta.model_name or "",
        subject_id=thing.public_id, trajectory_id=plan.trajectory.public_id, by=by.public_id, at=now,
        codes=codes, words={"by": by.name, "title": thing.title, **(words or {})},
    )  # fmt: skip


@transaction.atomic
def start_plan(*, trajectory: Trajectory, title: str, effect: str = "", by: Actor, now: datetime) -> Plan:
    """Start the improvement plan of a trajectory."""
    rules.check_can_plan(by, trajectory.municipality_id)
    plan = Plan.objects.create(trajectory=trajectory, title=title, effect=effect, created_at=now)
    _record("plan.started", plan, by, now)
    return plan


@transaction.atomic
def add_action(
    *,
    plan: Plan,
    title: str,
    findings: Iterable[Finding] = (),
    first_impressions: Iterable[FirstImpression] = (),
    organisation: Organisation | None = None,
    unit: Unit | None = None,
    result: str = "",
    evidence_agreed: str = "",
    start_date: date | None = None,
    due_date: date | None = None,
    is_ongoing: bool = False,
    review_date: date | None = None,
    report_interval_days: int | None = None,
    is_example: bool = False,
    by: Actor,
    now: datetime,
) -> Action:
    """Add an action to a plan that is still being written; what is missing stays a gap until adoption."""
    municipality_id = plan.trajectory.municipality_id
    rules.check_can_plan(by, municipality_id)
    rules.check_action_facts(organisation=organisation, unit=unit, start_date=start_date, due_date=due_date)
    _check_body(municipality_id, organisation, unit)
    rules.check_can_change(Plan.objects.select_for_update().get(pk=plan.pk).status)
    number = (plan.actions.aggregate(last=Max("number"))["last"] or 0) + 1
    action = Action.objects.create(
        plan=plan, number=number, title=title, organisation=organisation, unit=unit, result=result,
        evidence_agreed=evidence_agreed, start_date=start_date, due_date=due_date, is_ongoing=is_ongoing,
        review_date=review_date, report_interval_days=report_interval_days, is_example=is_example,
        report_due_date=_report_due_date(plan, start_date, None, report_interval_days), created_at=now,
        status_since=now,
    )  # fmt: skip
    _serve(action, findings, first_impressions)
    _record("action.added", action, by, now, {"number": number})
    return action


def _report_due_date(plan: Plan, start: date | None, last: datetime | None, interval: int | None) -> date | None:
    """Return the day by which an action's next report is expected."""
    usual = plan.trajectory.municipality.report_interval_days
    heard = rules.heard_since(start_date=start, adopted_date=plan.adopted_date, last_report_at=last)
    return rules.report_due_date(heard, interval_days=interval, usual_interval_days=usual)


def _check_body(municipality_id: int, organisation: Organisation | None, unit: Unit | None) -> None:
    """Refuse a body or unit that the municipality does not know."""
    known = organisations.known_organisations(municipality_id=municipality_id)
    if organisation and not known.filter(pk=organisation.pk).exists():
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)
    if unit and unit.municipality_id != municipality_id:
        raise NotAllowed(Refusal.UNKNOWN_BODY.label)


def _serve(action: Action, findings: Iterable[Finding], first_impressions: Iterable[FirstImpression]) -> None:
    """Let an action serve findings and first impressions of its own municipality (rule `origins`)."""
    municipality_id = action.plan.trajectory.municipality_id
    findings, first_impressions = list(findings), list(first_impressions)
    owners = {finding.report.investigation.trajectory.municipality_id for finding in findings}
    owners |= {impression.investigation.trajectory.municipality_id for impression in first_impressions}
    if owners - {municipality_id}:
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    action.findings.set(findings)
    action.first_impressions.set(first_impressions)


@transaction.atomic
def change_action(
    *,
    action: Action,
    version: int,
    findings: Iterable[Finding],
    first_impressions: Iterable[FirstImpression],
    by: Actor,
    now: datetime,
    **facts: Any,
) -> Action:
    """Change an action of a plan that is not adopted yet, unless somebody else changed it since `version`.

    `facts` are the same keywords as those of `add_action`.
    """
    rules.check_can_plan(by, action.plan.trajectory.municipality_id)
    rules.check_can_change(action.plan.status)
    names = ("organisation", "unit", "start_date", "due_date")
    rules.check_action_facts(**{name: facts.get(name, getattr(action, name)) for name in names})
    _check_body(action.plan.trajectory.municipality_id, facts.get("organisation"), facts.get("unit"))
    former = Action.objects.get(pk=action.pk)
    changed = sorted(name for name, value in facts.items() if getattr(former, name) != value)
    if not Action.objects.filter(pk=action.pk, version=version).update(**facts, version=version + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    action.refresh_from_db()
    due = _report_due_date(action.plan, action.start_date, None, action.report_interval_days)
    Action.objects.filter(pk=action.pk).update(report_due_date=due)
    _serve(action, findings, first_impressions)
    _record("action.changed", action, by, now, {"fields": changed})
    return action


@transaction.atomic
def adopt_plan(*, plan: Plan, adopted_date: date, by: Actor, now: datetime) -> Plan:
    """Adopt a plan without gaps; from then on it stands as it was agreed."""
    rules.check_can_plan(by, plan.trajectory.municipality_id)
    rules.check_can_adopt(
        status=Plan.objects.select_for_update().get(pk=plan.pk).status,
        held={rules.COORDINATOR},
        number_of_actions=plan.actions.exclude(status=ActionStatus.LAPSED).count(),
        has_gaps=Action.objects.filter(plan=plan).with_gaps().exists(),
        on=adopted_date,
        today=day_of(now),
    )
    taken = Plan.objects.filter(pk=plan.pk, status=PlanStatus.DRAFT).update(
        status=PlanStatus.ADOPTED, adopted_date=adopted_date, version=F("version") + 1
    )
    if not taken:
        raise NotAllowed(Refusal.ADOPTED_ALREADY.label)
    plan.refresh_from_db()
    running = list(plan.actions.all())
    for action in running:
        action.report_due_date = _report_due_date(plan, action.start_date, None, action.report_interval_days)
    Action.objects.bulk_update(running, ["report_due_date"], batch_size=500)
    _record("plan.adopted", plan, by, now, {"from": "draft", "to": "adopted", "date": adopted_date.isoformat()})
    return plan


@transaction.atomic
def save_draft(
    *, action: Action, progress: str, text: str, evidence: str = "", forecast_date: date | None = None, by: Actor,
    now: datetime,
) -> ProgressReport:  # fmt: skip
    """Keep what an executor typed, without sending it; one draft per person and action."""
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    rules.check_can_report(ActionStep.REPORT, action, held)
    documents.check_no_client_data(text, evidence)
    draft, _is_new = ProgressReport.objects.update_or_create(
        action=action, reported_by_id=by.public_id, status=ReportStatus.DRAFT,
        defaults={"progress": progress, "text": text, "evidence": evidence, "forecast_date": forecast_date,
                  "reported_by_name": by.name, "created_at": now},
    )  # fmt: skip
    return draft


@transaction.atomic
def report_progress(
    *, action: Action, progress: str, text: str, evidence: str = "", forecast_date: date | None = None, by: Actor,
    now: datetime,
) -> ProgressReport:  # fmt: skip
    """Report about an action as its executor; "done" waits for whoever asked (rule `done-accepted-proven`).

    Every report is a record of its own beside the earlier ones; only the same one sent twice stays one report.
    """
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    name = ActionStep.REPORT_DONE if progress == Progress.DONE else ActionStep.REPORT
    own = action.reports.filter(reported_by_id=by.public_id)
    if twice := own.filter(status=ReportStatus.SUBMITTED, progress=progress, text=text, evidence=evidence).first():
        return twice
    found, former = rules.check_can_report(name, action, held), action.status
    rules.check_progress(progress=progress, text=text, forecast_date=forecast_date)
    documents.check_no_client_data(text, evidence)
    own.filter(status=ReportStatus.DRAFT).delete()
    report = _submit(
        ProgressReport(
            action=action,
            status=ReportStatus.SUBMITTED,
            progress=progress,
            text=text,
            evidence=evidence,
            forecast_date=forecast_date,
            reported_by_id=by.public_id,
            reported_by_name=by.name,
            created_at=now,
            submitted_at=now,
        )
    )
    due = _report_due_date(action.plan, action.start_date, now, action.report_interval_days)
    heard = {"last_report_at": now, "last_progress": progress, "forecast_date": forecast_date, "report_due_date": due}
    _move(action, found.target, now, **heard)
    codes = {"from": former, "to": found.target, "progress": progress, "report": str(report.public_id)}
    _record("report.submitted", action, by, now, codes, {"note": text})
    return report


def _submit(report: ProgressReport) -> ProgressReport:
    """Save a report, unless somebody else of the same executor reported done at this very moment."""
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label) from None
    return report


def _move(action: Action, status: str, now: datetime, **facts: Any) -> None:
    """Bring an action to a status, if nobody else moved it meanwhile."""
    since = {"status_since": now} if status != action.status else {}
    rows = Action.objects.filter(pk=action.pk, status=action.status).update(
        status=status, version=F("version") + 1, **since, **facts
    )
    if not rows:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    action.refresh_from_db()


@transaction.atomic
def accept_report(*, report: ProgressReport, note: str, by: Actor, now: datetime) -> ProgressReport:
    """Accept a report, with an explanation; a report of "done" needs the agreed evidence and closes the action."""
    return _decide(report, ReportStatus.ACCEPTED, note, by, now)


@transaction.atomic
def return_report(*, report: ProgressReport, note: str, by: Actor, now: datetime) -> ProgressReport:
    """Return a report with a reason; the executor's answer stays beside it."""
    return _decide(report, ReportStatus.RETURNED, note, by, now)


def _decide(report: ProgressReport, decision: str, note: str, by: Actor, now: datetime) -> ProgressReport:
    """Decide about a report that waits, as whoever asked for the action."""
    action = report.action
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    is_done = report.progress == Progress.DONE
    accepted = decision == ReportStatus.ACCEPTED
    rules.check_can_judge(held, report.status, note)
    rules.check_can_decide(by, report)
    if accepted and is_done:
        rules.check_evidence(agreed=action.evidence_agreed, given=report.evidence)
    rows = ProgressReport.objects.filter(pk=report.pk, status=ReportStatus.SUBMITTED).update(
        status=decision, decided_at=now, decided_by_id=by.public_id, decided_by_name=by.name, decision_note=note
    )
    if not rows:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    if is_done:
        step = rules.check_action_step(
            ActionStep.ACCEPT if accepted else ActionStep.RETURN, action.status, held, note=note
        )
        _move(action, step.target, now, **({"accepted_by_id": by.public_id} if accepted else {}))
    report.refresh_from_db()
    codes = {
        "from": ReportStatus.SUBMITTED,
        "to": decision,
        "progress": report.progress,
        "report": str(report.public_id),
    }
    _record("report.accepted" if accepted else "report.returned", action, by, now, codes, {"note": note})
    return report


@transaction.atomic
def lapse_action(*, action: Action, reason: str, by: Actor, now: datetime) -> Action:
    """Let an action lapse (overtaken, not needed any more), with a reason."""
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    found = rules.check_action_step(ActionStep.LAPSE, action.status, held, note=reason)
    _move(action, found.target, now, lapse_reason=reason)
    _record("action.lapsed", action, by, now, {"from": ActionStatus.OPEN, "to": found.target}, {"note": reason})
    return action


@transaction.atomic
def reopen_action(*, action: Action, reason: str, by: Actor, now: datetime) -> Action:
    """Open a closed action again, with a reason; what was reported and accepted stays readable."""
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    former = action.status
    found = rules.check_action_step(ActionStep.REOPEN, action.status, held, note=reason)
    _move(action, found.target, now, accepted_by_id=None)
    _record("action.reopened", action, by, now, {"from": former, "to": found.target}, {"note": reason})
    return action
