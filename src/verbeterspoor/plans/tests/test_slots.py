"""What plans show on the pages above them: whose turn it is, what needs attention, the trail, figures, and history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.foundation import slots as registry
from verbeterspoor.plans import actions, slots
from verbeterspoor.plans.choices import ActionStatus, Progress, Signal
from verbeterspoor.plans.models import Action

from .pages import page


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


def addresses(town: Town, role: str) -> list[str]:
    return [turn.url for turn in slots.turns(town.actor(role), NOW)]


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.parametrize(
    ("owner", "turn_of"), [("partner", {"coordinator"}), ("unit", {"manager", "portfolio_holder"})]
)
def test_a_report_is_the_turn_of_whoever_asked(town: Town, owner: str, turn_of: set[str]) -> None:
    action = builders.an_action(town, **({"unit": town.unit} if owner == "unit" else {}))
    builders.a_progress_report(town, action, Progress.DONE)

    asked = {role for role in town.people if page(town, "judge", action) in addresses(town, role)}

    assert asked == turn_of


@pytest.mark.rule("one-owner")
def test_a_plan_that_lacks_something_is_the_turn_of_the_coordinator(town: Town) -> None:
    plan = builders.a_plan(town)
    builders.an_action(town, plan, adopted=False, result="")
    builders.a_finding(town, builders.a_report(town, plan.trajectory))

    (turn,) = slots.turns(town.actor("coordinator"), NOW)

    assert turn.url == page(town, "plan", plan.trajectory)
    assert turn.reason == "1 actie mist nog iets. 1 punt om te verbeteren heeft nog geen actie."
    assert addresses(town, "manager") == []


@pytest.mark.parametrize(
    ("facts", "is_asked"),
    [({"due_date": date(2020, 2, 20)}, True), ({"due_date": date(2020, 9, 1), "report_interval_days": 300}, False)],
)
def test_an_executor_is_asked_when_the_end_is_near(town: Town, facts: dict[str, Any], is_asked: bool) -> None:
    action = builders.an_action(town, **facts)

    assert (page(town, "report", action) in addresses(town, "partner")) is is_asked
    assert addresses(town, "other_partner") == []


def test_a_returned_report_is_the_turn_of_the_executor_with_the_reason(town: Town) -> None:
    action = builders.an_action(town, due_date=date(2020, 9, 1), report_interval_days=300)
    report = builders.a_progress_report(town, action)
    actions.return_report(report=report, note="Waarvan?", by=town.actor("coordinator"), now=NOW)

    (turn,) = slots.turns(town.actor("partner"), NOW)

    assert (turn.url, "teruggestuurd" in turn.reason) == (page(town, "report", action), True)


@pytest.mark.rule("computed-signals")
def test_attention_names_each_signal_with_its_reason(town: Town) -> None:
    plan = builders.a_plan(town)
    for title, facts in {
        "Te laat": {"due_date": date(2020, 1, 31)},
        "Loopt uit": {},
        "Op tijd": {"due_date": date(2020, 9, 1)},
    }.items():
        builders.an_action(town, plan, adopted=title == "Op tijd", title=title, **facts)
    late = plan.actions.get(title="Loopt uit")
    builders.a_progress_report(town, late, Progress.DELAYED, forecast_date=date(2020, 4, 17))

    told = {(one.kind, one.title): one.reason for one in slots.attention(town.actor("manager"), NOW)}

    assert told == {
        (Signal.LATE, "Te laat"): "Dit punt is 12 dagen te laat.",
        (Signal.AT_RISK, "Loopt uit"): "Verwacht op 17 april 2020, dat is 16 dagen na de einddatum.",
    }
    assert slots.attention(town.actor("partner"), NOW) == []


def test_the_trail_gets_the_start_the_adoption_and_the_last_accepted_action(town: Town) -> None:
    trajectory = builders.action_at(town, ActionStatus.ACCEPTED).plan.trajectory

    found = slots.stops(town.actor("manager"), [trajectory.pk], NOW)[trajectory.pk]

    assert [stop.label for stop in found] == ["Plan begonnen", "Plan vastgesteld", "Laatste keer akkoord op een actie"]


def test_figures_count_the_actions_and_lead_to_them(town: Town) -> None:
    plan = builders.a_plan(town)
    builders.an_action(town, plan, adopted=False, due_date=date(2020, 1, 31))
    builders.an_action(town, plan, unit=town.unit)

    shown = slots.figures(town.actor("manager"), [plan.trajectory_id], NOW)[plan.trajectory_id]

    progress = page(town, "progress", plan.trajectory)
    assert [(one.value, one.url) for one in shown] == [
        ("2", progress), ("2", f"{progress}?status=open"), ("1", f"{progress}?signal=late")
    ]  # fmt: skip


@pytest.mark.rule("origins")
def test_a_finding_names_the_actions_that_serve_it(town: Town) -> None:
    action = builders.an_action(town)
    (finding,) = action.findings.all()

    found = {role: slots.served_by(town.actor(role), [finding.pk]).get(finding.pk) for role in ("manager", "inspector")}

    assert [link.label for link in found["manager"] or []] == [action.title]
    assert not found["inspector"]


def test_slots_take_as_many_queries_for_many_as_for_one(
    town: Town, django_assert_num_queries: Callable[[int], Any]
) -> None:
    by = town.actor("coordinator")
    for _ in range(4):
        builders.a_progress_report(town, builders.an_action(town, due_date=date(2020, 1, 31)))
    ids = list({action.plan.trajectory_id for action in Action.objects.select_related("plan")})

    with django_assert_num_queries(5):
        slots.turns(by, NOW)
    with django_assert_num_queries(1):
        slots.attention(by, NOW)
    with django_assert_num_queries(1):
        slots.stops(by, ids, NOW)


@pytest.mark.rule("events")
@pytest.mark.parametrize("words", [{}, {"title": "Spreek af", "note": "Gezien."}])
def test_every_event_of_plans_is_told_also_when_its_words_were_erased(words: dict[str, str]) -> None:
    for event_type in slots.TELLERS:
        told = registry.words_for_event(SimpleNamespace(type=event_type, words=words, codes={"progress": "done"}))

        assert told != event_type
        assert "%(" not in told
        assert all(word in told for word in words.values())
