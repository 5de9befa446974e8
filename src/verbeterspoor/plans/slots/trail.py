"""What needs attention, the stops on the trail, and the figures that lead to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Attention, Figure, Stop
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import ActionStatus, Signal
from verbeterspoor.plans.models import Action, Plan

from .addresses import MOST, url_of


def attention(actor: Actor, now: datetime) -> list[Attention]:
    """Return the first actions that are late, not heard of or at risk, each with its reason."""
    if not actor.is_inside:
        return []
    seen = Action.objects.visible_to(actor)
    first = queries.first_with_signals(seen, today=day_of(now), most=MOST)
    return [
        Attention(signal, action.title, reason, url_of(actor, "action", action), action.plan.trajectory.title)
        for signal, actions in first.items()
        for action, reason in actions
    ]


def attention_counts(actor: Actor, now: datetime) -> list[tuple[str, int]]:
    """Count the actions per signal, also those that `attention` does not list."""
    if not actor.is_inside:
        return []
    return list(queries.signal_counts(Action.objects.visible_to(actor), today=day_of(now)).items())


def stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return the stops of the plan: started, adopted, and the last action accepted."""
    found: dict[int, list[Stop]] = defaultdict(list)
    accepted = Action.objects.filter(plan_id=OuterRef("pk"), status=ActionStatus.ACCEPTED)
    last = Subquery(accepted.order_by("-status_since").values("status_since")[:1])
    plans = Plan.objects.filter(trajectory_id__in=list(trajectory_ids)).annotate(accepted_at=last)
    said = ("title", "adopted_date", "created_at", "trajectory__public_id")
    for plan in plans.select_related("trajectory").only(*said).order_by("pk"):
        url = url_of(actor, "plan", plan.trajectory)
        started = day_of(plan.created_at)
        found[plan.trajectory_id].append(Stop(started, _("Plan started"), plan.title, "done", url))
        if plan.adopted_date:
            found[plan.trajectory_id].append(Stop(plan.adopted_date, _("Plan adopted"), plan.title, "done", url))
        if plan.accepted_at:
            day, where = day_of(plan.accepted_at), url_of(actor, "progress", plan.trajectory)
            found[plan.trajectory_id].append(
                Stop(day, _("Last time an action was accepted"), plan.title, "done", where)
            )
    return found


def figures(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Figure]]:
    """Return how many actions there are, how many are done, and what needs attention."""
    found = {}
    for pk, count in queries.counts_by_trajectory(trajectory_ids, today=day_of(now)).items():
        url = reverse("plans:progress", args=[actor.municipality_slug, count["address"]])
        sentence = ngettext(
            "action at %(owners)s responsible organisations and units",
            "actions at %(owners)s responsible organisations and units",
            count["total"],
        )
        rows = [
            Figure(str(count["total"]), sentence % {"owners": count["owners"]}, url, 20),
            Figure(str(count["accepted"]), _("accepted"), f"{url}?status=accepted", 21),
            Figure(
                str(count["reported_done"]),
                _("reported as done, not judged yet"),
                f"{url}?status=reported_done",
                22,
            ),
            Figure(str(count["open"]), _("in progress"), f"{url}?status=open", 23),
            Figure(str(count["planned"]), _("planned"), f"{url}?status=open", 24),
            Figure(str(count["lapsed"]), _("lapsed"), f"{url}?status=lapsed", 25),
        ]
        rows += [
            Figure(str(count[signal.value]), str(signal.label).lower(), f"{url}?signal={signal.value}", 26 + n)
            for n, signal in enumerate(Signal)
            if count[signal.value]
        ]
        found[pk] = [row for row in rows if row.value != "0"]
    return found
