"""Change what was agreed about an action after adoption, each thing with what it was and by which act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F, Max

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, ActionStep, ChangeField, Refusal
from verbeterspoor.plans.models import Action, Adjustment, Change, ChangeRequest, Goal, Plan
from verbeterspoor.supervision.models import Finding, FirstImpression

from .acting import serve
from .records import check_body, goal_of, move_action, next_report_due

CODED = frozenset({ChangeField.START, ChangeField.DUE, ChangeField.REVIEW, ChangeField.STATUS})
"""Fields whose values are codes: they may stand in the chain of events; free text may not."""
SERVED = frozenset({"findings", "first_impressions"})


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """What one action becomes by an act: what is agreed from now on, or that it lapses; `version` is what was seen."""

    action: Action
    version: int
    agreed: rules.Agreed
    lapses: bool = False


@dataclass(frozen=True, kw_only=True)
class Addition:
    """A new action, complete as rule `one-owner` asks of an adopted plan."""

    title: str
    organisation: Organisation | None = None
    unit: Unit | None = None
    goal: Goal | None = None
    result: str = ""
    evidence_agreed: str = ""
    assurance: str = ""
    start_date: date | None = None
    due_date: date | None = None
    is_ongoing: bool = False
    review_date: date | None = None
    report_interval_days: int | None = None
    findings: Iterable[Finding] = field(default=())
    first_impressions: Iterable[FirstImpression] = field(default=())


def amend(
    amendment: Amendment, *, adjustment: Adjustment | None = None, request: ChangeRequest | None = None, by: Actor,
    now: datetime,
) -> list[Change]:  # fmt: skip
    """Change what is agreed about an action by one act; the adopted plan stays as it was (rule `adopted-plan`)."""
    action = Action.objects.select_for_update(of=("self",)).get(pk=amendment.action.pk)
    with named(action):
        rules.check_can_amend(action.status)
        if action.version != amendment.version:
            raise Conflict(Refusal.CHANGED_MEANWHILE.label)
        differences = rules.differences(action, amendment.agreed)
        if differences:
            _agree(action, amendment.agreed)
        if amendment.lapses:
            reason = adjustment.decided if adjustment else ""
            differences.append(lapse(action, reason, by, now))
    return keep(action, differences, now, adjustment=adjustment, request=request)


def _agree(action: Action, agreed: rules.Agreed) -> None:
    """Store what is agreed from now on, complete and without client data; the next report follows the start."""
    rules.check_action_facts(
        organisation=agreed.organisation, unit=agreed.unit, start_date=agreed.start_date, due_date=agreed.due_date
    )
    check_body(action.plan.trajectory.municipality_id, agreed.organisation, agreed.unit)
    documents.check_no_client_data(agreed.title, agreed.result, agreed.evidence_agreed, agreed.assurance)
    former_start = action.start_date
    facts = {name: getattr(agreed, name) for name in rules.Agreed.__dataclass_fields__}
    for name, value in facts.items():
        setattr(action, name, value)
    rules.check_still_complete(action)
    if agreed.start_date != former_start:
        interval, last = action.report_interval_days, action.last_report_at
        facts["report_due_date"] = next_report_due(action.plan, agreed.start_date, last, interval)
    rows = Action.objects.filter(pk=action.pk, version=action.version)
    if not rows.update(**facts, version=F("version") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    action.refresh_from_db()


def lapse(action: Action, reason: str, by: Actor, now: datetime) -> rules.Difference:
    """Let an action lapse with a reason, and say what that changed."""
    held = rules.relations(by, action, action.plan.trajectory.municipality_id)
    former = action.status
    found = rules.check_action_step(ActionStep.LAPSE, former, held, note=reason)
    move_action(action, found.target, now, lapse_reason=reason)
    return rules.Difference(ChangeField.STATUS, former, found.target)


def add_complete(plan: Plan, addition: Addition, now: datetime) -> Action:
    """Add an action to an adopted plan: nothing may be missing (rule `one-owner`)."""
    check_body(plan.trajectory.municipality_id, addition.organisation, addition.unit)
    goal_of(plan, addition.goal)
    facts = {name: getattr(addition, name) for name in Addition.__dataclass_fields__ if name not in SERVED}
    findings, impressions = list(addition.findings), list(addition.first_impressions)
    documents.check_no_client_data(addition.title, addition.result, addition.evidence_agreed, addition.assurance)
    number = (plan.actions.aggregate(last=Max("number"))["last"] or 0) + 1
    action = Action(
        plan=plan, number=number, created_at=now, status_since=now, status=ActionStatus.OPEN,
        report_due_date=next_report_due(plan, addition.start_date, None, addition.report_interval_days), **facts,
    )  # fmt: skip
    with named(action):
        rules.check_action_facts(
            organisation=addition.organisation, unit=addition.unit, start_date=addition.start_date,
            due_date=addition.due_date,
        )  # fmt: skip
        rules.check_still_complete(action, serves_something=bool(findings or impressions))
    action.save(force_insert=True)
    serve(action, findings, impressions)
    return action


def keep(
    action: Action, differences: Iterable[rules.Difference], now: datetime, *, adjustment: Adjustment | None = None,
    request: ChangeRequest | None = None,
) -> list[Change]:  # fmt: skip
    """Keep what an act changed, each with what it was."""
    return Change.objects.bulk_create(
        Change(action=action, adjustment=adjustment, request=request, field=one.field, former=one.former, new=one.new,
               changed_at=now)
        for one in differences
    )  # fmt: skip


def as_codes(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Return what changed as it may stand in the chain: which action, which field; values only of dates and states."""
    return [
        {"action": str(one.action.public_id), "field": one.field}
        | ({"from": one.former, "to": one.new} if one.field in CODED else {})
        for one in changes
    ]


@contextmanager
def named(action: Action) -> Iterator[None]:
    """Put the number and title of an action before the reason of a refusal, where several are changed at once."""
    try:
        yield
    except NotAllowed as refusal:
        raise type(refusal)(f"{action.number}. {action.title}: {refusal.reason}") from None
