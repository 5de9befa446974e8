"""What changed since a plan was adopted: every act in order, and the original date beside the new one."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from verbeterspoor.foundation import dates
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, ChangeField, RequestStatus
from verbeterspoor.plans.models import (
    Action,
    Adjustment,
    AdoptedAction,
    Change,
    ChangeRequest,
    MeetingDecision,
    Plan,
)

DAYS = frozenset({ChangeField.START, ChangeField.DUE, ChangeField.REVIEW})


@dataclass(frozen=True)
class Told:
    """One thing that changed, as people read it."""

    label: str
    former: str
    new: str
    is_later: bool = False


@dataclass(frozen=True)
class Act:
    """One act about an action: bijsturing, or a request for change with its decision."""

    label: str
    day: date
    act: Adjustment | ChangeRequest
    changes: list[Told] = field(default_factory=list)
    delays: int = 0

    @property
    def is_request(self) -> bool:
        """Whether it was asked by a partner."""
        return isinstance(self.act, ChangeRequest)

    @property
    def waits(self) -> bool:
        """Whether it is a request that nobody decided about yet."""
        return isinstance(self.act, ChangeRequest) and self.act.status == RequestStatus.WAITING


@dataclass(frozen=True)
class Moved:
    """A due date that is not the one that was adopted: the original one, how often it moved, and by which act last."""

    original: date | None
    by: str
    times: int


def said_value(name: str, value: str) -> str:
    """Say a kept value as people read it."""
    if name in DAYS and value:
        return dates.said_without_weekday(date.fromisoformat(value))
    if name == ChangeField.STATUS and value in ActionStatus.values:
        return str(ActionStatus(value).label)
    return value


def told(change: Change) -> Told:
    """Return a change as people read it."""
    later = change.field in {ChangeField.DUE, ChangeField.REVIEW} and bool(change.former) and change.new > change.former
    former, new = (said_value(change.field, value) for value in (change.former, change.new))
    return Told(str(ChangeField(change.field).label), former, new, later)


def label_of(change: Change) -> str:
    """Name the act by which something changed."""
    act = change.adjustment or change.request
    assert act is not None
    return act_label(act)


def act_label(act: Adjustment | ChangeRequest) -> str:
    """Name an act as people refer to it."""
    if isinstance(act, Adjustment):
        return _("bijsturing %(number)s") % {"number": act.number}
    return _("request of %(day)s") % {"day": dates.said_without_weekday(dates.local_day(act.asked_at))}


def with_acts(changes: QuerySet[Change]) -> QuerySet[Change]:
    """Add the act to each change, in the order in which they happened."""
    return changes.select_related("adjustment__meeting", "request").order_by("changed_at", "pk")


def acts_about(action: Action) -> list[Act]:
    """Return every act about an action since its plan was adopted, the first first, in two queries."""
    kept: dict[Adjustment | ChangeRequest, list[Change]] = defaultdict(list)
    for change in with_acts(Change.objects.filter(action=action)):
        kept[change.adjustment or change.request].append(change)  # type: ignore[index]
    for request in ChangeRequest.objects.filter(action=action).order_by("asked_at", "pk"):
        kept.setdefault(request, [])
    delays, found = 0, []
    for act in sorted(kept, key=_moment):
        changes = [told(change) for change in kept[act]]
        delays += any(one.is_later for one in changes)
        is_delay = any(one.is_later for one in changes)
        found.append(Act(act_label(act), _day(act), act, changes, delays if is_delay else 0))
    return found


def _moment(act: Adjustment | ChangeRequest) -> Any:
    return act.recorded_at if isinstance(act, Adjustment) else act.decided_at or act.asked_at


def _day(act: Adjustment | ChangeRequest) -> date:
    return act.decided_date if isinstance(act, Adjustment) else dates.local_day(act.decided_at or act.asked_at)


def moved(actions: Iterable[Action]) -> dict[int, Moved]:
    """Return per action whose due date moved since adoption the original date and the act, in two queries."""
    listed = list(actions)
    ids = [action.pk for action in listed]
    changes: dict[int, list[Change]] = defaultdict(list)
    for change in with_acts(Change.objects.filter(action_id__in=ids, field=ChangeField.DUE)):
        changes[change.action_id].append(change)
    adopted = dict(AdoptedAction.objects.filter(action_id__in=list(changes)).values_list("action_id", "due_date"))
    return {
        action.pk: Moved(adopted[action.pk], label_of(changes[action.pk][-1]), len(changes[action.pk]))
        for action in listed
        if action.pk in adopted and adopted[action.pk] != action.due_date
    }


def changes_of(adjustment: Adjustment) -> QuerySet[Change]:
    """Return what an act of steering changed, action by action."""
    return adjustment.changes.select_related("action").order_by("action__number", "pk")


def adjustments_of(plan: Plan) -> QuerySet[Adjustment]:
    """Return the acts of steering of a plan, the last first."""
    return Adjustment.objects.filter(plan=plan).select_related("meeting").order_by("-number")


def get_adjustment(actor: Actor, public_id: uuid.UUID) -> Adjustment:
    """Return an act of steering of this person's town; any other does not exist (DoesNotExist)."""
    found = Adjustment.objects.filter(plan__trajectory__municipality_id=actor.municipality_id)
    return found.select_related("plan__trajectory__municipality", "meeting").get(public_id=public_id)


def decision_behind(adjustment: Adjustment) -> MeetingDecision | None:
    """Return the decision of a meeting that an act carries out."""
    return MeetingDecision.objects.filter(adjustment=adjustment).select_related("meeting").first()


def steerable(plan: Plan) -> QuerySet[Action]:
    """Return the actions of a plan that steering can still change."""
    found = Action.objects.filter(plan=plan).exclude(status__in=rules.CLOSED)
    return found.select_related("organisation", "unit", "plan__trajectory__municipality").order_by("number", "pk")


def was_steered() -> Exists:
    """Match actions of which something changed since adoption."""
    return Exists(Change.objects.filter(action_id=OuterRef("pk")))
