"""Signals with their sentence, and counts of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import dates
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, HeldUpBy, PlanStatus, Signal
from verbeterspoor.plans.models import Action, ActionQuerySet

HELD_UP: dict[str, Callable[[int], str]] = {
    HeldUpBy.DEPENDENCY: lambda days: ngettext(
        "Waits for “%(title)s”, which is %(days)s day late.",
        "Waits for “%(title)s”, which is %(days)s days late.",
        days,
    ),
    HeldUpBy.MILESTONE: lambda days: ngettext(
        "Milestone “%(title)s” is %(days)s day late.", "Milestone “%(title)s” is %(days)s days late.", days
    ),
    HeldUpBy.PART: lambda days: ngettext(
        "Part “%(title)s” is %(days)s day late.", "Part “%(title)s” is %(days)s days late.", days
    ),
}
"""What to say of something that holds an action up."""


def signal_counts(actions: ActionQuerySet, *, today: date) -> dict[str, int]:
    """Count the actions per signal, in one query each."""
    return {signal.value: actions.with_signal(signal.value, today=today).count() for signal in Signal}


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
    if sign.by:
        return HELD_UP[sign.by](sign.days) % {"title": sign.title or _("another action"), "days": sign.days}
    if not sign.days or sign.until is None:
        return _("The executor cannot go on.")
    day = dates.said_without_weekday(sign.until)
    return ngettext(
        "Expected on %(day)s, that is %(days)s day after the due date.",
        "Expected on %(day)s, that is %(days)s days after the due date.",
        sign.days,
    ) % {"day": day, "days": sign.days}


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
            planned=Count("pk", filter=Q(status=ActionStatus.OPEN) & ~Q(plan__status=PlanStatus.ADOPTED)),
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
