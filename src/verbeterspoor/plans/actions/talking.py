"""Say something about an action, mention who must know it, say that it is not right, and answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.accounts.models import User
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.actions import Telling, tell_many
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import CommentKind, Refusal, TalkRefusal
from verbeterspoor.plans.models import Action, Comment, Mention

from .records import record


@transaction.atomic
def say(
    *, action: Action, text: str, mentions: Iterable[User] = (), parent: Comment | None = None, by: Actor, now: datetime
) -> Comment:
    """Say something about an action one may see, or reply; who is mentioned may see it too, and hears of it once."""
    _check_sees(action, by)
    if parent is not None and parent.action_id != action.pk:
        raise NotAllowed(TalkRefusal.OTHER_ACTION.label)
    people = list(mentions)
    seeing = queries.people_who_see(action, today=day_of(now))
    if seeing.filter(pk__in=[user.pk for user in people]).count() != len(people):
        raise NotAllowed(TalkRefusal.CANNOT_SEE.label)
    top = parent and (parent.parent or parent)
    comment = _write(action, CommentKind.REMARK, text, by, now, parent=top)
    Mention.objects.bulk_create(Mention(comment=comment, user=user) for user in people)
    tell_many([_mentioned(comment, user) for user in people if user.public_id != by.public_id], now=now)
    codes = {"comment": str(comment.public_id), "mentions": len(people)}
    record("comment.said", action, by, now, codes, {"note": text})
    return comment


@transaction.atomic
def object_to(*, action: Action, text: str, by: Actor, now: datetime) -> Comment:
    """Say as the one whose action or part it is that this is not right; the coordinator answers."""
    held = rules.relations(by, action, action.plan.trajectory.municipality_id, action.parts.all())
    rules.check_can_object(held)
    _check_sees(action, by)
    comment = _write(action, CommentKind.NOT_RIGHT, text, by, now)
    record("comment.objected", action, by, now, {"comment": str(comment.public_id)}, {"note": text})
    return comment


@transaction.atomic
def answer_comment(*, comment: Comment, resolution: str, by: Actor, now: datetime) -> Comment:
    """Answer a comment with what was done with it; who wrote it hears the answer."""
    rules.check_can_answer(by, comment.plan.trajectory.municipality_id, comment, resolution)
    documents.check_no_client_data(resolution)
    rows = Comment.objects.filter(pk=comment.pk, resolved_at=None).update(
        resolved_at=now, resolved_by_id=by.public_id, resolved_by_name=by.name, resolution=resolution
    )
    if not rows:
        raise NotAllowed(Refusal.CHANGED_MEANWHILE.label)
    comment.refresh_from_db()
    writer = User.objects.filter(public_id=comment.written_by_id).first()
    if writer and writer.public_id != by.public_id:
        tell_many([_answered(comment, writer)], now=now)
    codes = {"comment": str(comment.public_id)}
    record("comment.answered", comment.action or comment.plan, by, now, codes, {"note": resolution})
    return comment


def _check_sees(action: Action, by: Actor) -> None:
    if not queries.visible_actions(by).filter(pk=action.pk).exists():
        raise NotAllowed(Refusal.STEP_NOT_YOURS.label)


def _write(
    action: Action, kind: CommentKind, text: str, by: Actor, now: datetime, parent: Comment | None = None
) -> Comment:
    rules.check_text(text)
    documents.check_no_client_data(text)
    return Comment.objects.create(
        plan=action.plan, action=action, parent=parent, kind=kind, text=text, written_by_id=by.public_id,
        written_by_name=by.name, written_at=now,
    )  # fmt: skip


def _mentioned(comment: Comment, user: User) -> Telling:
    """Tell somebody that they were mentioned."""
    return _telling(
        comment, user, "plans.mention",
        lambda: _("%(name)s mentions you in a remark") % {"name": comment.written_by_name},
    )  # fmt: skip


def _answered(comment: Comment, user: User) -> Telling:
    """Tell somebody that their comment was answered."""
    return _telling(comment, user, "plans.answered", lambda: _("Your comment has been answered"))


def _telling(comment: Comment, user: User, kind: str, subject: object) -> Telling:
    town, action = comment.plan.trajectory.municipality, comment.action
    name, thing = ("plans:action", action) if action else ("plans:draft", comment.plan)
    return Telling(
        key=f"{kind}:{comment.public_id}:{user.public_id}", kind=kind, municipality=town, recipient_id=user.pk,
        subject=subject, lines=[comment.resolution or comment.text],  # type: ignore[arg-type]
        url=reverse(name, kwargs={"gemeente": town.slug, "public_id": thing.public_id}) + "#remarks",
        url_label=lambda: _("Read it"),
    )  # fmt: skip
