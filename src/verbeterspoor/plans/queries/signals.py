"""Signals with their sentence, and counts of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import dates
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, HeldUpBy, PlanStatus, Signal
from verbeterspoor.plans.models import Action, ActionQuerySet, has_signal

LOOKED_AT = (
    "status", "start_date", "due_date", "forecast_date", "last_report_at", "last_progress", "report_due_date",
)  # fmt: skip
"""What of an action `rules.signals` looks at, for a page that fetches no more than it shows."""

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
    """Count the actions per signal, in one query."""
    return actions.order_by().aggregate(**count_per_signal(today=today))


def count_per_signal(*, today: date) -> dict[str, Count]:
    """Return what counts actions per signal: all of them in one look at the actions."""
    return {signal.value: Count("pk", filter=has_signal(signal.value, today=today)) for signal in Signal}


def first_with_signals(actions: ActionQuerySet, *, today: date, most: int) -> dict[str, list[tuple[Action, str]]]:
    """Return per signal the first actions that have it, the earliest due first, with the reason; one query."""
    first = Q(pk__in=[])
    for signal in Signal:
        those = actions.with_signal(signal.value, today=today).order_by("due_date", "pk")
        first |= Q(pk__in=those.values("pk")[:most])
    found: dict[str, list[tuple[Action, str]]] = {signal.value: [] for signal in Signal}
    shown = actions.filter(first).with_signal_facts().select_related("plan__trajectory")
    for action in shown.only(*LOOKED_AT, "public_id", "title", "plan__trajectory__title").order_by("due_date", "pk"):
        signs = signs_of(action, today=today)
        for kind in {kind for kind, _words in signs}:
            found[kind].append((action, " ".join(words for one, words in signs if one == kind)))
    return {kind: listed[:most] for kind, listed in found.items()}


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


def counts_by_trajectory(trajectory_ids: Iterable[int], *, today: date) -> dict[int, dict[str, Any]]:
    """Return per trajectory how many actions there are, at how many owners, per status and signal; one query."""
    rows = (
        Action.objects.filter(plan__trajectory_id__in=list(trajectory_ids))
        .values("plan__trajectory_id", address=F("plan__trajectory__public_id"))
        .annotate(
            total=Count("pk"),
            owners=Count("organisation_id", distinct=True) + Count("unit_id", distinct=True),
            accepted=Count("pk", filter=Q(status=ActionStatus.ACCEPTED)),
            reported_done=Count("pk", filter=Q(status=ActionStatus.REPORTED_DONE)),
            open=Count("pk", filter=Q(status=ActionStatus.OPEN, plan__status=PlanStatus.ADOPTED)),
            lapsed=Count("pk", filter=Q(status=ActionStatus.LAPSED)),
            planned=Count("pk", filter=Q(status=ActionStatus.OPEN) & ~Q(plan__status=PlanStatus.ADOPTED)),
            **count_per_signal(today=today),
        )
        .order_by("plan__trajectory_id")
    )
    return {row["plan__trajectory_id"]: dict(row.items()) for row in rows}
