"""Steering meetings and what they decided."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.models import Action, MeetingDecision, Plan, SteeringMeeting

OPEN_ENDS = Q(decisions__isnull=False, decisions__adjustment=None, decisions__action=None, decisions__term=None)


def meetings_of(plan: Plan) -> QuerySet[SteeringMeeting]:
    """Return the meetings about a plan, the last first, with how many decisions each took."""
    found = SteeringMeeting.objects.filter(plan=plan).order_by("-held_date", "-pk")
    return found.annotate(number_of_decisions=Count("decisions"), number_to_do=Count("decisions", filter=OPEN_ENDS))


def visible_meetings(actor: Actor) -> QuerySet[SteeringMeeting]:
    """Return the meetings of this person's town; only the town hall reads them."""
    if not actor.is_inside:
        return SteeringMeeting.objects.none()
    found = SteeringMeeting.objects.filter(plan__trajectory__municipality_id=actor.municipality_id)
    return found.select_related("plan__trajectory__municipality")


def decisions_of(meeting: SteeringMeeting) -> QuerySet[MeetingDecision]:
    """Return what a meeting decided, with what each decision became."""
    found = MeetingDecision.objects.filter(meeting=meeting)
    return found.select_related("about", "adjustment", "action", "term").order_by("number")


def visible_decisions(actor: Actor) -> QuerySet[MeetingDecision]:
    """Return the decisions of meetings this person may see."""
    found = MeetingDecision.objects.filter(meeting__in=visible_meetings(actor).order_by().values("pk"))
    return found.select_related("meeting__plan__trajectory__municipality", "about")


def decisions_to_work_out(actor: Actor) -> QuerySet[SteeringMeeting]:
    """Return the meetings with decisions that did not become anything yet."""
    if not actor.leads:
        return SteeringMeeting.objects.none()
    found = visible_meetings(actor).annotate(number_to_do=Count("decisions", filter=OPEN_ENDS))
    return found.filter(number_to_do__gt=0).order_by("held_date", "pk")


def actions_of(plan: Plan, public_ids: Iterable[UUID]) -> dict[UUID, Action]:
    """Return the actions of a plan with these addresses, in one query."""
    found = Action.objects.filter(plan=plan, public_id__in=list(public_ids))
    return {action.public_id: action for action in found}
