"""Add and change an action of a plan that is being written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import Refusal
from verbeterspoor.plans.models import Action, Goal, Plan
from verbeterspoor.supervision.models import Finding, FirstImpression

from .records import check_body, check_can_write, goal_of, next_report_due, record


@transaction.atomic
def add_action(
    *,
    plan: Plan,
    title: str,
    findings: Iterable[Finding] = (),
    first_impressions: Iterable[FirstImpression] = (),
    organisation: Organisation | None = None,
    unit: Unit | None = None,
    goal: Goal | None = None,
    result: str = "",
    evidence_agreed: str = "",
    assurance: str = "",
    start_date: date | None = None,
    due_date: date | None = None,
    is_ongoing: bool = False,
    review_date: date | None = None,
    report_interval_days: int | None = None,
    is_example: bool = False,
    by: Actor,
    now: datetime,
) -> Action:
    """Add an action to a plan that is still being written; what is missing stays a gap until adoption."""
    check_can_write(plan, by)
    rules.check_action_facts(organisation=organisation, unit=unit, start_date=start_date, due_date=due_date)
    check_body(plan.trajectory.municipality_id, organisation, unit)
    number = (plan.actions.aggregate(last=Max("number"))["last"] or 0) + 1
    action = Action.objects.create(
        plan=plan, number=number, title=title, organisation=organisation, unit=unit, goal=goal_of(plan, goal),
        result=result, evidence_agreed=evidence_agreed, assurance=assurance, start_date=start_date,
        due_date=due_date, is_ongoing=is_ongoing, review_date=review_date,
        report_interval_days=report_interval_days, is_example=is_example,
        report_due_date=next_report_due(plan, start_date, None, report_interval_days), created_at=now,
        status_since=now,
    )  # fmt: skip
    serve(action, findings, first_impressions)
    record("action.added", action, by, now, {"number": number})
    return action


def serve(action: Action, findings: Iterable[Finding], first_impressions: Iterable[FirstImpression]) -> None:
    """Let an action serve findings and first impressions of its own municipality (rule `origins`)."""
    municipality_id = action.plan.trajectory.municipality_id
    findings, first_impressions = list(findings), list(first_impressions)
    owners = {finding.report.investigation.trajectory.municipality_id for finding in findings}
    owners |= {impression.investigation.trajectory.municipality_id for impression in first_impressions}
    if owners - {municipality_id}:
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    action.findings.set(findings)
    action.first_impressions.set(first_impressions)


@transaction.atomic
def change_action(
    *,
    action: Action,
    version: int,
    title: str,
    findings: Iterable[Finding],
    first_impressions: Iterable[FirstImpression],
    organisation: Organisation | None,
    unit: Unit | None,
    goal: Goal | None,
    result: str,
    evidence_agreed: str,
    assurance: str,
    start_date: date | None,
    due_date: date | None,
    is_ongoing: bool,
    review_date: date | None,
    report_interval_days: int | None,
    by: Actor,
    now: datetime,
) -> Action:
    """Change an action of a plan that is not adopted yet, unless somebody else changed it since `version`."""
    check_can_write(action.plan, by)
    rules.check_action_facts(organisation=organisation, unit=unit, start_date=start_date, due_date=due_date)
    check_body(action.plan.trajectory.municipality_id, organisation, unit)
    facts = {
        "title": title, "organisation": organisation, "unit": unit, "goal": goal_of(action.plan, goal),
        "result": result, "evidence_agreed": evidence_agreed, "assurance": assurance, "start_date": start_date,
        "due_date": due_date, "is_ongoing": is_ongoing, "review_date": review_date,
        "report_interval_days": report_interval_days,
    }  # fmt: skip
    changed = store(action, version, facts)
    serve(action, findings, first_impressions)
    record("action.changed", action, by, now, {"fields": changed})
    return action


def store(action: Action, version: int, facts: dict[str, Any]) -> list[str]:
    """Store what an action says, unless somebody else changed it since `version`; return what changed."""
    former = Action.objects.get(pk=action.pk)
    changed = sorted(name for name, value in facts.items() if getattr(former, name) != value)
    due = next_report_due(action.plan, facts["start_date"], None, facts["report_interval_days"])
    rows = Action.objects.filter(pk=action.pk, version=version)
    if not rows.update(**facts, report_due_date=due, version=version + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    action.refresh_from_db()
    return changed


@transaction.atomic
def serve_findings(
    *,
    action: Action,
    findings: Iterable[Finding],
    first_impressions: Iterable[FirstImpression] = (),
    by: Actor,
    now: datetime,
) -> Action:
    """Say which findings an action serves, and which first impressions until the report comes (rule `origins`)."""
    check_can_write(action.plan, by)
    serve(action, findings, first_impressions)
    Action.objects.filter(pk=action.pk).update(version=F("version") + 1)
    action.refresh_from_db()
    record("action.changed", action, by, now, {"fields": ["findings"]})
    return action
