"""Report progress, as the executor."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStep, Progress, Refusal, ReportStatus
from verbeterspoor.plans.models import Action, ProgressReport

from .records import move_action, next_report_due, record


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
    due = next_report_due(action.plan, action.start_date, now, action.report_interval_days)
    heard = {"last_report_at": now, "last_progress": progress, "forecast_date": forecast_date, "report_due_date": due}
    move_action(action, found.target, now, **heard)
    codes = {"from": former, "to": found.target, "progress": progress, "report": str(report.public_id)}
    record("report.submitted", action, by, now, codes, {"note": text})
    return report


def _submit(report: ProgressReport) -> ProgressReport:
    """Save a report, unless somebody else of the same executor reported done at this very moment."""
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label) from None
    return report
