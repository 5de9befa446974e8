"""The ladder of reminders: which step is due, told once to each person, and higher up when it stays late."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.models import Notice
from verbeterspoor.plans import actions, queries, rules, tasks
from verbeterspoor.plans.choices import ActionStatus, RoundStatus
from verbeterspoor.plans.models import Action, ReminderSettings

from .pages import SignedIn, page

USUAL: dict[str, Any] = {"before": (14, 3), "after": (1, 7, 14)}


def on(day: date) -> datetime:
    return NOW + (day - TODAY)


def told_on(town: Town, day: date) -> list[str]:
    """Remind on a day, and return the keys of what is new, without the thing and the person."""
    before = set(Notice.objects.values_list("key", flat=True))
    actions.remind_town(municipality=town.municipality, now=on(day))
    fresh = set(Notice.objects.values_list("key", flat=True)) - before
    return sorted(":".join(key.split(":")[1:2] + key.split(":")[3:-1]) for key in fresh)


@pytest.mark.parametrize(
    ("days", "step"),
    [(-20, None), (-14, -14), (-10, -14), (-3, -3), (0, -3), (1, 1), (6, 1), (14, 14), (21, 14), (22, None)],
)
def test_the_last_step_that_has_come_is_due(days: int, step: int | None) -> None:
    assert rules.rung(date(2020, 4, 1), today=date(2020, 4, 1) + timedelta(days=days), **USUAL) == step


@pytest.mark.parametrize(("days", "level"), [(13, 0), (14, 1), (27, 1), (28, 2), (400, 2)])
def test_higher_up_hears_after_twice_as_long(days: int, level: int) -> None:
    today = date(2020, 4, 1) + timedelta(days=days)

    assert rules.escalation(date(2020, 4, 1), today=today, after_days=14) == level
    assert rules.escalation(date(2020, 4, 1), today=today, after_days=0) == 0


def test_each_step_is_told_once_to_the_executor(town: Town) -> None:
    builders.an_action(town, due_date=date(2020, 4, 1), report_interval_days=365)

    told = {day: told_on(town, day) for day in (date(2020, 3, 18), date(2020, 3, 19), date(2020, 3, 29))}

    assert list(told.values()) == [["action:2020-04-01:-14"], [], ["action:2020-04-01:-3"]]
    assert {notice.recipient_id for notice in Notice.objects.all()} == {town.user("partner").pk}


def test_a_moved_date_begins_a_new_ladder(town: Town) -> None:
    builders.an_action(town, due_date=date(2020, 4, 1), report_interval_days=365)
    told_on(town, date(2020, 3, 29))

    Action.objects.update(due_date=date(2020, 6, 1))

    assert told_on(town, date(2020, 5, 29)) == ["action:2020-06-01:-3"]


def test_whoever_reported_a_moment_ago_is_not_reminded_before_the_day(town: Town) -> None:
    action = builders.an_action(town, due_date=date(2020, 2, 20))
    builders.a_progress_report(town, action)

    assert told_on(town, date(2020, 2, 17)) == []
    assert told_on(town, date(2020, 2, 21)) == ["action:2020-02-20:1"]


@pytest.mark.parametrize("status", [ActionStatus.REPORTED_DONE, ActionStatus.ACCEPTED, ActionStatus.LAPSED])
def test_nobody_is_reminded_of_what_is_not_theirs_to_do(town: Town, status: str) -> None:
    builders.action_at(town, status, due_date=date(2020, 2, 10))

    assert told_on(town, TODAY) == []


def test_a_part_has_a_ladder_of_its_own(town: Town) -> None:
    action = builders.an_action(town, adopted=False, report_interval_days=365)
    builders.a_part(town, action, due_date=date(2020, 2, 14))
    actions.adopt_plan(plan=action.plan, adopted_date=TODAY, by=town.actor("coordinator"), now=NOW)

    assert told_on(town, TODAY) == ["part:2020-02-14:-3"]


def test_silence_is_asked_about_once(town: Town) -> None:
    builders.an_action(town, due_date=date(2020, 12, 1), report_interval_days=7)

    assert [told_on(town, date(2020, 2, 25)), told_on(town, date(2020, 2, 26))] == [["action:2020-02-19:silent"], []]


def test_who_is_asked_in_a_round_is_not_asked_about_silence_too(town: Town) -> None:
    action = builders.an_action(town, due_date=date(2020, 12, 1), report_interval_days=7)
    round = builders.a_round(town, action, due_date=date(2020, 3, 20))

    told_on(town, date(2020, 2, 25))

    assert set(Notice.objects.values_list("kind", flat=True)) == {"plans.round"}
    assert round.links.count() == 1


def test_a_reminder_of_a_round_carries_the_same_link(town: Town) -> None:
    round = builders.a_round(town, builders.an_action(town, due_date=date(2020, 12, 1)), due_date=date(2020, 2, 26))

    told_on(town, date(2020, 2, 23))

    first, again = Notice.objects.order_by("pk")
    assert (again.kind, again.channel) == ("plans.reminder", "digest")
    assert again.url == first.url
    assert round.links.count() == 1


def test_what_stays_late_reaches_the_coordinator_and_then_the_manager(town: Town) -> None:
    builders.an_action(town, due_date=date(2020, 4, 1), report_interval_days=365)

    first = told_on(town, date(2020, 4, 15))
    then = told_on(town, date(2020, 4, 29))

    reached = Notice.objects.filter(kind="plans.escalation").order_by("pk").values_list("recipient__name", flat=True)
    assert first == ["action:2020-04-01:1", "action:2020-04-01:14"]
    assert then == ["action:2020-04-01:2"]
    assert list(reached) == ["coordinator", "manager"]


def test_all_or_nothing_so_a_killed_worker_leaves_nothing_told_twice(town: Town) -> None:
    builders.an_action(town, due_date=date(2020, 2, 14))

    with transaction.atomic():
        actions.remind_town(municipality=town.municipality, now=NOW)
        transaction.set_rollback(True)
    told = [actions.remind_all(now=NOW) for _ in range(3)]

    assert told == [1, 0, 0]
    assert Notice.objects.count() == 1


def test_queries_do_not_grow_with_the_number_of_actions(town: Town, django_assert_max_num_queries: Any) -> None:
    plan = builders.a_plan(town)
    for number in range(12):
        builders.an_action(town, plan, adopted=number == 11, due_date=date(2020, 2, 14), title=f"Actie {number}")

    with django_assert_max_num_queries(22):
        assert actions.remind_town(municipality=town.municipality, now=NOW) == 12


def test_the_sweep_nudges_once_in_an_hour_and_the_task_does_the_work(town: Town) -> None:
    cache.clear()
    round = builders.a_round(town, builders.an_action(town, due_date=date(2020, 3, 12)))
    with clock.frozen(on(date(2020, 3, 12))):
        told = tasks.remind.call()
        again = tasks.remind.call()

    round.refresh_from_db()
    assert (told > 0, again) == (True, 0)
    assert round.status == RoundStatus.CLOSED
    assert cache.get(tasks.DONE) == "2020-03-12T10"


def test_a_municipality_chooses_its_own_steps(town: Town, signed_in: SignedIn) -> None:
    typed = {"days_before": "30; 10", "days_after": "", "escalate_after_days": "0", "mails_links": "on"}

    signed_in(town.user("administrator")).post(page(town, "reminders"), typed)

    kept = queries.reminder_settings(town.municipality.pk)
    assert (kept.days_before, kept.days_after, kept.escalate_after_days, kept.mails_links) == ([10, 30], [], 0, True)


@pytest.mark.parametrize("typed", ["veertien", "0", "121", "1 2 3 4 5 6 7"])
def test_days_that_are_no_days_are_asked_about_and_stay_in_the_form(
    town: Town, signed_in: SignedIn, typed: str
) -> None:
    answer = signed_in(town.user("coordinator")).post(
        page(town, "reminders"), {"days_before": typed, "escalate_after_days": "14"}
    )

    assert "days_before" in answer.context["form"].errors
    assert typed in answer.content.decode()
    assert not ReminderSettings.objects.exists()


@pytest.mark.rule("mail-links")
def test_only_who_manages_the_municipality_switches_links_off(town: Town) -> None:
    chosen: dict[str, Any] = {"days_before": [], "days_after": [], "escalate_after_days": 0, "mails_links": False}

    with pytest.raises(NotAllowed):
        actions.set_reminders(municipality=town.municipality, by=town.actor("partner"), now=NOW, **chosen)

    assert queries.reminder_settings(town.municipality.pk).mails_links
