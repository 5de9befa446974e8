"""Accept or return a report, as whoever asked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStep, Progress, Refusal, ReportStatus
from verbeterspoor.plans.models import ProgressReport

from .records import move_action, move_part, record


@transaction.atomic
def accept_report(
    *, report: ProgressReport, note: str, despite_open_parts: bool = False, by: Actor, now: datetime
) -> ProgressReport:
    """Accept a report, with an explanation; a report of "done" needs the agreed evidence and closes the action or part.

    An action with parts that are not accepted yet is only accepted as done by whoever says so, and explains why.
    """
    held = _check_judge(report, note, by)
    rules.check_not_disputed(report)
    if report.progress == Progress.DONE:
        rules.check_evidence(agreed=(report.part or report.action).evidence_agreed, given=_given(report))
        if report.part is None:
            rules.check_parts(report.action.parts.all(), despite=despite_open_parts)
    return _decide(report, ReportStatus.ACCEPTED, held, note, by, now)


@transaction.atomic
def return_report(*, report: ProgressReport, note: str, by: Actor, now: datetime) -> ProgressReport:
    """Return a report with a reason; the executor's answer stays beside it."""
    return _decide(report, ReportStatus.RETURNED, _check_judge(report, note, by), note, by, now)


def _given(report: ProgressReport) -> str:
    """Return the evidence of a report in a word: what was written, or the names of its files."""
    return report.evidence or ", ".join(map(str, report.evidence_items.all()))


def _check_judge(report: ProgressReport, note: str, by: Actor) -> set[str]:
    """Let whoever asked for the action or the part judge; return as what they stand to it."""
    held = rules.relations(by, report.part or report.action, report.action.plan.trajectory.municipality_id)
    rules.check_can_judge(held, report.status, note)
    rules.check_can_decide(by, report)
    return held


def _decide(
    report: ProgressReport, decision: str, held: set[str], note: str, by: Actor, now: datetime
) -> ProgressReport:
    """Decide about a report that waits."""
    action, part, accepted = report.action, report.part, decision == ReportStatus.ACCEPTED
    rows = ProgressReport.objects.filter(pk=report.pk, status=ReportStatus.SUBMITTED).update(
        status=decision, decided_at=now, decided_by_id=by.public_id, decided_by_name=by.name, decision_note=note
    )
    if not rows:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    if report.progress == Progress.DONE:
        _close_or_open(report, accepted=accepted, held=held, note=note, by=by, now=now)
    report.refresh_from_db()
    codes = {"from": ReportStatus.SUBMITTED, "to": decision, "progress": report.progress,
             "report": str(report.public_id)}  # fmt: skip
    kind = "part" if part else "report"
    words = {"note": note, **({"part": part.title} if part else {})}
    record(f"{kind}.accepted" if accepted else f"{kind}.returned", action, by, now, codes, words)
    return report


def _close_or_open(
    report: ProgressReport, *, accepted: bool, held: set[str], note: str, by: Actor, now: datetime
) -> None:
    """Close the action or part that was accepted as done, or give it back to its executor."""
    name = ActionStep.ACCEPT if accepted else ActionStep.RETURN
    target = rules.check_action_step(name, (report.part or report.action).status, held, note=note).target
    if report.part:
        move_part(report.part, target, now)
    else:
        move_action(report.action, target, now, **({"accepted_by_id": by.public_id} if accepted else {}))
