"""Reads for pages: actions as far as somebody may see them, with their signals, in a constant number of queries."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories.models import Trajectory

from . import rules
from .choices import Gap, Signal
from .models import Action, ActionQuerySet, Plan


def plan_of(trajectory: Trajectory) -> Plan | None:
    """Return the improvement plan of a trajectory, or None."""
    return Plan.objects.filter(trajectory=trajectory).first()


def visible_actions(actor: Actor) -> ActionQuerySet:
    """Return the actions somebody may see, with what every page shows of them."""
    found = Action.objects.visible_to(actor).annotate(plan_status=F("plan__status"))
    return found.select_related("organisation", "unit", "plan__trajectory__municipality")


def get_visible_action(actor: Actor, public_id: uuid.UUID) -> Action:
    """Return an action this person may see; any other does not exist (DoesNotExist)."""
    return visible_actions(actor).get(public_id=public_id)


def findings_by_action(actions: Iterable[Action]) -> dict[int, list[Finding]]:
    """Return per action the findings it serves, in one query."""
    ids = [action.pk for action in actions]
    served: dict[int, list[Finding]] = defaultdict(list)
    links = Action.findings.through.objects.filter(action_id__in=ids).select_related("finding__report")
    for link in links.order_by("finding__position", "finding_id"):
        served[link.action_id].append(link.finding)
    return served


def gaps_by_action(plan: Plan) -> list[tuple[Action, list[Gap]]]:
    """Return the actions of a plan that still lack something, with what."""
    counted = plan.actions.annotate(
        served=Count("findings", distinct=True) + Count("first_impressions", distinct=True)
    ).select_related("organisation", "unit")
    rows = [(action, rules.gaps(action, serves_something=bool(action.served))) for action in counted]
    return [(action, missing) for action, missing in rows if missing]


def signal_counts(actions: ActionQuerySet, *, today: date) -> dict[str, int]:
    """Count the actions per signal, in one query each."""
    return {signal.value: actions.with_signal(signal.value, today=today).count() for signal in Signal}


def findings_without_action(trajectory: Trajectory) -> QuerySet[Finding]:
    """Return the improvement points and recommendations that no action serves yet."""
    served = Action.findings.through.objects.filter(action__plan__trajectory=trajectory).values("finding_id")
    wanted = Q(kind__in=["improvement_point", "recommendation"], children__isnull=True)
    found = Finding.objects.filter(wanted, report__investigation__trajectory=trajectory)
    return found.exclude(pk__in=served).select_related("report").distinct()
