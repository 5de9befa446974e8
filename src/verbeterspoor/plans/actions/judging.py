"""Accept or return a report, as whoever asked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStep, Progress, Refusal, ReportStatus
from verbeterspoor.plans.models import ProgressReport

from .records import move_action, record


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
        move_action(action, step.target, now, **({"accepted_by_id": by.public_id} if accepted else {}))
    report.refresh_from_db()
    codes = {
        "from": ReportStatus.SUBMITTED,
        "to": decision,
        "progress": report.progress,
        "report": str(report.public_id),
    }
    record("report.accepted" if accepted else "report.returned", action, by, now, codes, {"note": note})
    return report
