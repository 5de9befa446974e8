"""Comments on plans and actions: who may give them, who sees them, and which wait for an answer."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from verbeterspoor.accounts.models import User
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import INSIDE, Actor
from verbeterspoor.plans.choices import CommentKind, PlanStatus
from verbeterspoor.plans.models import Action, ActionPart, Comment, Participant, Plan
from verbeterspoor.plans.models.bodies import theirs

from .rounds import body_of, people_of, running_memberships


def plans_taking_part(actor: Actor) -> QuerySet[Plan]:
    """Return the plans in which an organisation or unit of this person takes part, or has an action or a part."""
    here = Plan.objects.filter(trajectory__municipality_id=actor.municipality_id)
    if not actor.has(Role.PARTNER):
        return here.none()
    of_plan = {"plan_id": OuterRef("pk")}
    found = here.filter(
        Exists(Participant.objects.filter(theirs(actor), **of_plan))
        | Exists(Action.objects.filter(theirs(actor), **of_plan))
        | Exists(ActionPart.objects.filter(theirs(actor), action__plan_id=OuterRef("pk")))
    )
    return found.select_related("trajectory__municipality").order_by("consulted_until", "pk")


def drafts_to_comment_on(actor: Actor) -> QuerySet[Plan]:
    """Return the plans about which this person is asked for comments, with whether they gave one (`has_commented`)."""
    given = Comment.objects.filter(plan_id=OuterRef("pk"), kind=CommentKind.CONSULTATION, written_by_id=actor.public_id)
    found = plans_taking_part(actor).filter(status=PlanStatus.CONSULTATION)
    return found.annotate(has_commented=Exists(given))


def get_draft(actor: Actor, public_id: uuid.UUID) -> Plan:
    """Return a plan that this person may read as a draft; any other does not exist (DoesNotExist)."""
    if actor.is_inside:
        here = Plan.objects.filter(trajectory__municipality_id=actor.municipality_id)
        return here.select_related("trajectory__municipality").get(public_id=public_id)
    return drafts_to_comment_on(actor).get(public_id=public_id)


def may_comment_on(actor: Actor, plan: Plan) -> bool:
    """Say whether somebody of the town hall, or of a body that takes part, reads this draft."""
    own_town = actor.municipality_id == plan.trajectory.municipality_id
    return own_town and (actor.is_inside or plans_taking_part(actor).filter(pk=plan.pk).exists())


def comments_on_draft(actor: Actor, plan: Plan) -> QuerySet[Comment]:
    """Return the comments of a consultation that this person may read, those without an answer first."""
    found = plan.comments.filter(kind=CommentKind.CONSULTATION, parent=None).select_related("action")
    if not actor.is_inside:
        seen = Action.objects.visible_to(actor).filter(plan=plan).order_by()
        found = found.filter(Q(written_by_id=actor.public_id) | Q(action__in=seen))
    return found.order_by("resolved_at", "written_at", "pk")


def number_unanswered(plan: Plan) -> int:
    """Count the comments of a plan's consultation that have no answer yet."""
    return plan.comments.filter(kind=CommentKind.CONSULTATION, parent=None, resolved_at=None).count()


def threads_of(action: Action) -> list[Comment]:
    """Return the remarks about an action, each with its replies and who was mentioned, in three queries."""
    replies = Comment.objects.prefetch_related("mentions__user").order_by("written_at", "pk")
    found = action.comments.filter(parent=None).exclude(kind=CommentKind.CONSULTATION)
    found = found.prefetch_related("mentions__user", Prefetch("replies", replies))
    return list(found.order_by("written_at", "pk"))


def get_comment(actor: Actor, public_id: uuid.UUID) -> Comment:
    """Return a comment in this municipality; any other does not exist (DoesNotExist)."""
    found = Comment.objects.select_related("plan__trajectory__municipality", "action")
    return found.get(public_id=public_id, plan__trajectory__municipality_id=actor.municipality_id)


def waiting_comments(actor: Actor) -> QuerySet[Comment]:
    """Return the comments on drafts and the objections that wait for an answer of a coordinator, the oldest first."""
    if not actor.leads:
        return Comment.objects.none()
    here = Comment.objects.filter(plan__trajectory__municipality_id=actor.municipality_id)
    asked = [CommentKind.CONSULTATION, CommentKind.NOT_RIGHT]
    found = here.filter(kind__in=asked, parent=None, resolved_at=None).select_related("plan__trajectory", "action")
    return found.order_by("written_at", "pk")


def people_who_see(action: Action, *, today: date) -> QuerySet[User]:
    """Return who may see an action: the town hall, and the people of its executor and contributors."""
    bodies = [body_of(action), *map(body_of, action.parts.all())]
    outside = {user.pk for users in _people(action.plan, bodies, today).values() for user in users}
    town = running_memberships(today).filter(municipality_id=action.plan.trajectory.municipality_id, role__in=INSIDE)
    found = User.objects.filter(Q(pk__in=outside) | Q(pk__in=town.order_by().values("user_id")))
    return found.order_by("name", "pk")


def people_taking_part(plan: Plan, *, today: date) -> list[User]:
    """Return the people of every organisation and unit that takes part in a plan or has an action or part in it."""
    things = [*plan.participants.all(), *plan.actions.all(), *ActionPart.objects.filter(action__plan=plan)]
    found = _people(plan, map(body_of, things), today)
    return sorted({user for users in found.values() for user in users}, key=lambda user: (user.name, user.pk))


def _people(
    plan: Plan, bodies: Iterable[tuple[int | None, int | None]], today: date
) -> dict[tuple[int | None, int | None], list[User]]:
    return people_of(plan.trajectory.municipality_id, {body for body in bodies if any(body)}, today)
