"""Findings are registered one by one, each with its source; a change keeps what somebody else saved."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import Refusal
from verbeterspoor.supervision.models import Finding, Report

from .records import check_known, record, short


@transaction.atomic
def register_finding(
    *,
    report: Report,
    kind: str,
    text: str,
    by: Actor,
    now: datetime,
    number: str = "",
    parent: Finding | None = None,
    response: str = "",
    afterword: str = "",
    addressee_organisation: Organisation | None = None,
    addressee_unit: Unit | None = None,
    addressee_text: str = "",
    quote: SourceQuote | None = None,
    is_example: bool = False,
) -> Finding:
    """Register a finding of a report, as a point of its own or below another (rule `finding-tree`)."""
    trajectory = report.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_has_text(text)
    rules.check_parent(report_id=report.pk, parent_report_id=parent.report_id if parent else None)
    check_known(trajectory.municipality_id, addressee_organisation, addressee_unit)
    check_no_client_data(text, response, afterword)
    last = Finding.objects.filter(report=report).aggregate(last=Max("position"))["last"] or 0
    finding = Finding.objects.create(
        report=report, parent=parent, kind=kind, number=number, position=last + 1, text=text, response=response,
        afterword=afterword, addressee_organisation=addressee_organisation, addressee_unit=addressee_unit,
        addressee_text=addressee_text, quote=quote, is_example=is_example, registered_at=now,
        registered_by_id=by.public_id,
    )  # fmt: skip
    words = {"number": number, "text": short(text)}
    record("finding.registered", finding, trajectory, by, now, codes={"kind": str(kind)}, words=words)
    return finding


@transaction.atomic
def change_finding(
    *,
    finding: Finding,
    version: int,
    kind: str,
    text: str,
    number: str,
    response: str,
    afterword: str,
    addressee_organisation: Organisation | None,
    addressee_unit: Unit | None,
    addressee_text: str,
    by: Actor,
    now: datetime,
) -> Finding:
    """Correct a finding, unless somebody else changed it since `version`; who changed what stays in the history."""
    trajectory = finding.report.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_has_text(text)
    check_known(trajectory.municipality_id, addressee_organisation, addressee_unit)
    check_no_client_data(text, response, afterword)
    values = {
        "kind": str(kind), "text": text, "number": number, "response": response, "afterword": afterword,
        "addressee_organisation": addressee_organisation, "addressee_unit": addressee_unit,
        "addressee_text": addressee_text,
    }  # fmt: skip
    former = Finding.objects.select_related("addressee_organisation", "addressee_unit").get(pk=finding.pk)
    if not Finding.objects.filter(pk=finding.pk, version=version).update(**values, version=F("version") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    changed = sorted(name for name, value in values.items() if getattr(former, name) != value)
    words = {"number": number, "from": short(former.text), "to": short(text)} if "text" in changed else {}
    record("finding.changed", finding, trajectory, by, now, codes={"fields": changed}, words=words)
    finding.refresh_from_db()
    return finding


@transaction.atomic
def add_origin(*, finding: Finding, report: Report, by: Actor, now: datetime) -> Finding:
    """Register that another report found the same; the first report stays its home (rule `origins`)."""
    trajectory = finding.report.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    if report.investigation.trajectory_id != trajectory.pk:
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    if report.pk != finding.report_id:
        finding.also_in.add(report)
    codes = {"report": str(report.public_id)}
    record("finding.also_found", finding, trajectory, by, now, codes=codes, words={"title": report.title})
    return finding
