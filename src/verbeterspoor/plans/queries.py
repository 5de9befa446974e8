"""Reads for pages: actions as far as somebody may see them, with their signals, in a constant number of queries."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from verbeterspoor.foundation import dates
from verbeterspoor.foundation.dates import start_of_day
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import FindingKind
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories.models import Trajectory

from . import rules
from .choices import ActionStatus, Gap, PlanStatus, ReportStatus, Signal
from .models import Action, ActionQuerySet, Plan, ProgressReport

SOON = timedelta(days=14)
"""So long before a date an executor is asked how it is going."""
LATELY = timedelta(days=7)
"""Whoever reported within this time is not asked again because a due date is near."""


def plan_of(trajectory: Trajectory) -> Plan | None:
    """Return the improvement plan of a trajectory, or None."""
    return Plan.objects.filter(trajectory=trajectory).first()


def visible_actions(actor: Actor) -> ActionQuerySet:
    """Return the actions somebody may see, with what every page shows of them."""
    found = Action.objects.visible_to(actor).annotate(
        plan_status=F("plan__status"), plan_adopted_date=F("plan__adopted_date")
    )
    return found.select_related("organisation", "unit", "plan__trajectory__municipality")


def get_visible_action(actor: Actor, public_id: uuid.UUID) -> Action:
    """Return an action this person may see; any other does not exist (DoesNotExist)."""
    return visible_actions(actor).get(public_id=public_id)


def by_owner(actions: ActionQuerySet) -> ActionQuerySet:
    """Put the actions of one organisation or unit together: first without an owner, then organisations, then units."""
    first = Case(When(organisation__isnull=False, then=1), When(unit__isnull=False, then=2), default=0)
    return actions.order_by(first, "organisation__name", "organisation_id", "unit__name", "unit_id", "number", "pk")


def findings_by_action(actions: Iterable[Action]) -> dict[int, list[Finding]]:
    """Return per action the findings it serves, in one query."""
    ids = [action.pk for action in actions]
    served: dict[int, list[Finding]] = defaultdict(list)
    links = Action.findings.through.objects.filter(action_id__in=ids).select_related(
        "finding__report", "finding__parent", "finding__quote__file"
    )
    for link in links.order_by("finding__position", "finding_id"):
        served[link.action_id].append(link.finding)
    return served


def gaps_by_action(plan: Plan, most: int | None = None) -> list[tuple[Action, list[Gap]]]:
    """Return the first actions of a plan that still lack something, with what."""
    shown = list(Action.objects.filter(plan=plan).with_gaps().select_related("organisation", "unit")[:most])
    links = Action.findings.through.objects, Action.first_impressions.through.objects
    ids = [action.pk for action in shown]
    serving = {pk for link in links for pk in link.filter(action_id__in=ids).values_list("action_id", flat=True)}
    return [(action, rules.gaps(action, serves_something=action.pk in serving)) for action in shown]


def signal_counts(actions: ActionQuerySet, *, today: date) -> dict[str, int]:
    """Count the actions per signal, in one query each."""
    return {signal.value: actions.with_signal(signal.value, today=today).count() for signal in Signal}


def unserved_findings(trajectory_ids: Collection[int]) -> QuerySet[Finding]:
    """Return the improvement points and recommendations that no action serves, lapsed ones aside.

    A point with sub-points is served through those; an action that serves the point serves its sub-points too.
    """
    here = "report__investigation__trajectory_id__in"
    links = Action.findings.through.objects.filter(**{f"finding__{here}": trajectory_ids})
    served = links.exclude(action__status=ActionStatus.LAPSED).values("finding_id")
    findings = Finding.objects.filter(**{here: trajectory_ids})
    split = findings.filter(parent__isnull=False).order_by().values("parent_id")
    points = findings.filter(kind__in=[FindingKind.IMPROVEMENT_POINT, FindingKind.RECOMMENDATION])
    return points.exclude(pk__in=split).exclude(pk__in=served).exclude(parent_id__in=served)


def findings_without_action(trajectory: Trajectory) -> QuerySet[Finding]:
    """Return the improvement points and recommendations of a trajectory that no action serves yet."""
    return unserved_findings([trajectory.pk]).select_related("report", "parent")


def number_unserved(trajectory_ids: Collection[int]) -> dict[int, int]:
    """Return per trajectory how many improvement points and recommendations no action serves, in one query."""
    found = unserved_findings(trajectory_ids).order_by().values_list("report__investigation__trajectory_id")
    return dict(found.annotate(number=Count("pk")))


def signs_of(action: Action, *, today: date) -> list[tuple[str, str]]:
    """Return the signals of an action, each with the sentence that says why (rule `computed-signals`)."""
    return [(str(sign.signal), sentence(sign)) for sign in rules.signals(action, today=today)]


def sentence(sign: rules.Sign) -> str:
    """Say why an action is late, not heard of or at risk."""
    if sign.signal == Signal.LATE:
        return ngettext("This point is %(days)s day late.", "This point is %(days)s days late.", sign.days) % {
            "days": sign.days
        }
    if sign.signal == Signal.SILENT:
        return _("Nothing heard for %(days)s days; asked is every %(interval)s days.") % {
            "days": sign.days,
            "interval": sign.interval,
        }
    if not sign.days or sign.until is None:
        return _("The executor cannot go on.")
    day = dates.said_without_weekday(sign.until)
    return ngettext(
        "Expected on %(day)s, that is %(days)s day after the due date.",
        "Expected on %(day)s, that is %(days)s days after the due date.",
        sign.days,
    ) % {"day": day, "days": sign.days}


def waiting_reports(actor: Actor) -> QuerySet[ProgressReport]:
    """Return the reports that wait for this person's decision, oldest first."""
    found = ProgressReport.objects.filter(
        status=ReportStatus.SUBMITTED, action__plan__trajectory__municipality_id=actor.municipality_id
    )
    asks_partners = Q(action__unit__isnull=True) if actor.leads else Q(pk__in=[])
    asks_units = Q(action__unit__isnull=False) if actor.has(*rules.JUDGES_OF_UNITS) else Q(pk__in=[])
    own = Q(action__organisation_id__in=actor.organisation_ids) | Q(action__unit_id__in=actor.unit_ids)
    found = found.filter(asks_partners | asks_units).exclude(own).exclude(reported_by_id=actor.public_id)
    return found.select_related("action__plan__trajectory", "action__organisation", "action__unit").order_by(
        "submitted_at", "pk"
    )


def own_actions(actor: Actor) -> QuerySet[Action]:
    """Return the running actions this person executes, the most urgent first."""
    own = Q(organisation_id__in=actor.organisation_ids) | Q(unit_id__in=actor.unit_ids)
    if not actor.has(Role.PARTNER):
        return Action.objects.none()
    found = visible_actions(actor).filter(own, plan__status=PlanStatus.ADOPTED)
    running_first = Case(
        *(When(status=status, then=order) for order, (status, _label) in enumerate(GROUPS)), default=len(GROUPS)
    )
    return found.order_by(running_first, F("due_date").asc(nulls_last=True), "number", "pk")


def with_last_status(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Add to each action whether its last report waits, was accepted or was returned (`last_status`)."""
    last = ProgressReport.objects.filter(action_id=OuterRef("pk")).exclude(status=ReportStatus.DRAFT)
    return actions.annotate(last_status=Subquery(last.order_by("-submitted_at", "-pk").values("status")[:1]))


def with_drafts(actions: QuerySet[Action], actor: Actor) -> QuerySet[Action]:
    """Add to each action whether this person kept a draft about it (`has_draft`)."""
    drafts = ProgressReport.objects.filter(status=ReportStatus.DRAFT, reported_by_id=actor.public_id)
    return actions.annotate(has_draft=Exists(drafts.filter(action_id=OuterRef("pk"))))


def asked_of_executor(actor: Actor, *, today: date) -> QuerySet[Action]:
    """Return the actions about which this person is asked to report now.

    A report is due, the due date is near or past and nothing was heard for a week, or the last report was returned.
    """
    soon = today + SOON
    lately = start_of_day(today) - LATELY
    running = with_last_status(own_actions(actor).filter(status=ActionStatus.OPEN))
    quiet = Q(last_report_at__isnull=True) | Q(last_report_at__lt=lately)
    due = Q(report_due_date__lte=soon) | Q(due_date__lte=soon)
    return running.filter(Q(last_status=ReportStatus.RETURNED) | (due & quiet))


@dataclass(frozen=True)
class Draft:
    """A plan that is being written: how many actions it has, how many lack something, how many points lack one."""

    plan: Plan
    number_of_actions: int
    incomplete: int
    unserved: int


def drafts_with_gaps(actor: Actor, most: int | None = None) -> list[Draft]:
    """Return the plans that are being written, the oldest first, in four queries."""
    found = Plan.objects.filter(trajectory__municipality_id=actor.municipality_id, status=PlanStatus.DRAFT)
    plans = list(found.select_related("trajectory").order_by("created_at", "pk")[:most])
    actions = Action.objects.filter(plan__in=plans).exclude(status=ActionStatus.LAPSED)
    numbers, incomplete = _number_per_plan(actions), _number_per_plan(actions.with_gaps())
    unserved = number_unserved([plan.trajectory_id for plan in plans])
    return [
        Draft(plan, numbers.get(plan.pk, 0), incomplete.get(plan.pk, 0), unserved.get(plan.trajectory_id, 0))
        for plan in plans
    ]


def _number_per_plan(actions: ActionQuerySet) -> dict[int, int]:
    return dict(actions.order_by().values_list("plan_id").annotate(number=Count("pk")))


def counts_by_trajectory(trajectory_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Return per trajectory how many actions there are, at how many owners, per status and signal."""
    rows = (
        Action.objects.filter(plan__trajectory_id__in=list(trajectory_ids))
        .values("plan__trajectory_id")
        .annotate(
            total=Count("pk"),
            owners=Count("organisation_id", distinct=True) + Count("unit_id", distinct=True),
            accepted=Count("pk", filter=Q(status=ActionStatus.ACCEPTED)),
            reported_done=Count("pk", filter=Q(status=ActionStatus.REPORTED_DONE)),
            open=Count("pk", filter=Q(status=ActionStatus.OPEN, plan__status=PlanStatus.ADOPTED)),
            lapsed=Count("pk", filter=Q(status=ActionStatus.LAPSED)),
            planned=Count("pk", filter=Q(status=ActionStatus.OPEN, plan__status=PlanStatus.DRAFT)),
        )
        .order_by("plan__trajectory_id")
    )
    found: dict[int, dict[str, Any]] = {row["plan__trajectory_id"]: dict(row.items()) for row in rows}
    return found


def signal_counts_by_trajectory(trajectory_ids: Iterable[int], *, today: date) -> dict[int, dict[str, int]]:
    """Return per trajectory how many actions have each signal, one query per signal."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    ids = list(trajectory_ids)
    for signal in Signal:
        actions = Action.objects.filter(plan__trajectory_id__in=ids).with_signal(signal.value, today=today)
        rows = actions.values_list("plan__trajectory_id").annotate(number=Count("pk")).order_by("plan__trajectory_id")
        for trajectory_id, number in rows:
            found[trajectory_id][signal.value] = number
    return found


GROUPS = (
    (ActionStatus.OPEN, _lazy("In progress")),
    (ActionStatus.REPORTED_DONE, _lazy("Reported as done, waiting for a decision")),
    (ActionStatus.ACCEPTED, _lazy("Accepted")),
    (ActionStatus.LAPSED, _lazy("Lapsed")),
)
"""How an executor's actions are grouped."""


def filtered(
    actions: ActionQuerySet, *, today: date, status: str = "", signal: str = "", body: Any = None
) -> ActionQuerySet:
    """Keep the actions that somebody asked for."""
    if status:
        actions = actions.filter(status=status)
    if signal:
        actions = actions.with_signal(signal, today=today)
    if isinstance(body, Organisation):
        actions = actions.filter(organisation=body)
    if isinstance(body, Unit):
        actions = actions.filter(unit=body)
    return actions
