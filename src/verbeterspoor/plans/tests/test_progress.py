"""The list of progress: state, signals and filters, a hundred at a time."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.plans.models import Action

from .pages import SignedIn, number_of_queries, page, text


@pytest.mark.rule("computed-signals")
def test_the_list_says_why_an_action_needs_attention(town: Town, signed_in: SignedIn) -> None:
    trajectory = builders.an_action(town, due_date=date(2020, 1, 31)).plan.trajectory

    shown = text(signed_in(town.user("manager")).get(page(town, "progress", trajectory)))

    assert "Dit punt is 12 dagen te laat." in shown


@pytest.mark.parametrize(
    ("asked", "found"),
    [({}, {"Te laat", "Op tijd", "Van ons"}), ({"signal": "late"}, {"Te laat"}), ({"status": "accepted"}, set()),
     ({"owner": "unit"}, {"Van ons"}), ({"signal": "onzin"}, {"Te laat", "Op tijd", "Van ons"})],
)  # fmt: skip
def test_the_list_is_filtered(town: Town, signed_in: SignedIn, asked: dict[str, str], found: set[str]) -> None:
    plan = builders.a_plan(town)
    builders.an_action(town, plan, adopted=False, title="Te laat", due_date=date(2020, 1, 31))
    builders.an_action(town, plan, adopted=False, title="Op tijd")
    builders.an_action(town, plan, title="Van ons", unit=town.unit)
    chosen = {**asked, "owner": f"unit-{town.unit.pk}"} if "owner" in asked else asked

    shown = signed_in(town.user("coordinator")).get(page(town, "progress", plan.trajectory), chosen)

    assert {action.title for action, _signs in shown.context["rows"]} == found


def test_the_list_goes_by_a_hundred(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    Action.objects.bulk_create(
        Action(plan=action.plan, number=number, title=f"Actie {number}", created_at=NOW, status_since=NOW)
        for number in range(2, 112)
    )
    client, address = signed_in(town.user("coordinator")), page(town, "progress", action.plan.trajectory)

    assert [len(client.get(address, {"page": number}).context["rows"]) for number in (1, 2)] == [100, 11]


def test_the_list_takes_as_many_queries_for_many_as_for_one(town: Town, signed_in: SignedIn) -> None:
    plan, client = builders.a_plan(town), signed_in(town.user("coordinator"))
    builders.an_action(town, plan, adopted=False)
    one = number_of_queries(client, page(town, "progress", plan.trajectory))

    for _ in range(20):
        builders.an_action(town, plan, adopted=False)

    assert number_of_queries(client, page(town, "progress", plan.trajectory)) == one <= 10
