"""Report about a part, as the partner who contributes it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from verbeterspoor.documents import rules as documents
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStep, Progress, ReportStatus, RoundStatus
from verbeterspoor.plans.models import ActionPart, ProgressReport, RoundItem

from .evidence import Attachment, keep_evidence
from .records import move_part, record
from .reporting import insert, sent_before


@transaction.atomic
def save_part_draft(
    *, part: ActionPart, progress: str, text: str, obstacles: str = "", evidence: str = "",
    forecast_date: date | None = None, by: Actor, now: datetime,
) -> ProgressReport:  # fmt: skip
    """Keep what a contributing partner typed, without sending it; one draft per person and part."""
    rules.check_can_report_part(ActionStep.REPORT, part, _held(part, by))
    documents.check_no_client_data(text, obstacles, evidence)
    draft, _is_new = ProgressReport.objects.update_or_create(
        action=part.action, part=part, reported_by_id=by.public_id, status=ReportStatus.DRAFT,
        defaults={"progress": progress, "text": text, "obstacles": obstacles, "evidence": evidence,
                  "forecast_date": forecast_date, "reported_by_name": by.name, "created_at": now},
    )  # fmt: skip
    return draft


@transaction.atomic
def report_part(
    *, part: ActionPart, progress: str, text: str, obstacles: str = "", evidence: str = "",
    evidence_date: date | None = None, attachment: Attachment | None = None, forecast_date: date | None = None,
    by: Actor, now: datetime,
) -> ProgressReport:  # fmt: skip
    """Report about a part as its partner; "done" waits for whoever asked, as for an action."""
    said = {"progress": progress, "text": text, "obstacles": obstacles, "evidence": evidence,
            "forecast_date": forecast_date}  # fmt: skip
    own = part.reports.filter(reported_by_id=by.public_id)
    if twice := sent_before(own, attachment).filter(**said).first():
        return twice
    name, former = ActionStep.REPORT_DONE if progress == Progress.DONE else ActionStep.REPORT, part.status
    step = rules.check_can_report_part(name, part, _held(part, by))
    rules.check_progress(progress=progress, text=text, forecast_date=forecast_date)
    documents.check_no_client_data(text, obstacles, evidence)
    own.filter(status=ReportStatus.DRAFT).delete()
    item = RoundItem.objects.filter(part=part, round__status=RoundStatus.OPEN).order_by("-pk").first()
    report = ProgressReport(
        action=part.action, part=part, status=ReportStatus.SUBMITTED, reported_by_id=by.public_id,
        reported_by_name=by.name, created_at=now, submitted_at=now, asked_in=item, **said,
    )  # fmt: skip
    insert(report)
    if report.asked_in_id:
        RoundItem.objects.filter(pk=report.asked_in_id).update(answered_at=now)
    move_part(part, step.target, now, last_report_at=now, last_progress=progress, forecast_date=forecast_date)
    keep_evidence(report, dated=evidence_date, attachment=attachment, by=by, now=now)
    codes = {"from": former, "to": step.target, "progress": progress, "report": str(report.public_id)}
    record("part.reported", part.action, by, now, codes, {"note": text, "part": part.title})
    return report


def _held(part: ActionPart, by: Actor) -> set[str]:
    return rules.part_relations(by, part, part.action.plan.trajectory.municipality_id)
