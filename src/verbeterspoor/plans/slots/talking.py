"""Whose turn it is to comment or to answer, and what people hear of it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import NoticeKind, Turn
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.choices import CommentKind
from verbeterspoor.plans.models import Comment

from .addresses import MOST, url_of

CONSULTATION = NoticeKind("plans.consultation", gettext_lazy("You are asked for comments on a draft plan"))
MENTION = NoticeKind("plans.mention", gettext_lazy("Somebody mentions you"))
ANSWERED = NoticeKind("plans.answered", gettext_lazy("Your comment has been answered"))


def talk_notices() -> list[NoticeKind]:
    """Return the kinds of notice about comments."""
    return [CONSULTATION, MENTION, ANSWERED]


def talk_turns(actor: Actor, now: datetime) -> list[Turn]:
    """Return which drafts somebody is asked to comment on, and which comments wait for their answer."""
    waiting: dict[str, list[Comment]] = {CommentKind.CONSULTATION: [], CommentKind.NOT_RIGHT: []}
    for comment in queries.waiting_comments(actor):
        waiting[comment.kind].append(comment)
    about_drafts, objections = waiting[CommentKind.CONSULTATION], waiting[CommentKind.NOT_RIGHT]
    return [*_to_comment(actor, now), *_to_answer(actor, about_drafts), *_objections(actor, objections)]


def _to_comment(actor: Actor, now: datetime) -> list[Turn]:
    if not actor.has(Role.PARTNER):
        return []
    asked = queries.drafts_to_comment_on(actor).filter(consulted_until__gte=day_of(now))
    drafts = [plan for plan in asked if not plan.has_commented]  # type: ignore[attr-defined]
    return [
        Turn(
            title=_("Comment on the draft plan “%(plan)s”") % {"plan": plan.title},
            reason=_("%(town)s asks what you think of it.") % {"town": plan.trajectory.municipality.name},
            url=url_of(actor, "draft", plan), button=_("Read the draft"), due=plan.consulted_until,
            trajectory=plan.trajectory.title, trajectory_id=plan.trajectory.public_id,
        )
        for plan in drafts[:MOST]
    ]  # fmt: skip


def _to_answer(actor: Actor, waiting: list[Comment]) -> list[Turn]:
    """Ask a coordinator to answer the comments on a draft, one turn per plan."""
    numbers = Counter(comment.plan_id for comment in waiting)
    first = {comment.plan_id: comment for comment in reversed(waiting)}
    return [
        Turn(
            title=_("Answer the comments on “%(plan)s”") % {"plan": comment.plan.title},
            reason=ngettext("%(number)s comment has no answer yet.", "%(number)s comments have no answer yet.", number)
            % {"number": number},
            url=url_of(actor, "comments", comment.plan.trajectory), button=_("To the comments"),
            since=comment.written_at, trajectory=comment.plan.trajectory.title,
            trajectory_id=comment.plan.trajectory.public_id,
        )
        for comment, number in ((first[plan_id], numbers[plan_id]) for plan_id in sorted(numbers))
    ]  # fmt: skip


def _objections(actor: Actor, waiting: list[Comment]) -> list[Turn]:
    """Ask a coordinator to answer who said that an action is not right."""
    return [
        Turn(
            title=_("“%(action)s”: this is not right, says %(name)s")
            % {"action": comment.action, "name": comment.written_by_name},
            reason=comment.text, url=url_of(actor, "comment_answer", comment), button=_("Answer"),
            since=comment.written_at, trajectory=comment.plan.trajectory.title,
            trajectory_id=comment.plan.trajectory.public_id,
        )
        for comment in waiting[:MOST]
    ]  # fmt: skip
