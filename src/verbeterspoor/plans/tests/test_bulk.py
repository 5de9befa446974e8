"""Changing several actions together: all of them or none, only while the plan is being written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests import builders
from tests.cast import TODAY, Town
from verbeterspoor.plans import actions
from verbeterspoor.plans.models import Action, Plan

from .pages import SignedIn, page, text


@pytest.fixture
def plan(town: Town) -> Plan:
    """A plan with two actions, not adopted yet."""
    plan = builders.a_plan(town)
    builders.an_action(town, plan, adopted=False)
    builders.an_action(town, plan, adopted=False, due_date=date(2020, 2, 1))
    return plan


def sent(town: Town, signed_in: SignedIn, plan: Plan, numbers: list[int], **typed: Any) -> Any:
    client = signed_in(town.user("coordinator"))
    return client.post(page(town, "bulk", plan.trajectory), {"action": numbers, **typed}, follow=True)


@pytest.mark.parametrize(
    ("typed", "name", "becomes"),
    [({"field": "due_date", "day": "2020-06-01"}, "due_date", [date(2020, 6, 1)] * 2),
     ({"field": "later", "number": "7"}, "due_date", [date(2020, 4, 8), date(2020, 2, 8)]),
     ({"field": "report_interval_days", "number": "30"}, "report_interval_days", [30, 30])],
)  # fmt: skip
def test_chosen_actions_change_together(
    town: Town, signed_in: SignedIn, plan: Plan, typed: dict[str, str], name: str, becomes: list[Any]
) -> None:
    sent(town, signed_in, plan, [1, 2], **typed)

    assert [getattr(action, name) for action in Action.objects.filter(plan=plan)] == becomes


def test_a_new_owner_replaces_the_former_one(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    sent(town, signed_in, plan, [1], field="owner", owner=f"unit-{town.unit.pk}")

    first, second = Action.objects.filter(plan=plan)
    assert (first.unit, first.organisation) == (town.unit, None)
    assert second.organisation == town.partner


def test_one_that_cannot_keeps_all_as_they_were(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    answer = sent(town, signed_in, plan, [1, 2], field="start_date", day="2020-03-01")

    assert "Er is niets gewijzigd" in text(answer)
    assert {action.start_date for action in Action.objects.filter(plan=plan)} == {date(2020, 1, 1)}


@pytest.mark.parametrize("typed", [{"field": "due_date"}, {"field": "due_date", "day": "32 mei"}, {"field": "owner"}])
def test_what_is_not_filled_in_is_asked(town: Town, signed_in: SignedIn, plan: Plan, typed: dict[str, str]) -> None:
    answer = sent(town, signed_in, plan, [1], **typed)

    assert answer.context["form"].errors
    assert Action.objects.get(plan=plan, number=1).due_date == date(2020, 4, 1)


def test_choosing_nothing_says_so(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    assert "Kies ten minste één actie" in text(sent(town, signed_in, plan, [], field="due_date", day="2020-06-01"))


@pytest.mark.rule("adopted-plan")
def test_an_adopted_plan_is_not_changed_together(town: Town, signed_in: SignedIn, plan: Plan) -> None:
    actions.adopt_plan(plan=plan, adopted_date=TODAY, by=town.actor("coordinator"), now=builders.NOW)

    answer = sent(town, signed_in, plan, [1], field="later", number="7")

    assert "vastgesteld" in text(answer)
    assert Action.objects.get(plan=plan, number=1).due_date == date(2020, 4, 1)


def test_a_change_of_hundreds_takes_few_queries(town: Town, plan: Plan, django_assert_max_num_queries: Any) -> None:
    Action.objects.bulk_create(
        Action(plan=plan, number=number, title="x", created_at=builders.NOW, status_since=builders.NOW)
        for number in range(3, 103)
    )
    every = list(Action.objects.filter(plan=plan))

    with django_assert_max_num_queries(20):
        actions.change_many(plan=plan, actions=every, field="report_interval_days", value=14,
                            by=town.actor("coordinator"), now=builders.NOW)  # fmt: skip

    assert Action.objects.filter(plan=plan, report_interval_days=14).count() == 102
