"""Versions of a report: a newer one replaces an older one, which stays readable with its findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from verbeterspoor.documents.models import Paper
from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import Refusal, ReportRefusal
from verbeterspoor.supervision.models import EarlierText, Finding, Report
from verbeterspoor.trajectories import actions as trajectories
from verbeterspoor.trajectories.choices import SharedKind
from verbeterspoor.trajectories.models import Share

from .investigations import add_report
from .records import record, short


@transaction.atomic
def replace_report(
    *,
    report: Report,
    version: str,
    title: str,
    carried_over: Iterable[Finding],
    by: Actor,
    now: datetime,
    reason: str = "",
    court_reference: str = "",
    paper: Paper | None = None,
    dated: date | None = None,
    presented_at: datetime | None = None,
) -> Report:
    """Register a newer version, with the findings that go along; the older one stays readable as it was.

    What does not go along stays behind in the older version and no longer counts. Whoever had the older version gets
    the newer one, unless the older one was a draft.
    """
    rules.check_can_register(by, report.investigation.trajectory.municipality_id)
    rules.check_can_replace(
        version=report.version, new_version=version, is_replaced=Report.objects.filter(replaces=report).exists(),
        reason=reason,
    )  # fmt: skip
    check_no_client_data(title, reason, court_reference)
    standing = {finding.pk: finding for finding in report.findings.filter(withdrawn_at__isnull=True)}
    carried = {finding.pk for finding in carried_over}
    rules.check_carried_over(carried, {pk: finding.parent_id for pk, finding in standing.items()})
    newer = add_report(
        investigation=report.investigation, title=title, version=version, paper=paper, dated=dated,
        presented_at=presented_at, by=by, now=now,
    )  # fmt: skip
    Report.objects.filter(pk=newer.pk).update(
        replaces=report, replaces_reason=reason, court_reference=court_reference, response=report.response,
        response_date=report.response_date, afterword=report.afterword,
    )  # fmt: skip
    newer.refresh_from_db()
    keep_as_it_was(report, standing.values())
    Finding.objects.filter(pk__in=carried).update(report=newer, version=F("version") + 1)
    share_the_newer(report, newer, by=by, now=now)
    codes = {"version": str(version), "carried": len(carried), "left_behind": len(standing) - len(carried)}
    words = {"title": title, "note": short(reason)}
    record("report.replaced", report, report.investigation.trajectory, by, now, codes=codes, words=words)
    return newer


def keep_as_it_was(report: Report, findings: Iterable[Finding]) -> None:
    """Keep the number and words of every finding as they stand in the version that is replaced."""
    EarlierText.objects.bulk_create(
        EarlierText(finding=finding, report=report, number=finding.number, text=finding.text) for finding in findings
    )


def share_the_newer(older: Report, newer: Report, *, by: Actor, now: datetime) -> None:
    """Give the newer version to every party that had the older one: what was wrong is put right where it went."""
    if older.is_draft:
        return
    shares = Share.objects.filter(kind=SharedKind.REPORT, shared_id=older.public_id).select_related("party")
    for party in {share.party for share in shares.order_by("pk")}:
        trajectories.share_with_party(
            trajectory=older.investigation.trajectory, party=party, kind=SharedKind.REPORT,
            shared_id=newer.public_id, title=newer.title, by=by, now=now,
        )  # fmt: skip


@transaction.atomic
def number_report(*, report: Report, case_number: str, by: Actor, now: datetime) -> Report:
    """Give a report its number in the case system (rule `case-system`); the same number again changes nothing."""
    trajectory = report.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    number = case_number.strip()
    if Report.objects.filter(pk=report.pk).exclude(case_number=number).update(case_number=number):
        report.case_number = number
        record("report.numbered", report, trajectory, by, now, words={"title": report.title, "to": number})
    return report


@transaction.atomic
def respond_to_report(
    *,
    report: Report,
    edition: int,
    response: str,
    response_date: date | None,
    afterword: str,
    by: Actor,
    now: datetime,
) -> Report:
    """Register what the executive answers to a report as a whole, and the afterword of the body."""
    rules.check_can_register(by, report.investigation.trajectory.municipality_id)
    rules.check_stands(is_replaced=Report.objects.filter(replaces=report).exists())
    check_no_client_data(response, afterword)
    if response_date and response_date > day_of(now):
        raise NotAllowed(ReportRefusal.IN_THE_FUTURE.label)
    values = {"response": response, "response_date": response_date, "afterword": afterword}
    changed = sorted(name for name, value in values.items() if getattr(report, name) != value)
    if not Report.objects.filter(pk=report.pk, edition=edition).update(**values, edition=F("edition") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    report.refresh_from_db()
    words = {"title": report.title, "note": short(response)}
    record("report.answered", report, report.investigation.trajectory, by, now, codes={"fields": changed}, words=words)
    return report


@transaction.atomic
def answer_finding(
    *, finding: Finding, version: int, response: str, afterword: str, by: Actor, now: datetime
) -> Finding:
    """Register what the executive answers to one finding, and the afterword of the body (rule `finding-tree`)."""
    trajectory = finding.report.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_stands(is_replaced=Report.objects.filter(replaces=finding.report_id).exists())
    check_no_client_data(response, afterword)
    unchanged = Finding.objects.filter(pk=finding.pk, version=version)
    if not unchanged.update(response=response, afterword=afterword, version=F("version") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    changed = [name for name, value in (("afterword", afterword), ("response", response))
               if getattr(finding, name) != value]  # fmt: skip
    finding.refresh_from_db()
    words = {"number": finding.number, "note": short(response), "text": short(finding.text)}
    record("finding.answered", finding, trajectory, by, now, codes={"fields": changed}, words=words)
    return finding
