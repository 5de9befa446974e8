"""Remind people around a due day, and tell others when it stays late: each step once to each person.

A step of the ladder has a key: the thing, its due day, the step and the person. `notices` tells a key once, so a worker
that is killed, or two at the same time, make no second reminder; a town is told in one transaction. Reminders wait for
the daily mail of a person, so that somebody with ten actions gets one mail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import dates
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.history.actions import record_event
from verbeterspoor.notices.actions import Telling, tell_many
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor, check_can_manage_bodies
from verbeterspoor.plans import queries
from verbeterspoor.plans.models import ReminderSettings, Round
from verbeterspoor.plans.queries.reminding import (
    Due,
    not_heard_of,
    on_the_ladder,
    rounds_on_the_ladder,
    to_escalate,
    towns_that_remind,
)

from .links import make_links, tell_round
from .rounds import who_is_asked

REMINDER, ESCALATION = "plans.reminder", "plans.escalation"
LEVELS = {1: (Role.COORDINATOR,), 2: (Role.MANAGER,)}
"""Who hears that something stays late: first the coordinator, then also the managers of the town hall.

A manager of a partner has no role in the product: the town's own managers speak to a partner's.
"""


def remind_all(*, now: datetime) -> int:
    """Tell every town's people what they must know today; return how many notices are new."""
    return sum(remind_town(municipality=town, now=now) for town in towns_that_remind())


@transaction.atomic
def remind_town(*, municipality: Municipality, now: datetime) -> int:
    """Tell the people of one town what they must know today, all or nothing."""
    settings, today = queries.reminder_settings(municipality.pk), day_of(now)
    told = sum(_remind_in(round, step, now) for round, step in rounds_on_the_ladder(settings, today=today))
    due = [*on_the_ladder(settings, today=today), *not_heard_of(settings, today=today)]
    tellings = [*_reminders(municipality, due, today), *_escalations(municipality, settings, today)]
    return told + len(tell_many(tellings, now=now))


def _remind_in(round: Round, step: int, now: datetime) -> int:
    """Remind whoever did not answer a round; the mail carries their link again."""
    waiting = [item.thing for item in queries.waiting_items(round)]
    asked = who_is_asked(waiting, municipality_id=round.plan.trajectory.municipality_id, today=day_of(now))
    users = [one.user for one in asked if one.user]
    links = make_links(round, users, now=now)
    return tell_round(round, links, users, step=f"{round.due_date.isoformat()}:{step}", kind=REMINDER, now=now)


def _reminders(municipality: Municipality, due: Iterable[Due], today: date) -> Iterator[Telling]:
    """Tell everybody who works on something that its day is near, has passed, or that nothing was heard."""
    things = list(due)
    people = queries.people_of(municipality.pk, (one.body for one in things), today)
    for one in things:
        step = "silent" if one.step is None else str(one.step)
        for user in people[one.body]:
            yield _telling(f"plans.reminder:{one.key}:{step}", REMINDER, municipality, one, user, today)


def _escalations(municipality: Municipality, settings: ReminderSettings, today: date) -> Iterator[Telling]:
    """Tell the coordinator, and later the managers, what stays late."""
    late = to_escalate(settings, today=today)
    inside = queries.holders_of(municipality.pk, [role for roles in LEVELS.values() for role in roles], today)
    for reached, one in late:
        for level in range(1, reached + 1):
            for user in (user for role in LEVELS[level] for user in inside[role]):
                key = f"plans.escalation:{one.key}:{level}"
                yield _telling(key, ESCALATION, municipality, one, user, today)


def _telling(key: str, kind: str, municipality: Municipality, one: Due, user: User, today: date) -> Telling:
    page, label = ("action", lambda: _("Look at it")) if kind == ESCALATION else _answer_page(one)
    thing = one.part if page.startswith("part") and one.part else one.action
    where = {"gemeente": municipality.slug, "public_id": thing.public_id}
    return Telling(
        key=f"{key}:{user.public_id}", kind=kind, municipality=municipality, recipient_id=user.pk,
        subject=partial(_subject, one, today), lines=partial(_lines, one, is_theirs=kind == REMINDER),
        url=reverse(f"plans:{page}", kwargs=where), url_label=label,
    )  # fmt: skip


def _answer_page(one: Due) -> tuple[str, Callable[[], str]]:
    return ("part_report" if one.part else "report"), lambda: _("Say how it is going")


def _subject(one: Due, today: date) -> str:
    title, days = one.thing.title, (today - one.due).days
    if one.step is None and one.due == one.action.report_due_date:
        return _("Nothing heard about “%(action)s”") % {"action": title}
    if days > 0:
        words = ngettext("“%(action)s” is %(days)s day late", "“%(action)s” is %(days)s days late", days)
        return words % {"action": title, "days": days}
    return _("“%(action)s” is due on %(day)s") % {"action": title, "day": dates.said_without_weekday(one.due)}


def _lines(one: Due, *, is_theirs: bool) -> list[str]:
    plan = _("It stands in “%(plan)s”.") % {"plan": one.action.plan.title}
    if is_theirs:
        return [_("Say in two minutes how it is going."), plan]
    owner = one.thing.organisation or one.thing.unit
    return [_("%(owner)s is responsible. Ask how it is going, or steer.") % {"owner": owner}, plan]


@transaction.atomic
def set_reminders(
    *, municipality: Municipality, days_before: list[int], days_after: list[int], escalate_after_days: int,
    mails_links: bool, by: Actor, now: datetime,
) -> ReminderSettings:  # fmt: skip
    """Choose how a municipality reminds, and whether its mails carry links that open a form (rule `mail-links`)."""
    check_can_manage_bodies(by, municipality.pk)
    chosen = {"days_before": days_before, "days_after": days_after, "escalate_after_days": escalate_after_days,
              "mails_links": mails_links}  # fmt: skip
    settings, _is_new = ReminderSettings.objects.update_or_create(municipality=municipality, defaults=chosen)
    record_event(
        chain=by.municipality_uuid, type="plans.reminders.set", subject_kind="municipality",
        subject_id=municipality.public_id, by=by.public_id, at=now, codes=chosen, words={"by": by.name},
    )  # fmt: skip
    return settings
