"""Rounds of progress: opening, who is asked, reminding, closing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town, person
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.models import Notice
from verbeterspoor.organisations.models import Membership
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import ActionStatus, Progress, RoundStatus
from verbeterspoor.plans.models import ReminderSettings, Round
from verbeterspoor.plans.slots.asking import in_rounds

from .pages import SignedIn, page, text

DUE = date(2020, 2, 26)


def test_a_round_asks_each_person_once_about_all_their_actions(town: Town) -> None:
    plan = builders.a_plan(town)
    first = builders.an_action(town, plan, adopted=False)
    builders.an_action(town, plan, title="Nog een actie")
    colleague = person("collega", town.municipality, "partner", organisation=town.partner)

    round = builders.a_round(town, *plan.actions.all())

    asked = {notice.recipient_id for notice in Notice.objects.filter(kind="plans.round")}
    assert asked == {town.user("partner").pk, colleague.pk}
    assert Notice.objects.count() == 2
    assert round.items.count() == 2
    assert first.plan.rounds.get().links.count() == 2


def test_only_a_coordinator_opens_a_round_and_only_on_an_adopted_plan(town: Town) -> None:
    action = builders.an_action(town, adopted=False)
    asking = {"plan": action.plan, "title": "Ronde", "due_date": DUE, "actions": [action], "now": NOW}

    for role in ("coordinator", "author", "partner"):
        with pytest.raises(NotAllowed):
            actions.open_round(by=town.actor(role), **asking)

    assert not Round.objects.exists()


@pytest.mark.parametrize(("due", "words"), [(date(2020, 2, 11), "has passed"), (DUE, "at least one action")])
def test_a_round_has_a_day_to_come_and_something_to_ask(town: Town, due: date, words: str) -> None:
    action = builders.an_action(town)
    asked = [action] if due < TODAY else []

    with pytest.raises(NotAllowed, match=words):
        actions.open_round(plan=action.plan, title="Ronde", due_date=due, actions=asked, by=town.actor("coordinator"),
                           now=NOW)  # fmt: skip


def test_an_action_in_an_open_round_is_not_asked_about_again(town: Town) -> None:
    action = builders.an_action(town)
    round = builders.a_round(town, action)

    with pytest.raises(NotAllowed):
        builders.a_round(town, action)
    actions.close_round(round=round, by=town.actor("coordinator"), now=NOW)

    assert builders.a_round(town, action).number == 2


def test_a_report_answers_the_open_round_whichever_way_it_comes(town: Town) -> None:
    action = builders.an_action(town)
    round = builders.a_round(town, action)

    report = builders.a_progress_report(town, action)

    item = round.items.get()
    assert (report.asked_in, item.answered_at) == (item, NOW)
    assert list(queries.open_rounds_of(town.actor("partner"))) == []


def test_whoever_did_not_answer_is_reminded_once_a_day(town: Town) -> None:
    plan = builders.a_plan(town)
    ours = builders.an_action(town, plan, adopted=False, unit=town.unit)
    builders.an_action(town, plan, title="Van de partner")
    round = builders.a_round(town, *plan.actions.all())
    ours.refresh_from_db()
    builders.a_progress_report(town, ours)
    by = town.actor("coordinator")

    told = [actions.remind_round(round=round, by=by, now=NOW + timedelta(hours=hours)) for hours in (1, 2, 25)]

    assert told == [1, 0, 1]
    assert set(Notice.objects.filter(key__contains="2020-02").values_list("recipient_id", flat=True)) == {
        town.user("partner").pk
    }


def test_a_round_closes_by_itself_after_the_last_reminder(town: Town) -> None:
    round = builders.a_round(town)
    last = queries.last_day_of(round)

    on_the_day = actions.close_due_rounds(now=NOW + (last - TODAY))
    after = [actions.close_due_rounds(now=NOW + (last - TODAY) + timedelta(days=1)) for _ in range(2)]

    round.refresh_from_db()
    assert (on_the_day, after, round.status) == (0, [1, 0], RoundStatus.CLOSED)
    assert last == DUE + timedelta(days=14)


def test_without_reminders_afterwards_a_round_closes_after_its_day(town: Town) -> None:
    ReminderSettings.objects.create(municipality=town.municipality, days_before=[3], days_after=[])

    assert queries.last_day_of(builders.a_round(town)) == DUE


def test_the_page_shows_who_gets_what_before_anything_is_sent(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    client = signed_in(town.user("coordinator"))
    typed = {"title": "Eerste kwartaal", "due_date": "2020-02-26", "actions": [str(action.public_id)]}

    looked = client.post(page(town, "round_new", action.plan.trajectory), typed)
    nothing_yet = Round.objects.count(), Notice.objects.count()
    client.post(page(town, "round_new", action.plan.trajectory), {**typed, "open": "1"})

    assert town.user("partner").email in text(looked)
    assert nothing_yet == (0, 0)
    assert Round.objects.get().title == "Eerste kwartaal"


def test_actions_whose_report_is_due_are_chosen_already(town: Town, signed_in: SignedIn) -> None:
    plan = builders.a_plan(town)
    due = builders.an_action(town, plan, adopted=False, report_interval_days=7)
    builders.an_action(town, plan, title="Later", report_interval_days=90)

    form = signed_in(town.user("coordinator")).get(page(town, "round_new", plan.trajectory)).context["form"]

    assert form.fields["actions"].initial == [due.public_id]


def test_an_action_that_reaches_nobody_is_told_before(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    Membership.objects.filter(user=town.user("partner")).update(until=TODAY - timedelta(days=1))
    typed = {"title": "Ronde", "due_date": "2020-02-26", "actions": [str(action.public_id)]}

    answer = signed_in(town.user("coordinator")).post(page(town, "round_new", action.plan.trajectory), typed)

    assert [(one.user, one.things) for one in answer.context["asked"]] == [(None, [action])]


def test_the_page_of_a_round_shows_who_answered_and_who_did_not(town: Town, signed_in: SignedIn) -> None:
    plan = builders.a_plan(town)
    ours = builders.an_action(town, plan, adopted=False, unit=town.unit)
    builders.an_action(town, plan, title="Van de partner")
    round = builders.a_round(town, *plan.actions.all())
    ours.refresh_from_db()
    builders.a_progress_report(town, ours, Progress.DELAYED)

    shown = signed_in(town.user("coordinator")).get(page(town, "round", round))

    assert shown.context["answered"] == 1
    assert [item.action.title for item, _people in shown.context["rows"] if not item.answers] == ["Van de partner"]


def test_closing_asks_first_and_then_closes(town: Town, signed_in: SignedIn) -> None:
    round = builders.a_round(town)
    client = signed_in(town.user("coordinator"))

    client.get(page(town, "round_close", round))
    still_open = Round.objects.get().status
    client.post(page(town, "round_close", round))

    assert (still_open, Round.objects.get().status) == (RoundStatus.OPEN, RoundStatus.CLOSED)


def test_the_turns_of_executor_and_coordinator(town: Town) -> None:
    builders.a_round(town)
    later = NOW + (DUE - TODAY) + timedelta(days=1)

    assert [turn.due for turn in in_rounds(town.actor("partner"), NOW)] == [DUE]
    assert in_rounds(town.actor("coordinator"), NOW) == []
    assert [turn.is_late for turn in in_rounds(town.actor("coordinator"), later)] == [True]


def test_an_action_that_was_closed_meanwhile_is_not_waited_for(town: Town) -> None:
    action = builders.an_action(town)
    builders.a_round(town, action)

    actions.lapse_action(action=action, reason="Ingehaald", by=town.actor("coordinator"), now=NOW)

    assert action.status == ActionStatus.LAPSED
    assert list(queries.open_rounds_of(town.actor("partner"))) == []
