"""Ways of looking at the actions of a plan: list, board, per partner, per finding, coverage."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, F, Max, Min, Q, QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ActionStatus, BoardColumn, Order, Progress, Signal
from verbeterspoor.plans.models import Action, ActionQuerySet, SavedView
from verbeterspoor.supervision.models import Finding

from .seeing import by_owner
from .signals import LOOKED_AT, count_per_signal

PER_COLUMN = 25
"""As many cards as one column of the board shows; the rest is one click away, in the list."""


def narrowed(
    actions: ActionQuerySet,
    *,
    today: date,
    q: str = "",
    status: str = "",
    signal: str = "",
    owner: tuple[str, str] | None = None,
    due_from: date | None = None,
    due_until: date | None = None,
    finding: uuid.UUID | None = None,
    order: str = "",
) -> ActionQuerySet:
    """Keep the actions that somebody asked for, in the order asked; a number finds the action with that number."""
    for asked in q.split():
        number = Q(number=int(asked)) if asked.isdecimal() and len(asked) < 9 else Q()
        actions = actions.filter(Q(title__icontains=asked) | Q(result__icontains=asked) | number)
    if status:
        actions = actions.filter(status=status)
    if signal:
        actions = actions.with_signal(signal, today=today)
    if due_from:
        actions = actions.filter(due_date__gte=due_from)
    if due_until:
        actions = actions.filter(due_date__lte=due_until)
    if finding:
        actions = actions.filter(pk__in=_serving(finding))
    if owner:
        actions = actions.filter(**{f"{owner[0]}_id": owner[1]})
    return ordered(actions, order)


def _serving(finding: uuid.UUID) -> QuerySet[Any]:
    """Return the actions that serve a finding or one of its sub-points."""
    links = Action.findings.through.objects.filter(
        Q(finding__public_id=finding) | Q(finding__parent__public_id=finding)
    )
    return links.values("action_id")


def ordered(actions: ActionQuerySet, order: str) -> ActionQuerySet:
    """Put actions in the order somebody asked for."""
    if order == Order.NUMBER:
        return actions.order_by("number", "pk")
    if order == Order.OWNER:
        return by_owner(actions)
    if order == Order.HEARD:
        return actions.order_by(F("last_report_at").asc(nulls_first=True), "number", "pk")
    return actions.order_by(F("due_date").asc(nulls_last=True), "number", "pk")


COLUMNS: dict[str, Q] = {
    BoardColumn.NOT_STARTED: Q(status=ActionStatus.OPEN, last_progress=""),
    BoardColumn.ON_TRACK: Q(status=ActionStatus.OPEN, last_progress__in=[Progress.ON_TRACK, Progress.DONE]),
    BoardColumn.DELAYED: Q(status=ActionStatus.OPEN, last_progress__in=[Progress.DELAYED, Progress.STUCK]),
    BoardColumn.REPORTED_DONE: Q(status=ActionStatus.REPORTED_DONE),
    BoardColumn.ACCEPTED: Q(status=ActionStatus.ACCEPTED),
    BoardColumn.LAPSED: Q(status=ActionStatus.LAPSED),
}
"""Every action stands in exactly one column."""


@dataclass(frozen=True)
class Column:
    """One column of the board: how many actions stand in it, and the first ones."""

    label: str
    total: int
    cards: Sequence[Action]


def board(actions: ActionQuerySet) -> list[Column]:
    """Return the columns of the board, in seven queries whatever the number of actions."""
    numbers = actions.order_by().aggregate(**{name: Count("pk", filter=which) for name, which in COLUMNS.items()})
    return [
        Column(
            str(BoardColumn(name).label),
            numbers[name],
            list(actions.filter(which)[:PER_COLUMN] if numbers[name] else ()),
        )
        for name, which in COLUMNS.items()
    ]


@dataclass
class OwnerRow:
    """What one organisation or unit does in a plan, in numbers."""

    name: str
    code: str
    total: int = 0
    running: int = 0
    reported_done: int = 0
    accepted: int = 0
    lapsed: int = 0
    heard: Any = None
    next_due: date | None = None
    signals: dict[str, int] = field(default_factory=dict)


BODY = ("organisation_id", "organisation__name", "unit_id", "unit__name")


def per_owner(actions: ActionQuerySet, *, today: date) -> list[OwnerRow]:
    """Return a row per organisation or unit, by name: this is no ranking. One query."""
    is_open = Q(status=ActionStatus.OPEN)
    grouped = actions.order_by().values(*BODY)
    rows = grouped.annotate(
        total=Count("pk"), running=Count("pk", filter=is_open),
        reported_done=Count("pk", filter=Q(status=ActionStatus.REPORTED_DONE)),
        accepted=Count("pk", filter=Q(status=ActionStatus.ACCEPTED)),
        lapsed=Count("pk", filter=Q(status=ActionStatus.LAPSED)),
        heard=Max("last_report_at"), next_due=Min("due_date", filter=is_open & Q(due_date__gte=today)),
        **count_per_signal(today=today),
    )  # fmt: skip
    found = {}
    for row in rows:
        kind, key, name = _body_of(row)
        facts = {n: row[n] for n in ("total", "running", "reported_done", "accepted", "lapsed", "heard", "next_due")}
        signals = {signal.value: row[signal.value] for signal in Signal if row[signal.value]}
        found[kind, key] = OwnerRow(name=name, code=f"{kind}-{key}" if key else "", signals=signals, **facts)
    return sorted(found.values(), key=lambda row: (not row.code, row.name.casefold()))


def _body_of(row: dict[str, Any]) -> tuple[str, int | None, str]:
    if row["organisation_id"]:
        return "organisation", row["organisation_id"], row["organisation__name"]
    return "unit", row["unit_id"], row["unit__name"] or ""


class Served(NamedTuple):
    """As much of an action as fits in a cell."""

    pk: int
    public_id: uuid.UUID
    number: int
    status: str
    organisation: str | None
    unit: str | None

    @property
    def owner(self) -> str:
        """Who does it; nothing when nobody does yet."""
        return self.organisation or self.unit or ""

    @property
    def status_label(self) -> str:
        """How it stands."""
        return str(ActionStatus(self.status).label)


Thing = TypeVar("Thing", Action, Served)


def actions_by_finding(findings: Iterable[Finding], actions: ActionQuerySet) -> dict[int, list[Action]]:
    """Return per finding the actions that serve it, with what a line about them shows; two queries."""
    links = _links_to(findings)
    chosen = actions.filter(pk__in={action_id for _finding, action_id in links})
    shown = chosen.select_related(None).select_related("organisation", "unit")
    return _by_finding(
        links, shown.only(*LOOKED_AT, "public_id", "number", "title", "organisation__name", "unit__name")
    )


def _links_to(findings: Iterable[Finding]) -> list[tuple[int, int]]:
    """Return which action serves which of these findings."""
    links = Action.findings.through.objects.filter(finding_id__in=[finding.pk for finding in findings])
    return list(links.values_list("finding_id", "action_id"))


def _by_finding(links: Iterable[tuple[int, int]], actions: Iterable[Thing]) -> dict[int, list[Thing]]:
    chosen = {action.pk: action for action in actions}
    served: dict[int, list[Thing]] = defaultdict(list)
    for finding_id, action_id in links:
        if action_id in chosen:
            served[finding_id].append(chosen[action_id])
    for found in served.values():
        found.sort(key=lambda action: (action.number, action.pk))
    return served


SERVED = ("pk", "public_id", "number", "status", "organisation__name", "unit__name")


@dataclass(frozen=True)
class Coverage:
    """Which organisation or unit does something about which finding."""

    owners: list[str]
    rows: list[tuple[Finding, list[tuple[str, list[Served]]]]]


def coverage(findings: Sequence[Finding], actions: ActionQuerySet) -> Coverage:
    """Lay findings against owners; only owners that serve one of these findings get a column."""
    links = _links_to(findings)
    chosen = actions.filter(pk__in={action_id for _finding, action_id in links})
    served = _by_finding(links, [Served(*row) for row in chosen.values_list(*SERVED)])
    every = {action.owner for found in served.values() for action in found}
    owners = sorted(every, key=lambda name: (not name, name.casefold()))
    rows = []
    for finding in findings:
        cells: dict[str, list[Served]] = {owner: [] for owner in owners}
        for action in served.get(finding.pk, ()):
            cells[action.owner].append(action)
        rows.append((finding, list(cells.items())))
    return Coverage(owners, rows)


def saved_views(actor: Actor) -> QuerySet[SavedView]:
    """Return the views this person kept, and those that others share in the town hall."""
    here = SavedView.objects.filter(municipality_id=actor.municipality_id)
    return here.filter(Q(user_id=actor.user_id) | Q(is_shared=True)).select_related("user")
