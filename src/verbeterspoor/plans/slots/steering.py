"""What steering shows on the pages above plans: requests that wait, stops on the trail, figures, history in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from verbeterspoor.foundation import dates
from verbeterspoor.foundation.slots import Figure, NoticeKind, Stop, Turn
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.models import Adjustment, ChangeRequest, Plan

from .addresses import MOST, url_of

STEERED = {
    "plans.plan.adjusted": gettext_noop("Plan “%(title)s” steered (bijsturing %(number)s)"),
    "plans.meeting.opened": gettext_noop("Meeting “%(title)s” opened"),
    "plans.meeting.decided": gettext_noop("Decided in meeting “%(title)s”"),
    "plans.meeting.closed": gettext_noop("Meeting “%(title)s” closed"),
    "plans.request.asked": gettext_noop("Change of “%(title)s” asked"),
    "plans.request.granted": gettext_noop("Request for change of “%(title)s” granted"),
    "plans.request.refused": gettext_noop("Request for change of “%(title)s” refused"),
    "plans.request.withdrawn": gettext_noop("Request for change of “%(title)s” withdrawn"),
}

REQUEST_DECIDED = NoticeKind(
    "plans.request_decided", gettext_lazy("The coordinator decided about your request for change")
)


def steering_notices() -> list[NoticeKind]:
    """Return the kinds of notice of steering."""
    return [REQUEST_DECIDED]


def requests_to_decide(actor: Actor, now: datetime) -> list[Turn]:
    """Ask whoever leads to decide about the requests that wait: the role, so nobody who left keeps one waiting."""
    return [
        Turn(
            title=_("Decide about the request of %(owner)s about “%(action)s”")
            % {"owner": one.action.organisation or one.action.unit, "action": one.action.title},
            reason=_why(one), url=url_of(actor, "request", one), button=_("Look at it"), since=one.asked_at,
            trajectory=one.action.plan.trajectory.title, trajectory_id=one.action.plan.trajectory.public_id,
        )
        for one in queries.waiting_requests(actor)[:MOST]
    ]  # fmt: skip


def decisions_to_work_out(actor: Actor, now: datetime) -> list[Turn]:
    """Ask whoever leads to make something of what a meeting decided."""
    return [
        Turn(
            title=_("Work out what “%(meeting)s” decided") % {"meeting": one.title}, reason=_number_said(one),
            url=url_of(actor, "meeting", one), button=_("Look at it"), since=one.created_at,
            trajectory=one.plan.trajectory.title, trajectory_id=one.plan.trajectory.public_id,
        )
        for one in queries.decisions_to_work_out(actor)[:MOST]
    ]  # fmt: skip


def _number_said(meeting: Any) -> str:
    number = meeting.number_to_do
    return ngettext(
        "%(number)s decision did not become anything yet.", "%(number)s decisions did not become anything yet.", number
    ) % {"number": number}


def _why(request: ChangeRequest) -> str:
    """Say what is asked."""
    if request.proposed_date:
        day = dates.said_without_weekday(request.proposed_date)
        return _("Asked: a later date, %(day)s.") % {"day": day}
    return _("Asked: %(what)s") % {"what": request.proposed_text}


def steered_stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return a small stop per act of steering."""
    found: dict[int, list[Stop]] = defaultdict(list)
    acts = Adjustment.objects.filter(plan__trajectory_id__in=list(trajectory_ids)).select_related("plan")
    for act in acts.order_by("plan_id", "number"):
        label = _("Bijsturing %(number)s") % {"number": act.number}
        url, decided = (url_of(actor, "adjustment", act), act.decided) if actor.is_inside else ("", "")
        found[act.plan.trajectory_id].append(Stop(act.decided_date, label, decided, "done", url, is_minor=True))
    return found


def steered_figures(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Figure]]:
    """Return how often a plan was steered, in one query."""
    plans = Plan.objects.filter(trajectory_id__in=list(trajectory_ids)).select_related("trajectory")
    found: dict[int, list[Figure]] = {}
    for plan in plans.annotate(number=Count("adjustments")).filter(number__gt=0).order_by("pk"):
        number: int = plan.number  # type: ignore[attr-defined]
        sentence = ngettext(
            "time steered since the plan was adopted", "times steered since the plan was adopted", number
        )
        found[plan.trajectory_id] = [Figure(str(number), sentence, url_of(actor, "differences", plan.trajectory), 29)]
    return found
