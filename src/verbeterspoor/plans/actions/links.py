"""The link in a mail that opens one person's form for one round: make it, tell it, note its use, take it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import dates
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.actions import Telling, tell_many
from verbeterspoor.organisations.queries import hash_of_token
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import RoundRefusal
from verbeterspoor.plans.models import Round, RoundLink

from .records import record

KIND = "plans.round"


@transaction.atomic
def make_links(round: Round, users: Iterable[User], *, now: datetime) -> dict[int, RoundLink]:
    """Return per person the link that opens their form, made when there is none that works; none when switched off.

    The mail of a reminder carries the same link again: its secret part is made anew from the key of the installation,
    and a link that another key made is replaced.
    """
    if not queries.reminder_settings(round.plan.trajectory.municipality_id).mails_links:
        return {}
    wanted = {user.pk: user for user in users}
    working = round.links.filter(user_id__in=wanted, revoked_at=None, expires_at__gt=now).order_by("pk")
    found = {one.user_id: one for one in working if one.token_hash == hash_of_token(queries.token_of(one))}
    ends = dates.end_of_day(queries.last_day_of(round))
    fresh = [_link(round, user, now, ends) for pk, user in wanted.items() if pk not in found]
    RoundLink.objects.bulk_create(fresh)
    return found | {link.user_id: link for link in fresh}


def _link(round: Round, user: User, now: datetime, ends: datetime) -> RoundLink:
    link = RoundLink(round=round, user=user, made_at=now, expires_at=ends)
    link.token_hash = hash_of_token(queries.token_of(link))
    return link


def tell_round(
    round: Round, links: dict[int, RoundLink], users: Iterable[User], *, step: str = "opened", kind: str = KIND,
    now: datetime,
) -> int:  # fmt: skip
    """Ask these people how it is going; what has the same step is told once. Return how many were told.

    The address is one that asks to sign in; only the mail gets the link instead (slot `mail_addresses`).
    """
    municipality = round.plan.trajectory.municipality
    tellings = [
        Telling(
            key=f"plans.round:{round.public_id}:{step}:{user.public_id}", kind=kind, municipality=municipality,
            subject=partial(_subject, round), lines=partial(_lines, round, is_first=step == "opened"),
            url=address_of(round, links.get(user.pk)), url_label=lambda: _("Say how it is going"),
            recipient_id=user.pk,
        )
        for user in users
    ]  # fmt: skip
    return len(tell_many(tellings, now=now))


def address_of(round: Round, link: RoundLink | None) -> str:
    """Return where somebody who signs in answers a round; it names their link, which opens nothing by itself."""
    where = {"gemeente": round.plan.trajectory.municipality.slug, "public_id": round.public_id}
    return reverse("plans:round_answer", kwargs=where) + (f"?link={link.public_id}" if link else "")


def _subject(round: Round) -> str:
    facts = {"town": round.plan.trajectory.municipality, "day": dates.said_without_weekday(round.due_date)}
    return _("%(town)s asks how it is going: answer by %(day)s") % facts


def _lines(round: Round, *, is_first: bool) -> list[str]:
    about = _("It is about “%(plan)s”. It takes two minutes.") % {"plan": round.plan.title}
    again = [] if is_first else [_("We have not had your answer to everything yet.")]
    said = [round.message] if round.message else []
    return [*again, *said, about]


@transaction.atomic
def note_use(*, link: RoundLink, answered: bool, now: datetime) -> None:
    """Note that somebody sent something by this link; only sending counts, because mail scanners open links."""
    RoundLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=now)
    if answered:
        RoundLink.objects.filter(pk=link.pk).update(answered_at=now)


@transaction.atomic
def revoke_link(*, link: RoundLink, by: Actor, now: datetime) -> None:
    """Take the link of somebody back: every link they had for this round stops working at once."""
    rules.check_can_plan(by, link.round.plan.trajectory.municipality_id)
    if not _revoke_all(link, now):
        raise NotAllowed(RoundRefusal.REVOKED_ALREADY.label)
    record("link.revoked", link.round, by, now, {"link": str(link.public_id)}, {"name": link.user.name})


@transaction.atomic
def renew_link(*, link: RoundLink, by: Actor, now: datetime) -> RoundLink:
    """Mail somebody a new link; the former ones stop working."""
    round = link.round
    rules.check_can_plan(by, round.plan.trajectory.municipality_id)
    rules.check_round_open(round.status)
    if queries.executor_at(link, day_of(now)) is None:
        raise NotAllowed(RoundRefusal.NOT_ASKED.label)
    _revoke_all(link, now)
    made = make_links(round, [link.user], now=now)
    if not made:
        raise NotAllowed(RoundRefusal.LINKS_OFF.label)
    fresh = made[link.user_id]
    tell_round(round, made, [link.user], step=f"link-{fresh.public_id}", now=now)
    record("link.renewed", round, by, now, {"link": str(fresh.public_id)}, {"name": link.user.name})
    return fresh


def _revoke_all(link: RoundLink, now: datetime) -> int:
    working = Q(round_id=link.round_id, user_id=link.user_id, revoked_at=None)
    return RoundLink.objects.filter(working).update(revoked_at=now)
