"""The adopted plan: who adopted it and by which decision, and how it stood, next to now (rule `adopted-plan`)."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.models import Action, AdoptedAction, Plan, PlanVersion

from .pages import SignedIn, number_of_queries, page, text


@pytest.mark.rule("adopted-plan")
def test_adopting_keeps_who_adopted_it_and_how_it_stood(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False)
    client, typed = signed_in(town.user("coordinator")), {"adopted_date": "2020-02-11", "decision": "B 2020-17"}
    address = page(town, "adopt", action.plan.trajectory)
    refused = client.post(address, {**typed, "adopted_by": ""})
    client.post(address, {**typed, "adopted_by": "Directie"})
    Action.objects.filter(pk=action.pk).update(due_date=date(2020, 9, 1))

    shown = text(client.get(page(town, "adopted", action.plan.trajectory)))

    assert "adopted_by" in refused.context["form"].errors
    assert all(words in shown for words in ("Directie", "B 2020-17", "1 april 2020", "1 september 2020"))


@pytest.mark.rule("adopted-plan")
def test_an_adopted_action_never_changes_with_the_running_one(town: Town) -> None:
    action = builders.an_action(town)
    version = PlanVersion.objects.get()
    Action.objects.filter(pk=action.pk).update(title="Heel iets anders")

    (row,) = queries.adopted_and_now(version)

    assert row.adopted.title == "Spreek de warme overdracht af"
    assert [(one.former, one.new) for one in row.changes] == [("Spreek de warme overdracht af", "Heel iets anders")]
    with pytest.raises(NotAllowed):
        actions.adopt_plan(plan=action.plan, adopted_date=TODAY, by=town.actor("coordinator"), now=NOW)


@pytest.mark.rule("adopted-plan")
def test_a_plan_adopted_before_versions_existed_gets_one_once(town: Town) -> None:
    kept = builders.an_action(town).plan
    builders.an_action(town, adopted=False)
    PlanVersion.objects.all().delete()
    migration = import_module("verbeterspoor.plans.migrations.0006_version_of_adopted_plans")

    for _ in range(2):
        migration.give_version(apps, SimpleNamespace())

    version = PlanVersion.objects.get()
    row = AdoptedAction.objects.get()
    assert (version.plan, version.number, version.adopted_date) == (kept, 1, kept.adopted_date)
    assert (row.owner_name, row.findings, row.due_date) == (str(town.partner), "1", date(2020, 4, 1))


def test_there_is_no_adopted_plan_before_it_is_adopted(town: Town, signed_in: SignedIn) -> None:
    trajectory = builders.an_action(town, adopted=False).plan.trajectory
    client = signed_in(town.user("manager"))

    assert client.get(page(town, "adopted", trajectory)).headers["Location"] == page(town, "plan", trajectory)
    Plan.objects.all().delete()
    assert client.get(page(town, "adopted", trajectory)).status_code == 302


def test_a_version_that_does_not_exist_is_not_found(town: Town, signed_in: SignedIn) -> None:
    trajectory = builders.an_action(town).plan.trajectory

    answer = signed_in(town.user("manager")).get(page(town, "adopted", trajectory), {"versie": "7"})

    assert answer.status_code == 404


def test_the_adopted_plan_takes_as_many_queries_for_many_as_for_one(town: Town, signed_in: SignedIn) -> None:
    client = signed_in(town.user("coordinator"))
    one, many = builders.a_plan(town), builders.a_plan(town)
    for _ in range(6):
        builders.an_action(town, many, adopted=False)
    for plan in (one, many):
        builders.an_action(town, plan)

    assert number_of_queries(client, page(town, "adopted", many.trajectory)) == number_of_queries(
        client, page(town, "adopted", one.trajectory)
    )
