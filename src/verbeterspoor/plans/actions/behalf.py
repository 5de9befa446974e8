"""Register what a party said by letter, mail, phone or in a meeting, and take their answer: is this right?"""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.notices.actions import Telling, tell_many
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import ActionStep, CopyStatus, Progress, Refusal
from verbeterspoor.plans.models import Action, ProgressReport

from .evidence import Attachment
from .records import record
from .reporting import submit

COPY = "plans.copy"


@transaction.atomic
def register_on_behalf(
    *, action: Action, progress: str, text: str, obstacles: str = "", evidence: str = "",
    evidence_date: date | None = None, attachment: Attachment | None = None, forecast_date: date | None = None,
    source: str, source_date: date | None, source_quote: str = "", by: Actor, now: datetime,
) -> ProgressReport:  # fmt: skip
    """Register for an executor what it said elsewhere: it counts as theirs and stays marked, and they get a copy."""
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    rules.check_can_register(held, source=source, source_date=source_date, today=day_of(now))
    name = ActionStep.REPORT_DONE if progress == Progress.DONE else ActionStep.REPORT
    rules.check_can_report(name, action, {rules.EXECUTOR})
    rules.check_progress(progress=progress, text=text, forecast_date=forecast_date)
    documents.check_no_client_data(text, obstacles, evidence, source_quote)
    report = ProgressReport(
        action=action, progress=progress, text=text, obstacles=obstacles, evidence=evidence,
        forecast_date=forecast_date, on_behalf=True, source=source, source_date=source_date,
        source_quote=source_quote, reported_by_id=by.public_id, reported_by_name=by.name,
    )  # fmt: skip
    people = queries.people_of(by.municipality_id, [queries.body_of(action)], day_of(now))[queries.body_of(action)]
    report.copy_status = CopyStatus.SENT if people else ""
    submit(report, evidence_date=evidence_date, attachment=attachment, event="report.registered", by=by, now=now)
    tell_many([_copy(report, user.pk, str(user.public_id)) for user in people], now=now)
    return report


def _copy(report: ProgressReport, user_id: int, public_id: str) -> Telling:
    municipality = report.action.plan.trajectory.municipality
    where = {"gemeente": municipality.slug, "public_id": report.public_id}
    return Telling(
        key=f"plans.copy:{report.public_id}:{public_id}", kind=COPY, municipality=municipality,
        subject=partial(_subject, str(municipality)), lines=partial(_lines, report),
        url=reverse("plans:copy", kwargs=where), url_label=lambda: _("Look, and say whether it is right"),
        recipient_id=user_id,
    )  # fmt: skip


def _subject(town: str) -> str:
    return _("%(town)s registered something on your behalf: is this right?") % {"town": town}


def _lines(report: ProgressReport) -> list[str]:
    about = {"action": report.action.title, "progress": report.get_progress_display()}
    return [_("About “%(action)s”: %(progress)s.") % about, report.taken_from]


@transaction.atomic
def answer_copy(
    *, report: ProgressReport, is_right: bool, answer: str = "", by: Actor, now: datetime
) -> ProgressReport:
    """Say as the party whether what was registered for it is right; what is disputed comes back to the coordinator."""
    action = report.action
    held = rules.relations(by, report.part or action, action.plan.trajectory.municipality_id)
    rules.check_can_answer_copy(report, held, is_right=is_right, answer=answer)
    documents.check_no_client_data(answer)
    status = CopyStatus.CONFIRMED if is_right else CopyStatus.DISPUTED
    rows = ProgressReport.objects.filter(pk=report.pk, copy_status__in=["", CopyStatus.SENT]).update(
        copy_status=status, copy_answered_at=now, copy_answer="" if is_right else answer
    )
    if not rows:
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    report.refresh_from_db()
    record(f"copy.{status.value}", action, by, now, {"report": str(report.public_id)}, {"note": answer})
    return report
