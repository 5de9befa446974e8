"""What was told to somebody, how they want to be told, and which mail did not leave."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Case, QuerySet, When

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import slots
from verbeterspoor.organisations.rules import Actor, manages_people

from .choices import MailState
from .models import DigestChoice, Mail, Notice, Preference


def inbox_of(user: User, *, now: datetime) -> QuerySet[Notice]:
    """Return what was told to somebody in all municipalities, unread first, the latest first."""
    return Notice.objects.in_inbox_of(user.pk, now=now).select_related("municipality")


def number_unread(user: User, *, now: datetime) -> int:
    """Count what somebody was told and did not read."""
    return Notice.objects.in_inbox_of(user.pk, now=now).filter(read_at__isnull=True).count()


def chosen_channels(user: User) -> dict[str, str]:
    """Return per kind how it reaches a person: as chosen, else as usual."""
    usual = {kind.code: kind.channel for kind in slots.notice_kinds()}
    return {**usual, **dict(Preference.objects.filter(user=user).values_list("kind", "channel"))}


def digest_choice_of(user: User) -> DigestChoice:
    """Return when a person gets the digest."""
    return DigestChoice.objects.filter(user=user).first() or DigestChoice(user=user)


def mails_of(actor: Actor) -> QuerySet[Mail]:
    """Return the mails for this municipality that its administrator may see: what failed first, then what waits."""
    if not manages_people(actor):
        return Mail.objects.none()
    order = Case(When(state=MailState.FAILED, then=0), When(state=MailState.SENT, then=2), default=1)
    return Mail.objects.filter(municipality_id=actor.municipality_id).order_by(order, "-due_at", "-pk")


def number_failed(actor: Actor) -> int:
    """Count the mails that could not be sent."""
    return mails_of(actor).filter(state=MailState.FAILED).count()
