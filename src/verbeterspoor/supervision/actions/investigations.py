"""An investigation starts, gives first impressions that lead to direct measures, and ends in reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from verbeterspoor.documents.models import Paper
from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import CycleRefusal, InvestigationStep, Refusal, ReportVersion
from verbeterspoor.supervision.models import DirectMeasure, Finding, FirstImpression, Investigation, Report
from verbeterspoor.trajectories.models import Trajectory

from .cycle import announce, follow_report, register_step
from .records import check_known, record, short


@transaction.atomic
def open_investigation(
    *,
    trajectory: Trajectory,
    title: str,
    bodies: Iterable[Organisation],
    by: Actor,
    now: datetime,
    purpose: str = "",
    question: str = "",
    trigger: str = "",
    trigger_text: str = "",
    commissioned_by: str = "",
    started_date: date | None = None,
    started_text: str = "",
    units: Iterable[Unit] = (),
    announced_date: date | None = None,
    announced_text: str = "",
) -> Investigation:
    """Register that one or more bodies, or units of the town itself, look at something, and how far it is.

    It was announced, perhaps on a day nobody remembers; when the start is known and past, the fieldwork has begun.
    """
    rules.check_can_register(by, trajectory.municipality_id)
    bodies, units = list(bodies), list(units)
    check_investigators(trajectory.municipality_id, bodies, units)
    check_no_client_data(purpose, question, trigger_text)
    investigation = Investigation.objects.create(
        trajectory=trajectory, title=title, purpose=purpose, question=question, trigger=trigger,
        trigger_text=trigger_text, commissioned_by=commissioned_by, started_date=started_date,
        started_text=started_text,
    )  # fmt: skip
    investigation.bodies.set(bodies)
    investigation.units.set(units)
    record(
        "investigation.opened", investigation, trajectory, by, now, codes={"trigger": trigger}, words={"title": title}
    )
    announce(investigation, day=announced_date, words=announced_text, by=by, now=now)
    if started_date and started_date <= day_of(now):
        register_step(
            investigation=investigation, step=InvestigationStep.START, happened_date=started_date,
            happened_text=started_text, by=by, now=now,
        )  # fmt: skip
    return investigation


def check_investigators(municipality_id: int, bodies: list[Organisation], units: list[Unit]) -> None:
    """Refuse an investigation by nobody, or by a body or unit that the town does not know."""
    if not bodies and not units:
        raise NotAllowed(CycleRefusal.NO_BODY.label)
    for body in bodies:
        check_known(municipality_id, body, None)
    for unit in units:
        check_known(municipality_id, None, unit)


@transaction.atomic
def change_investigation(
    *,
    investigation: Investigation,
    version: int,
    title: str,
    bodies: Iterable[Organisation],
    units: Iterable[Unit],
    purpose: str,
    question: str,
    trigger: str,
    trigger_text: str,
    commissioned_by: str,
    by: Actor,
    now: datetime,
) -> Investigation:
    """Correct what is known of an investigation, unless somebody else changed it since `version`."""
    trajectory = investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_has_text(title)
    bodies, units = list(bodies), list(units)
    check_investigators(trajectory.municipality_id, bodies, units)
    check_no_client_data(title, purpose, question, trigger_text)
    values = {
        "title": title, "purpose": purpose, "question": question, "trigger": trigger, "trigger_text": trigger_text,
        "commissioned_by": commissioned_by,
    }  # fmt: skip
    if not Investigation.objects.filter(pk=investigation.pk, version=version).update(
        **values, version=F("version") + 1
    ):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    changed = sorted(name for name, value in values.items() if getattr(investigation, name) != value)
    if set(investigation.bodies.all()) != set(bodies) or set(investigation.units.all()) != set(units):
        changed.append("bodies")
    investigation.bodies.set(bodies)
    investigation.units.set(units)
    record("investigation.changed", investigation, trajectory, by, now, codes={"fields": changed},
           words={"title": title})  # fmt: skip
    investigation.refresh_from_db()
    return investigation


@transaction.atomic
def add_report(
    *,
    investigation: Investigation,
    title: str,
    by: Actor,
    now: datetime,
    version: str = ReportVersion.FINAL,
    paper: Paper | None = None,
    dated: date | None = None,
    presented_at: datetime | None = None,
) -> Report:
    """Register a version of a report; an earlier version stays, and the investigation stands as far as this proves."""
    trajectory = investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    if paper is not None and paper.trajectory_id != trajectory.pk:
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    report = Report.objects.create(
        investigation=investigation, title=title, version=version, paper=paper, dated=dated, presented_at=presented_at
    )
    record("report.added", report, trajectory, by, now, codes={"version": str(version)}, words={"title": title})
    follow_report(report, by=by, now=now)
    return report


@transaction.atomic
def note_first_impression(
    *,
    investigation: Investigation,
    text: str,
    by: Actor,
    now: datetime,
    told_date: date | None = None,
    told_text: str = "",
) -> FirstImpression:
    """Register what the body told before there was a report."""
    trajectory = investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_has_text(text)
    check_no_client_data(text)
    impression = FirstImpression.objects.create(
        investigation=investigation, text=text, told_date=told_date, told_text=told_text
    )
    record("first_impression.noted", impression, trajectory, by, now, words={"text": short(text)})
    return impression


@transaction.atomic
def take_direct_measure(
    *,
    first_impression: FirstImpression,
    text: str,
    by: Actor,
    now: datetime,
    unit: Unit | None = None,
    taken_date: date | None = None,
) -> DirectMeasure:
    """Register a measure that was taken at once, on a first impression."""
    trajectory = first_impression.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_has_text(text)
    check_known(trajectory.municipality_id, None, unit)
    check_no_client_data(text)
    measure = DirectMeasure.objects.create(
        first_impression=first_impression, text=text, unit=unit, taken_date=taken_date
    )
    record("direct_measure.taken", measure, trajectory, by, now, words={"text": short(text)})
    return measure


@transaction.atomic
def link_measure(*, measure: DirectMeasure, findings: Iterable[Finding], by: Actor, now: datetime) -> DirectMeasure:
    """Hang a direct measure under the findings that came later; the first impression stays (rule `origins`)."""
    trajectory = measure.first_impression.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    findings = list(findings)
    if any(finding.report.investigation.trajectory_id != trajectory.pk for finding in findings):
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    measure.findings.set(findings)
    codes = {"findings": [str(finding.public_id) for finding in findings]}
    record("direct_measure.linked", measure, trajectory, by, now, codes=codes, words={"text": short(measure.text)})
    return measure
