"""The page of the plan: starting it, what is missing, its actions per owner, adopting it."""

from __future__ import annotations

import pytest

from tests import builders
from tests.cast import Town
from verbeterspoor.plans.choices import Gap, PlanStatus, Refusal
from verbeterspoor.plans.models import Action, Plan

from .pages import SignedIn, number_of_queries, page, text


@pytest.mark.parametrize("name", ["plan", "progress", "action_new"])
def test_an_executor_does_not_see_the_plan_of_others(town: Town, signed_in: SignedIn, name: str) -> None:
    trajectory = builders.an_action(town).plan.trajectory

    assert signed_in(town.user("partner")).get(page(town, name, trajectory)).status_code == 404


def test_a_plan_is_started_and_gets_its_first_action(town: Town, signed_in: SignedIn) -> None:
    finding = builders.a_finding(town)
    trajectory = finding.report.investigation.trajectory
    client = signed_in(town.user("coordinator"))
    client.post(page(town, "plan", trajectory), {"title": "Verbeterplan", "effect": ""})

    client.post(
        page(town, "action_new", trajectory),
        {"title": "Spreek de overdracht af", "owner": f"organisation-{town.partner.pk}", "findings": [finding.pk]},
    )

    action = Action.objects.get()
    assert (action.organisation, list(action.findings.all())) == (town.partner, [finding])


@pytest.mark.rule("one-owner")
def test_the_plan_shows_what_is_missing_and_refuses_to_be_adopted(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False, evidence_agreed="")
    client = signed_in(town.user("coordinator"))

    shown = text(client.get(page(town, "plan", action.plan.trajectory)))
    refused = client.post(
        page(town, "adopt", action.plan.trajectory), {"adopted_date": "2020-02-12", "adopted_by": "College"}
    )

    assert str(Gap.EVIDENCE.label) in shown
    assert str(Refusal.HAS_GAPS.label) in text(refused)
    assert Plan.objects.get().status == "draft"


@pytest.mark.rule("one-owner")
def test_the_plan_links_a_gap_to_its_field_and_a_point_to_a_new_action(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False, evidence_agreed="")
    point = builders.a_finding(town, builders.a_report(town, action.plan.trajectory))

    shown = text(signed_in(town.user("coordinator")).get(page(town, "plan", action.plan.trajectory)))

    assert f'{page(town, "action_edit", action)}#id_evidence_agreed"' in shown
    assert f'{page(town, "action_new", action.plan.trajectory)}?bevinding={point.public_id}"' in shown


def test_the_plan_puts_the_actions_of_one_owner_together(town: Town, signed_in: SignedIn) -> None:
    plan = builders.a_plan(town)
    owners = [
        {"organisation": town.partner},
        {"unit": town.unit},
        {"organisation": None},
        {"organisation": town.partner},
    ]
    for owner in owners:
        builders.an_action(town, plan, adopted=False, **owner)

    shown = signed_in(town.user("manager")).get(page(town, "plan", plan.trajectory))

    assert [row["owner"] for row in shown.context["rows"]] == [None, town.partner, town.partner, town.unit]


@pytest.mark.rule("adopted-plan")
def test_a_plan_without_gaps_is_adopted_and_the_partner_sees_its_action(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False)
    coordinator, address = signed_in(town.user("coordinator")), page(town, "adopt", action.plan.trajectory)

    asked = coordinator.get(address)
    coordinator.post(address, {"adopted_date": "2020-02-12", "adopted_by": "College"})

    assert asked.status_code == 200
    assert Plan.objects.get().status == PlanStatus.ADOPTED
    assert action.title in text(signed_in(town.user("partner")).get(page(town, "mine")))


def test_a_manager_reads_the_plan_without_buttons(town: Town, signed_in: SignedIn) -> None:
    trajectory = builders.an_action(town, adopted=False, result="").plan.trajectory
    shown = text(signed_in(town.user("manager")).get(page(town, "plan", trajectory)))

    assert not [name for name in ("action_new", "adopt") if page(town, name, trajectory) in shown]


def test_the_plan_takes_as_many_queries_for_many_as_for_one(town: Town, signed_in: SignedIn) -> None:
    plan, client = builders.a_plan(town), signed_in(town.user("coordinator"))
    builders.an_action(town, plan, adopted=False, result="")
    one = number_of_queries(client, page(town, "plan", plan.trajectory))

    for _ in range(5):
        builders.an_action(town, plan, adopted=False, result="")
        builders.a_finding(town, builders.a_report(town, plan.trajectory))

    assert number_of_queries(client, page(town, "plan", plan.trajectory)) == one
