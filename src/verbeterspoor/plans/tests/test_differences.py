"""The adopted plan beside what runs now: what differs, in figures and per action."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.actions import Addition
from verbeterspoor.plans.models import Action, Plan

from .pages import SignedIn, number_of_queries, page, text
from .steering import LATER, amended, steer


@pytest.fixture
def coordinator(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user("coordinator"))


def several(town: Town, number: int) -> tuple[Plan, list[Action]]:
    plan = builders.a_plan(town)
    found = [builders.an_action(town, plan, adopted=False, title=f"Actie {one}") for one in range(number)]
    actions.adopt_plan(plan=plan, adopted_date=TODAY, by=town.actor("coordinator"), now=NOW)
    return plan, list(Action.objects.filter(pk__in=[one.pk for one in found]).order_by("number"))


def steered(town: Town) -> Plan:
    """Return a plan of four actions: one as adopted, two later, one lapsed, and a new one beside them."""
    plan, (_same, later, latest, lapsed) = several(town, 4)
    room = Addition(title="Huur een zaal", organisation=town.partner, result="Een zaal", evidence_agreed="Contract",
                    start_date=TODAY, due_date=LATER, findings=list(later.findings.all()))  # fmt: skip
    steer(town, later, amended(later, due_date=date(2020, 4, 11)), amended(latest, due_date=date(2020, 4, 21)),
          amended(lapsed, lapses=True), additions=[room])  # fmt: skip
    return plan


@pytest.mark.rule("adopted-plan")
def test_figures_say_how_the_plan_differs_from_the_adopted_one(town: Town) -> None:
    figures = queries.difference_figures(steered(town))

    assert (figures.unchanged, figures.changed, figures.new, figures.lapsed) == (1, 2, 1, 1)
    assert (figures.later, figures.days_later) == (2, 15)


@pytest.mark.rule("adopted-plan")
def test_each_difference_shows_both_values_and_the_act(town: Town, coordinator: Client) -> None:
    plan = steered(town)
    shown = text(coordinator.get(page(town, "differences", plan.trajectory)))

    for words in ("1 april 2020", "11 april 2020", "bijsturing 1", "Huur een zaal", "Zoals vastgesteld"):
        assert words in shown
    assert "gemiddeld 15 dagen" in shown


@pytest.mark.parametrize(("kind", "number"), [("unchanged", 1), ("changed", 2), ("new", 1), ("lapsed", 1), ("", 5),
                                              ("onzin", 5)])  # fmt: skip
def test_one_way_of_differing_can_be_chosen(town: Town, coordinator: Client, kind: str, number: int) -> None:
    plan = steered(town)
    answer = coordinator.get(page(town, "differences", plan.trajectory), {"verschil": kind})

    assert len(answer.context["rows"]) == number


def test_what_was_changed_back_says_so(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    for day in (LATER, date(2020, 4, 1)):
        action.refresh_from_db()
        steer(town, action, amended(action, due_date=day))

    assert "weer teruggezet" in text(coordinator.get(page(town, "differences", action.plan.trajectory)))


def test_without_an_adopted_plan_there_is_nothing_to_compare(town: Town, coordinator: Client) -> None:
    plan = builders.a_plan(town)
    answer = coordinator.get(page(town, "differences", plan.trajectory), follow=True)

    assert "nog geen vastgesteld plan" in text(answer)


def test_the_page_takes_as_many_queries_for_many_as_for_few(town: Town, coordinator: Client) -> None:
    where = page(town, "differences", steered(town).trajectory)
    few = number_of_queries(coordinator, where)
    plan, many = several(town, 12)
    steer(town, many[0], *(amended(one, due_date=LATER) for one in many))

    assert number_of_queries(coordinator, page(town, "differences", plan.trajectory)) == few <= 15
