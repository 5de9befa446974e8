"""Findings move within their tree, and one that was registered by mistake is withdrawn but stays readable."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.errors import Conflict
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import Refusal
from verbeterspoor.supervision.models import Finding

from .records import record, short


@transaction.atomic
def move_finding(*, finding: Finding, parent: Finding | None, version: int, by: Actor, now: datetime) -> Finding:
    """Move a finding with its points below another of the same report, or to the top (rule `finding-tree`)."""
    trajectory = finding.report.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_parent(report_id=finding.report_id, parent_report_id=parent.report_id if parent else None)
    levels = levels_of(finding)
    rules.check_new_parent(
        below={pk for level in levels for pk in level}, parent_id=parent.pk if parent else None,
        parent_depth=depth_of(parent), height=len(levels),
    )  # fmt: skip
    if not Finding.objects.filter(pk=finding.pk, version=version).update(parent=parent, version=F("version") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    codes = {
        "from": str(finding.parent.public_id) if finding.parent else "", "to": str(parent.public_id) if parent else "",
    }  # fmt: skip
    words = {"text": short(finding.text), "to": short(str(parent)) if parent else ""}
    finding.refresh_from_db()
    record("finding.moved", finding, trajectory, by, now, codes=codes, words=words)
    return finding


def levels_of(finding: Finding) -> list[set[int]]:
    """Return a finding and what stands below it, level by level; a tree is never deeper than the rule allows."""
    levels = [{finding.pk}]
    while len(levels) <= rules.DEEPEST:
        below = set(Finding.objects.filter(parent_id__in=levels[-1]).values_list("pk", flat=True))
        if not below:
            break
        levels.append(below)
    return levels


def depth_of(finding: Finding | None) -> int:
    """Return how deep a finding stands: 1 is on top, 0 is nothing."""
    depth = 0
    while finding is not None and depth <= rules.DEEPEST:
        depth, finding = depth + 1, finding.parent
    return depth


@transaction.atomic
def withdraw_finding(*, finding: Finding, reason: str, version: int, by: Actor, now: datetime) -> Finding:
    """Withdraw a finding that was registered by mistake; it no longer counts and stays readable with the reason."""
    trajectory = finding.report.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_can_withdraw(
        is_withdrawn=finding.withdrawn_at is not None, reason=reason,
        has_points=finding.children.filter(withdrawn_at__isnull=True).exists(),
    )  # fmt: skip
    check_no_client_data(reason)
    _mark(finding, version, withdrawn_at=now, withdrawn_by_id=by.public_id, withdrawn_reason=reason)
    words = {"text": short(finding.text), "note": short(reason)}
    record("finding.withdrawn", finding, trajectory, by, now, words=words)
    return finding


@transaction.atomic
def restore_finding(*, finding: Finding, reason: str, version: int, by: Actor, now: datetime) -> Finding:
    """Let a withdrawn finding stand again; why it was withdrawn stays in the history."""
    trajectory = finding.report.investigation.trajectory
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_can_restore(is_withdrawn=finding.withdrawn_at is not None, reason=reason)
    check_no_client_data(reason)
    _mark(finding, version, withdrawn_at=None, withdrawn_by_id=None, withdrawn_reason="")
    words = {"text": short(finding.text), "note": short(reason)}
    record("finding.restored", finding, trajectory, by, now, words=words)
    return finding


def _mark(finding: Finding, version: int, **values: object) -> None:
    """Write values unless somebody else changed the finding since `version`."""
    if not Finding.objects.filter(pk=finding.pk, version=version).update(**values, version=F("version") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    finding.refresh_from_db()
