"""Actions and milestones in somebody's own calendar program."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from verbeterspoor.foundation.slots import CalendarEntry
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import ActionStatus, PlanStatus
from verbeterspoor.plans.models import Action, Milestone

from .addresses import url_of

IN_CALENDAR = 500


def calendar_entries(actor: Actor, topic_id: UUID | None, now: datetime) -> list[CalendarEntry]:
    """Return when the open actions of adopted plans are due, or reviewed, and their milestones, as far as visible."""
    found = queries.visible_actions(actor).filter(status=ActionStatus.OPEN, plan__status=PlanStatus.ADOPTED)
    if topic_id:
        found = found.filter(plan__trajectory__public_id=topic_id)
    dated = found.filter(Q(due_date__isnull=False) | Q(review_date__isnull=False))
    entries = [entry for action in dated.order_by("-due_date", "pk")[:IN_CALENDAR] for entry in _entries(actor, action)]
    milestones = Milestone.objects.filter(action__in=found.values("pk"), reached_date__isnull=True)
    latest = milestones.select_related("action__plan__trajectory").order_by("-due_date", "pk")[:IN_CALENDAR]
    return entries + [_milestone(actor, milestone) for milestone in latest]


def _entries(actor: Actor, action: Action) -> list[CalendarEntry]:
    """Return the day an action is due and the day it is reviewed, as far as it has them."""
    days = [("due", action.due_date, _("Due: %(title)s")), ("review", action.review_date, _("Review: %(title)s"))]
    return [
        CalendarEntry(
            uid=f"action-{action.public_id}-{name}", day=day, title=words % {"title": action.title},
            url=url_of(actor, "action", action), stamp=action.created_at, sequence=action.version - 1,
            detail=_detail(action),
        )
        for name, day, words in days
        if day is not None
    ]  # fmt: skip


def _milestone(actor: Actor, milestone: Milestone) -> CalendarEntry:
    action = milestone.action
    return CalendarEntry(
        uid=f"milestone-{milestone.public_id}", day=milestone.due_date, url=url_of(actor, "action", action),
        title=_("Milestone: %(title)s") % {"title": milestone.title}, stamp=action.created_at,
        sequence=action.version - 1, detail=f"{action.title}\n{_detail(action)}",
    )  # fmt: skip


def _detail(action: Action) -> str:
    """Return the trajectory and who does it."""
    owner = action.organisation or action.unit
    by = _("By: %(owner)s") % {"owner": owner} if owner else ""
    return "\n".join(filter(None, [action.plan.trajectory.title, by]))
