"""The adopted plan against what runs now: what is unchanged, changed, new or lapsed, and by which act."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q

from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, ChangeField, DifferenceKind
from verbeterspoor.plans.models import Action, ActionQuerySet, AdoptedAction, Change, Plan

from .steering import label_of, said_value, with_acts
from .timeline import adopted_by_action


@dataclass(frozen=True)
class Line:
    """One thing that differs: its adopted and its present value, and the act that changed it last."""

    label: str
    adopted: str
    now: str
    by: str


@dataclass(frozen=True)
class Compared:
    """One action against the adopted plan; without lines nothing differs any more."""

    action: Action
    kind: DifferenceKind
    lines: list[Line]


@dataclass(frozen=True)
class Figures:
    """How the plan that runs differs from the adopted one."""

    unchanged: int
    changed: int
    new: int
    lapsed: int
    later: int
    days_later: int
    """How many days the later ones moved on average, rounded."""

    def total(self, kind: str = "") -> int:
        """How many actions there are, or how many that differ in one way."""
        return int(getattr(self, kind)) if kind else self.unchanged + self.changed + self.new + self.lapsed


def with_difference(plan: Plan, kind: str = "") -> ActionQuerySet:
    """Return the actions of an adopted plan, or those that differ in one way, in the order of their numbers."""
    was_adopted = Exists(AdoptedAction.objects.filter(action_id=OuterRef("pk")))
    was_changed = Exists(Change.objects.filter(action_id=OuterRef("pk")).exclude(field=ChangeField.ADDED))
    found = Action.objects.filter(plan=plan).annotate(was_adopted=was_adopted, was_changed=was_changed)
    found = found.filter(~Q(status=ActionStatus.LAPSED) | Q(was_adopted=True) | Q(was_changed=True))
    lapsed = Q(status=ActionStatus.LAPSED)
    asked = {
        DifferenceKind.LAPSED: lapsed,
        DifferenceKind.NEW: ~lapsed & Q(was_adopted=False),
        DifferenceKind.CHANGED: ~lapsed & Q(was_adopted=True, was_changed=True),
        DifferenceKind.UNCHANGED: ~lapsed & Q(was_adopted=True, was_changed=False),
    }
    found = found.filter(asked[DifferenceKind(kind)]) if kind in DifferenceKind.values else found
    return found.select_related("organisation", "unit").order_by("number", "pk")


def difference_figures(plan: Plan) -> Figures:
    """Count what differs, and how much later on average, in two queries."""
    compared: Any = with_difference(plan).order_by()
    kinds = compared.values("status", "was_adopted", "was_changed").annotate(number=Count("pk"))
    counts = Counter({kind.value: 0 for kind in DifferenceKind})
    for row in kinds:
        counts[_kind_of(SimpleNamespace(**row)).value] += row["number"]
    running = AdoptedAction.objects.filter(action__plan=plan).exclude(action__status=ActionStatus.LAPSED)
    later = running.filter(action__due_date__gt=F("due_date")).order_by()
    moved = later.values_list("due_date", "action__due_date").annotate(number=Count("pk"))
    days = [(number, (now - adopted).days) for adopted, now, number in moved]
    often, total = sum(number for number, _days in days), sum(number * each for number, each in days)
    return Figures(**counts, later=often, days_later=round(total / often) if often else 0)


def compared(actions: Iterable[Any]) -> list[Compared]:
    """Compare these actions with the adopted plan, in two queries."""
    listed = list(actions)
    ids = [action.pk for action in listed]
    adopted = adopted_by_action(listed)
    changes: dict[int, dict[str, Change]] = defaultdict(dict)
    for change in with_acts(Change.objects.filter(action_id__in=ids)):
        changes[change.action_id][change.field] = change
    return [_compare(action, adopted.get(action.pk), changes[action.pk]) for action in listed]


def _compare(action: Any, adopted: AdoptedAction | None, changes: dict[str, Change]) -> Compared:
    lines = [] if adopted is None else [
        Line(str(ChangeField(one.field).label), said_value(one.field, one.former), said_value(one.field, one.new),
             label_of(changes[one.field]) if one.field in changes else "")
        for one in rules.differences(adopted, action)
    ]  # fmt: skip
    status = changes.get(ChangeField.STATUS)
    if status is not None and status.new == ActionStatus.LAPSED == action.status:
        former, now = (said_value(ChangeField.STATUS, value) for value in (status.former, status.new))
        lines.append(Line(str(ChangeField.STATUS.label), former, now, label_of(status)))
    if ChangeField.ADDED in changes:
        lines.append(Line(str(ChangeField.ADDED.label), "", action.title, label_of(changes[ChangeField.ADDED])))
    return Compared(action, _kind_of(action), lines)


def _kind_of(action: Any) -> DifferenceKind:
    if action.status == ActionStatus.LAPSED:
        return DifferenceKind.LAPSED
    if not action.was_adopted:
        return DifferenceKind.NEW
    return DifferenceKind.CHANGED if action.was_changed else DifferenceKind.UNCHANGED
