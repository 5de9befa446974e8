"""An investigation starts, gives first impressions that lead to direct measures, and ends in reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from verbeterspoor.documents.models import Paper
from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import Refusal, ReportVersion
from verbeterspoor.supervision.models import DirectMeasure, Finding, FirstImpression, Investigation, Report
from verbeterspoor.trajectories.models import Trajectory

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
) -> Investigation:
    """Register that one or more bodies look at something."""
    rules.check_can_register(by, trajectory.municipality_id)
    bodies = list(bodies)
    if not bodies:
        raise NotAllowed(Refusal.NO_BODY.label)
    for body in bodies:
        check_known(trajectory.municipality_id, body, None)
    check_no_client_data(purpose, question, trigger_text)
    investigation = Investigation.objects.create(
        trajectory=trajectory, title=title, purpose=purpose, question=question, trigger=trigger,
        trigger_text=trigger_text, commissioned_by=commissioned_by, started_date=started_date,
        started_text=started_text,
    )  # fmt: skip
    investigation.bodies.set(bodies)
    record(
        "investigation.opened", investigation, trajectory, by, now, codes={"trigger": trigger}, words={"title": title}
    )
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
    """Register a version of a report; an earlier version stays."""
    trajectory = investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    if paper is not None and paper.trajectory_id != trajectory.pk:
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    report = Report.objects.create(
        investigation=investigation, title=title, version=version, paper=paper, dated=dated, presented_at=presented_at
    )
    record("report.added", report, trajectory, by, now, codes={"version": str(version)}, words={"title": title})
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
