"""An investigation moves on by dated steps, which can be registered afterwards, corrected and taken back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import InvestigationStatus, InvestigationStep, Refusal, ReportVersion
from verbeterspoor.supervision.models import Investigation, Report, StatusChange

from .records import record


def announce(investigation: Investigation, *, day: date | None, words: str, by: Actor, now: datetime) -> StatusChange:
    """Begin the life of an investigation; the day on which it was announced may be unknown."""
    if day or words:
        rules.check_step_day(day=day, words=words, earlier=[], later=[], today=day_of(now))
    return StatusChange.objects.create(
        investigation=investigation, step=InvestigationStep.ANNOUNCE, status=InvestigationStatus.ANNOUNCED,
        happened_date=day, happened_text=words, registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip


@transaction.atomic
def register_step(
    *,
    investigation: Investigation,
    step: str,
    by: Actor,
    now: datetime,
    happened_date: date | None = None,
    happened_text: str = "",
    who: str = "",
    note: str = "",
) -> StatusChange:
    """Register one step of `rules.INVESTIGATION_STEPS`, on the day it happened: today or earlier."""
    relations = rules.investigation_relations(by, investigation.trajectory.municipality_id)
    before = investigation.status
    row = rules.check_investigation_step(step, before, relations, note=note)
    earlier = [change.happened_date for change in standing_changes(investigation)]
    rules.check_step_day(day=happened_date, words=happened_text, earlier=earlier, later=[], today=day_of(now))
    check_no_client_data(happened_text, who, note)
    _move(investigation, before, row.target)
    change = StatusChange.objects.create(
        investigation=investigation, step=step, from_status=before, status=row.target, happened_date=happened_date,
        happened_text=happened_text, who=who, note=note, registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip
    _keep_start(change)
    _record("moved", change, by, now, note=note)
    return change


@transaction.atomic
def correct_step(
    *,
    change: StatusChange,
    happened_date: date | None,
    happened_text: str,
    who: str,
    note: str,
    reason: str,
    by: Actor,
    now: datetime,
) -> StatusChange:
    """Correct when a step happened, by whom or why, with the reason; the former day stays in the history."""
    rules.check_can_register(by, change.investigation.trajectory.municipality_id)
    rules.check_reason(reason)
    around = standing_changes(change.investigation)
    rules.check_step_day(
        day=happened_date, words=happened_text, today=day_of(now),
        earlier=[one.happened_date for one in around if one.pk < change.pk],
        later=[one.happened_date for one in around if one.pk > change.pk],
    )  # fmt: skip
    check_no_client_data(happened_text, who, note, reason)
    former = change.happened_date
    still_stands = StatusChange.objects.filter(pk=change.pk, taken_back_at__isnull=True)
    if not still_stands.update(
        happened_date=happened_date, happened_text=happened_text, who=who, note=note, corrected_at=now,
        correction_note=reason,
    ):  # fmt: skip
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    change.refresh_from_db()
    _keep_start(change)
    _record("step_corrected", change, by, now, note=reason, former=former.isoformat() if former else "")
    return change


@transaction.atomic
def take_back_step(*, change: StatusChange, reason: str, by: Actor, now: datetime) -> Investigation:
    """Take back the last step, registered by mistake; it stays readable and the investigation stands where it stood."""
    investigation = change.investigation
    rules.check_can_register(by, investigation.trajectory.municipality_id)
    standing = standing_changes(investigation)
    rules.check_can_take_back(
        is_last=bool(standing) and standing[-1].pk == change.pk, is_first=not change.from_status,
        is_taken_back=change.taken_back_at is not None, reason=reason,
    )  # fmt: skip
    check_no_client_data(reason)
    _move(investigation, change.status, change.from_status)
    StatusChange.objects.filter(pk=change.pk).update(taken_back_at=now, taken_back_note=reason)
    change.refresh_from_db()
    _keep_start(change)
    _record("step_taken_back", change, by, now, note=reason)
    return investigation


def follow_report(report: Report, *, by: Actor, now: datetime) -> None:
    """Let the investigation stand as far as a registered report proves; what does not fit is left to a person."""
    day = report.dated or (day_of(report.presented_at) if report.presented_at else None)
    steps = [(rules.STEPS_OF_VERSION[ReportVersion(report.version)], day)]
    if report.presented_at and report.presented_at <= now:
        steps.append((InvestigationStep.PUBLISH, day_of(report.presented_at)))
    for step, happened in steps:
        try:
            register_step(investigation=report.investigation, step=step, happened_date=happened, by=by, now=now)
        except NotAllowed:
            continue


def standing_changes(investigation: Investigation) -> list[StatusChange]:
    """Return the steps that were not taken back, in the order in which they were taken."""
    return list(StatusChange.objects.filter(investigation=investigation, taken_back_at__isnull=True).order_by("pk"))


def _keep_start(change: StatusChange) -> None:
    """Keep the start of an investigation, which stands on the trail, equal to the day of its step."""
    if change.step == InvestigationStep.START:
        stands = change.taken_back_at is None
        Investigation.objects.filter(pk=change.investigation_id).update(
            started_date=change.happened_date if stands else None,
            started_text=change.happened_text if stands else "",
        )
        change.investigation.refresh_from_db()


def _move(investigation: Investigation, before: str, after: str) -> None:
    """Change the status unless somebody else did so meanwhile."""
    here = Investigation.objects.filter(pk=investigation.pk, status=before)
    if not here.update(status=after, version=F("version") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    investigation.refresh_from_db()


def _record(verb: str, change: StatusChange, by: Actor, now: datetime, *, note: str, former: str = "") -> None:
    """Write down one step in the life of an investigation."""
    codes = {
        "step": str(change.step), "from": str(change.from_status), "to": str(change.status), "former_day": former,
        "day": change.happened_date.isoformat() if change.happened_date else "",
    }  # fmt: skip
    words = {"title": change.investigation.title, "note": note}
    record(f"investigation.{verb}", change.investigation, change.investigation.trajectory, by, now, codes=codes,
           words=words)  # fmt: skip
