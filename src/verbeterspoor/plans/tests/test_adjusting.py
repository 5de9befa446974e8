"""Bijsturing: what changes by it, what never does, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.plans import actions, rules
from verbeterspoor.plans.actions import Addition
from verbeterspoor.plans.choices import ActionStatus, ChangeField, Signal
from verbeterspoor.plans.models import Action, Adjustment, AdoptedAction, Change

from .steering import LATER, amended, steer


@pytest.mark.rule("adopted-plan")
def test_steering_changes_what_runs_and_never_what_was_adopted(town: Town) -> None:
    action = builders.an_action(town)
    steer(town, action, amended(action, due_date=LATER, unit=town.unit, organisation=None))

    action.refresh_from_db()
    adopted = AdoptedAction.objects.get(action=action)
    assert (action.due_date, action.unit, action.organisation) == (LATER, town.unit, None)
    assert (adopted.due_date, adopted.owner_name) == (date(2020, 4, 1), str(town.partner))


@pytest.mark.rule("adopted-plan")
def test_every_thing_that_changed_is_kept_with_what_it_was_and_by_which_act(town: Town) -> None:
    action = builders.an_action(town)
    adjustment = steer(town, action, amended(action, due_date=LATER, result="Een getekende afspraak"))

    kept = [(one.field, one.former, one.new, one.adjustment) for one in Change.objects.filter(action=action)]
    assert kept == [
        ("result", "Een vastgestelde werkafspraak", "Een getekende afspraak", adjustment),
        ("due_date", "2020-04-01", "2020-06-01", adjustment),
    ]


@pytest.mark.rule("computed-signals")
def test_signals_follow_the_new_date(town: Town) -> None:
    action, later = builders.an_action(town), date(2020, 4, 20)
    late_before = list(Action.objects.with_signal(Signal.LATE, today=later))
    steer(town, action, amended(action, due_date=LATER))

    assert (late_before, list(Action.objects.with_signal(Signal.LATE, today=later))) == ([action], [])


@pytest.mark.rule("computed-signals")
def test_the_next_report_follows_the_new_start(town: Town) -> None:
    action = builders.an_action(town, report_interval_days=30)
    steer(town, action, amended(action, start_date=date(2020, 3, 1)))

    action.refresh_from_db()
    assert action.report_due_date == date(2020, 3, 31)


@pytest.mark.rule("adopted-plan")
@pytest.mark.parametrize("status", [ActionStatus.ACCEPTED, ActionStatus.LAPSED])
def test_what_was_agreed_about_a_closed_action_stays(town: Town, status: str) -> None:
    action = builders.action_at(town, status)

    with pytest.raises(NotAllowed, match="Open it again first"):
        steer(town, action, amended(action, due_date=LATER))


@pytest.mark.rule("adopted-plan")
@pytest.mark.parametrize("role", ["manager", "partner", "author", "inspector"])
def test_only_the_lead_steers(town: Town, role: str) -> None:
    action = builders.an_action(town)

    with pytest.raises(NotAllowed, match="Only a coordinator"):
        steer(town, action, amended(action, due_date=LATER), by=town.actor(role))


def test_a_plan_that_is_being_written_is_not_steered(town: Town) -> None:
    action = builders.an_action(town, adopted=False)

    with pytest.raises(NotAllowed, match="not been adopted"):
        steer(town, action, amended(action, due_date=LATER))


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"seen": " "}, "what was seen"), ({"who": ""}, "who does what"),
     ({"decided_date": TODAY + timedelta(days=1)}, "still to come")],
)  # fmt: skip
def test_an_act_says_what_was_seen_decided_and_who_on_a_day_that_came(town: Town, facts: dict, words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        steer(town, builders.an_action(town), **facts)


@pytest.mark.rule("one-owner")
@pytest.mark.parametrize(("agreed", "missing"), [({"due_date": None}, "due"), ({"organisation": None}, "responsible")])
def test_steering_leaves_no_gaps(town: Town, agreed: dict, missing: str) -> None:
    action = builders.an_action(town)

    with pytest.raises(NotAllowed, match=missing):
        steer(town, action, amended(action, **agreed))


@pytest.mark.rule("one-owner")
def test_a_new_action_is_complete(town: Town) -> None:
    action = builders.an_action(town)
    with pytest.raises(NotAllowed, match=r"2\. Huur een zaal.*Which evidence"):
        steer(town, action, additions=[Addition(title="Huur een zaal", organisation=town.partner)])

    steer(town, action, additions=[a_room(town, action)])
    new = Action.objects.get(number=2)
    assert (new.changes.get().field, AdoptedAction.objects.filter(action=new).exists()) == (ChangeField.ADDED, False)
    assert new.report_due_date is not None


def a_room(town: Town, action: Action) -> Addition:
    return Addition(
        title="Huur een zaal", organisation=town.partner, result="Een zaal", evidence_agreed="Het contract",
        start_date=TODAY, due_date=LATER, findings=list(action.findings.all()),
    )  # fmt: skip


def test_all_of_an_act_is_done_or_nothing(town: Town) -> None:
    first, refused = _two(town)
    with pytest.raises(NotAllowed, match=rf"^{refused.number}\. "):
        steer(town, first, amended(first, due_date=LATER), amended(refused, due_date=date(2019, 1, 1)))

    first.refresh_from_db()
    assert (first.due_date, Adjustment.objects.count(), Change.objects.count()) == (date(2020, 4, 1), 0, 0)


def _two(town: Town) -> list[Action]:
    plan = builders.a_plan(town)
    first = builders.an_action(town, plan, adopted=False)
    second = builders.an_action(town, plan, title="Wijs een contactpersoon aan")
    first.refresh_from_db()
    first.plan.refresh_from_db()
    return [first, second]


def test_two_people_steering_the_same_action(town: Town) -> None:
    action = builders.an_action(town)
    seen_by_both = amended(action, due_date=LATER)
    steer(town, action, seen_by_both)

    with pytest.raises(Conflict, match="in the meantime"):
        steer(town, action, seen_by_both)


@pytest.mark.rule("adopted-plan")
def test_letting_lapse_and_opening_again_are_acts_of_steering_too(town: Town) -> None:
    action = builders.action_at(town, ActionStatus.LAPSED)
    actions.reopen_action(action=action, reason="Toch nodig.", by=town.actor("coordinator"), now=NOW)

    told = [(one.adjustment.number, one.adjustment.decided, one.former, one.new) for one in action.changes.all()]
    assert told == [(1, "Ingehaald.", "open", "lapsed"), (2, "Toch nodig.", "lapsed", "open")]


def test_an_action_that_lapses_by_an_act_keeps_its_reason(town: Town) -> None:
    action = builders.an_action(town)
    steer(town, action, amended(action, lapses=True))

    action.refresh_from_db()
    assert (action.status, action.lapse_reason) == (ActionStatus.LAPSED, "Twee maanden later")


def test_a_plan_that_is_being_written_lets_an_action_lapse_without_an_act(town: Town) -> None:
    action = builders.an_action(town, adopted=False)
    actions.lapse_action(action=action, reason="Dubbel.", by=town.actor("coordinator"), now=NOW)

    assert not Adjustment.objects.exists()


@pytest.mark.rule("events")
def test_an_act_leaves_one_event_without_free_text(town: Town) -> None:
    action = builders.an_action(town)
    before = Event.objects.count()
    steer(town, action, amended(action, due_date=LATER, title="Spreek een nieuwe overdracht af"))

    event = Event.objects.order_by("-sequence").first()
    assert (Event.objects.count() - before, event.type) == (1, "plans.plan.adjusted")
    assert {"action": str(action.public_id), "field": "due_date", "from": "2020-04-01", "to": "2020-06-01"} in (
        event.codes["changes"]
    )
    assert "nieuwe overdracht" not in str(event.codes)


@pytest.mark.rule("no-client-data")
def test_client_data_is_refused_in_what_is_agreed(town: Town) -> None:
    action = builders.an_action(town)

    with pytest.raises(NotAllowed):
        steer(town, action, amended(action, result="Cliënt met BSN 111222333 is overgedragen."))


def test_an_act_can_change_nothing_but_still_say_what_was_decided(town: Town) -> None:
    adjustment = steer(town, builders.an_action(town))

    assert (adjustment.number, list(adjustment.changes.all())) == (1, [])


@pytest.mark.rule("adopted-plan")
def test_what_differs_is_listed_field_by_field(town: Town) -> None:
    before = rules.agreed_about(builders.an_action(town))
    assert rules.differences(before, before) == []
