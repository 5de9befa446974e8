"""What was told to somebody, how they want to be told, and which mail did not leave."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Case, Q, QuerySet, When

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import CalendarEntry, CalendarTopic
from verbeterspoor.organisations.models import Membership
from verbeterspoor.organisations.rules import Actor, manages_people

from .choices import MailState
from .models import Calendar, DigestChoice, Mail, Notice, Preference


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


def calendars_of(user: User) -> QuerySet[Calendar]:
    """Return the calendar addresses of somebody that work."""
    return Calendar.objects.filter(user=user, revoked_at__isnull=True)


def calendar_at(token: str) -> Calendar | None:
    """Return the calendar at an address that works, of somebody who may still sign in."""
    found = Calendar.objects.filter(token=token, revoked_at__isnull=True, user__is_active=True)
    return found.select_related("user").first()


def topics_of(actors: Iterable[Actor]) -> list[CalendarTopic]:
    """Return what has a calendar of its own, for somebody in all municipalities."""
    return [topic for actor in actors for topic in slots.collect("calendar_topics", actor=actor)]


def entries_of(calendar: Calendar, actors: Iterable[Actor], *, now: datetime) -> list[CalendarEntry]:
    """Return the dates in a calendar, as far as its owner may see them now."""
    found = [
        entry
        for actor in actors
        for entry in slots.collect("calendar_entries", actor=actor, topic_id=calendar.topic_id, now=now)
    ]
    return sorted({entry.uid: entry for entry in found}.values(), key=lambda entry: (entry.day, entry.uid))


def mails_of(actor: Actor) -> QuerySet[Mail]:
    """Return the mails for this municipality that its administrator may see: what failed first, then what waits.

    A digest about several municipalities belongs to none; each administrator of its reader sees it.
    """
    if not manages_people(actor):
        return Mail.objects.none()
    people = Membership.objects.filter(municipality_id=actor.municipality_id).values("user_id")
    here = Q(municipality_id=actor.municipality_id) | Q(municipality__isnull=True, recipient_id__in=people)
    order = Case(When(state=MailState.FAILED, then=0), When(state=MailState.SENT, then=2), default=1)
    return Mail.objects.filter(here).order_by(order, "-due_at", "-pk")


def number_failed(actor: Actor) -> int:
    """Count the mails that could not be sent."""
    return mails_of(actor).filter(state=MailState.FAILED).count()
