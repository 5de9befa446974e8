"""Start and adopt a plan."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import ActionStatus, PlanStatus, Refusal
from verbeterspoor.plans.models import Action, AdoptedAction, Plan, PlanVersion
from verbeterspoor.trajectories.models import Trajectory

from .records import next_report_due, record


@transaction.atomic
def start_plan(*, trajectory: Trajectory, title: str, effect: str = "", by: Actor, now: datetime) -> Plan:
    """Start the improvement plan of a trajectory."""
    rules.check_can_plan(by, trajectory.municipality_id)
    plan = Plan.objects.create(trajectory=trajectory, title=title, effect=effect, created_at=now)
    record("plan.started", plan, by, now)
    return plan


@transaction.atomic
def number_plan(*, plan: Plan, case_number: str, by: Actor, now: datetime) -> Plan:
    """Give a plan its number in the case system (rule `case-system`); the same number again changes nothing."""
    rules.check_can_plan(by, plan.trajectory.municipality_id)
    number = case_number.strip()
    if Plan.objects.filter(pk=plan.pk).exclude(case_number=number).update(case_number=number):
        plan.case_number = number
        record("plan.numbered", plan, by, now, words={"note": number})
    return plan


@transaction.atomic
def adopt_plan(
    *, plan: Plan, adopted_date: date, adopted_by: str = "", decision: str = "", by: Actor, now: datetime
) -> Plan:
    """Adopt a plan without gaps; from then on it stands as it was agreed."""
    rules.check_can_plan(by, plan.trajectory.municipality_id)
    rules.check_can_adopt(
        status=Plan.objects.select_for_update().get(pk=plan.pk).status,
        held={rules.COORDINATOR},
        number_of_actions=plan.actions.exclude(status=ActionStatus.LAPSED).count(),
        has_gaps=Action.objects.filter(plan=plan).with_gaps().exists(),
        on=adopted_date,
        today=day_of(now),
    )
    rules.check_all_answered(queries.number_unanswered(plan))
    taken = (
        Plan.objects.filter(pk=plan.pk)
        .exclude(status=PlanStatus.ADOPTED)
        .update(status=PlanStatus.ADOPTED, adopted_date=adopted_date, consulted_until=None, version=F("version") + 1)
    )
    if not taken:
        raise NotAllowed(Refusal.ADOPTED_ALREADY.label)
    plan.refresh_from_db()
    running = list(plan.actions.all())
    for action in running:
        action.report_due_date = next_report_due(plan, action.start_date, None, action.report_interval_days)
    Action.objects.bulk_update(running, ["report_due_date"], batch_size=500)
    freeze_plan(plan, adopted_by=adopted_by, decision=decision, by=by, now=now)
    record("plan.adopted", plan, by, now, {"from": "draft", "to": "adopted", "date": adopted_date.isoformat()})
    return plan


def freeze_plan(plan: Plan, *, adopted_by: str, decision: str, by: Actor, now: datetime) -> PlanVersion:
    """Keep the adopted plan as it was adopted; what runs is compared with it from then on (rule `adopted-plan`)."""
    assert plan.adopted_date is not None
    version = PlanVersion.objects.create(
        plan=plan, number=plan.versions.count() + 1, title=plan.title, effect=plan.effect, adopted_by=adopted_by,
        adopted_date=plan.adopted_date, decision=decision, recorded_at=now, recorded_by_id=by.public_id,
    )  # fmt: skip
    kept = plan.actions.exclude(status=ActionStatus.LAPSED).select_related("organisation", "unit", "goal")
    kept = kept.prefetch_related("parts__organisation", "parts__unit", "findings__parent")
    AdoptedAction.objects.bulk_create([as_adopted(version, action) for action in kept], batch_size=500)
    return version


def as_adopted(version: PlanVersion, action: Action) -> AdoptedAction:
    """Return an action as it stands now, in the words that people read."""
    parts = [
        {"number": part.number, "title": part.title, "owner": part.owner_name,
         "due": part.due_date.isoformat() if part.due_date else None, "evidence": part.evidence_agreed}
        for part in action.parts.all()
    ]  # fmt: skip
    numbers = ", ".join(finding.full_number for finding in action.findings.all() if finding.full_number)
    return AdoptedAction(
        version=version, action=action, number=action.number, title=action.title, result=action.result,
        evidence_agreed=action.evidence_agreed, assurance=action.assurance,
        owner_name=str(action.organisation or action.unit or ""), goal=str(action.goal or ""),
        findings=numbers[:400], start_date=action.start_date, due_date=action.due_date,
        is_ongoing=action.is_ongoing, review_date=action.review_date, parts=parts,
    )  # fmt: skip
