"""Report progress, as the executor."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStep, Progress, Refusal, ReportStatus, RoundStatus
from verbeterspoor.plans.models import Action, ProgressReport, RoundItem

from .evidence import Attachment, keep_evidence
from .records import move_action, next_report_due, record


@transaction.atomic
def save_draft(
    *, action: Action, progress: str, text: str, obstacles: str = "", evidence: str = "",
    forecast_date: date | None = None, by: Actor, now: datetime,
) -> ProgressReport:  # fmt: skip
    """Keep what an executor typed, without sending it; one draft per person and action."""
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    rules.check_can_report(ActionStep.REPORT, action, held)
    documents.check_no_client_data(text, obstacles, evidence)
    draft, _is_new = ProgressReport.objects.update_or_create(
        action=action, part=None, reported_by_id=by.public_id, status=ReportStatus.DRAFT,
        defaults={"progress": progress, "text": text, "obstacles": obstacles, "evidence": evidence,
                  "forecast_date": forecast_date, "reported_by_name": by.name, "created_at": now},
    )  # fmt: skip
    return draft


@transaction.atomic
def report_progress(
    *, action: Action, progress: str, text: str, obstacles: str = "", evidence: str = "",
    evidence_date: date | None = None, attachment: Attachment | None = None, forecast_date: date | None = None,
    answer_group: UUID | None = None, by: Actor, now: datetime,
) -> ProgressReport:  # fmt: skip
    """Report about an action as its executor; "done" waits for whoever asked (rule `done-accepted-proven`).

    Every report is a record of its own beside the earlier ones; only the same one sent twice stays one report.
    Whichever way it comes in, it answers the open round that asks about this action.
    """
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    said = {"progress": progress, "text": text, "obstacles": obstacles, "evidence": evidence,
            "forecast_date": forecast_date}  # fmt: skip
    own = action.reports.filter(part=None, reported_by_id=by.public_id)
    if twice := sent_before(own, attachment).filter(**said).first():
        return twice
    name = ActionStep.REPORT_DONE if progress == Progress.DONE else ActionStep.REPORT
    rules.check_can_report(name, action, held)
    rules.check_progress(progress=progress, text=text, forecast_date=forecast_date)
    documents.check_no_client_data(text, obstacles, evidence)
    own.filter(status=ReportStatus.DRAFT).delete()
    report = ProgressReport(action=action, reported_by_id=by.public_id, reported_by_name=by.name,
                            answer_group=answer_group, **said)  # fmt: skip
    return submit(report, evidence_date=evidence_date, attachment=attachment, by=by, now=now)


def sent_before(own: Any, attachment: Attachment | None) -> Any:
    """Return the reports that wait, of those with the same file when there is one."""
    waiting = own.filter(status=ReportStatus.SUBMITTED)
    return waiting.filter(evidence_items__reference=attachment.name[-500:]) if attachment else waiting


def submit(
    report: ProgressReport, *, evidence_date: date | None, attachment: Attachment | None = None,
    event: str = "report.submitted", by: Actor, now: datetime,
) -> ProgressReport:  # fmt: skip
    """Send a report that was checked: keep it with its evidence, move the action, and answer the open round."""
    action, former = report.action, report.action.status
    name = ActionStep.REPORT_DONE if report.progress == Progress.DONE else ActionStep.REPORT
    target = rules.check_action_step(name, former, {rules.EXECUTOR}).target
    item = RoundItem.objects.filter(action=action, part=None, round__status=RoundStatus.OPEN).order_by("-pk").first()
    report.status, report.created_at, report.submitted_at, report.asked_in = ReportStatus.SUBMITTED, now, now, item
    insert(report)
    if item:
        RoundItem.objects.filter(pk=item.pk).update(answered_at=now)
    due = next_report_due(action.plan, action.start_date, now, action.report_interval_days)
    heard = {"last_report_at": now, "last_progress": report.progress, "forecast_date": report.forecast_date,
             "report_due_date": due}  # fmt: skip
    move_action(action, target, now, **heard)
    keep_evidence(report, dated=evidence_date, attachment=attachment, by=by, now=now)
    codes = {"from": former, "to": target, "progress": report.progress, "report": str(report.public_id)}
    record(event, action, by, now, codes, {"note": report.text})
    return report


def insert(report: ProgressReport) -> None:
    """Save a report, unless somebody else of the same executor reported done at this very moment."""
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label) from None
