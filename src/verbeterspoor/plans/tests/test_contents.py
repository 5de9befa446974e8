"""Goals, participants and keepers of good examples: in the plan, on its page, and as advice before it is adopted."""

from __future__ import annotations

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.models import Goal, Keeper, Participant, Plan
from verbeterspoor.supervision.choices import FindingKind
from verbeterspoor.supervision.models import Finding

from .pages import SignedIn, number_of_queries, page, text


@pytest.fixture
def example(town: Town) -> Finding:
    return builders.a_finding(town, kind=FindingKind.GOOD_EXAMPLE, text="Iedereen aan één tafel")


def a_plan_of(town: Town, finding: Finding) -> Plan:
    return builders.a_plan(town, finding.report.investigation.trajectory)


def test_a_goal_is_written_served_by_an_action_and_taken_out_again(town: Town, signed_in: SignedIn) -> None:
    action, client = builders.an_action(town, adopted=False), signed_in(town.user("coordinator"))
    trajectory = action.plan.trajectory
    client.post(page(town, "goal_new", trajectory), {"title": "Kinderen zijn veilig", "effect": "Rust in het gezin"})
    goal = Goal.objects.get()
    builders.changed(town, action, goal=goal)

    shown = text(client.get(page(town, "plan", trajectory)))
    client.post(page(town, "goal_edit", goal), {"remove": "1"})

    action.refresh_from_db()
    assert "1. Kinderen zijn veilig" in shown
    assert "1 actie hoort bij dit doel" in shown
    assert (Goal.objects.exists(), action.goal) == (False, None)


def test_two_people_saving_the_same_goal(town: Town, signed_in: SignedIn) -> None:
    plan, by = builders.a_plan(town), town.actor("coordinator")
    goal = actions.add_goal(plan=plan, title="Eerst", by=by, now=NOW)
    actions.change_goal(goal=goal, version=1, title="Van de eerste", effect="", by=by, now=NOW)

    with pytest.raises(Conflict):
        actions.change_goal(goal=goal, version=1, title="Van de tweede", effect="", by=by, now=NOW)
    answer = signed_in(town.user("coordinator")).post(page(town, "goal_edit", goal), {"title": "Van de tweede"})

    assert "Van de eerste" in text(answer)
    assert "Van de tweede" in text(answer)


def test_an_action_serves_only_goals_of_its_own_plan(town: Town) -> None:
    goal = actions.add_goal(plan=builders.a_plan(town), title="Elders", by=town.actor("coordinator"), now=NOW)

    with pytest.raises(NotAllowed, match="another plan"):
        builders.an_action(town, adopted=False, goal=goal)


def test_a_participant_takes_part_once_and_is_named_only_when_agreed(town: Town, signed_in: SignedIn) -> None:
    plan, client = builders.a_plan(town), signed_in(town.user("coordinator"))
    typed = {"owner": f"organisation-{town.partner.pk}", "contribution": "Meldpunt"}
    client.post(page(town, "participant_new", plan.trajectory), typed)
    again = client.post(page(town, "participant_new", plan.trajectory), typed)
    participant = Participant.objects.get()
    first = participant.may_be_named

    client.post(page(town, "participant_edit", participant), {"contribution": "Meldpunt", "may_be_named": "on"})

    participant.refresh_from_db()
    assert "owner" in again.context["form"].errors
    assert (first, participant.may_be_named) == (False, True)


def test_a_participant_with_an_action_stays_until_somebody_else_has_it(town: Town, signed_in: SignedIn) -> None:
    action, by = builders.an_action(town, adopted=False), town.actor("coordinator")
    participant = actions.add_participant(plan=action.plan, organisation=town.partner, by=by, now=NOW)
    client, address = signed_in(town.user("coordinator")), page(town, "participant_edit", participant)

    refused = text(client.post(address, {"remove": "1"}))
    builders.changed(town, action, organisation=town.other_partner)
    client.post(address, {"remove": "1"})

    assert "Geef die eerst aan iemand anders" in refused
    assert not Participant.objects.exists()


def test_a_body_that_the_town_does_not_know_takes_no_part(town: Town, other_town: Town) -> None:
    with pytest.raises(NotAllowed, match="not known"):
        actions.add_participant(plan=builders.a_plan(town), unit=other_town.unit, by=town.actor("coordinator"), now=NOW)


@pytest.mark.rule("one-owner")
def test_a_good_example_gets_a_keeper_also_while_the_plan_runs(
    town: Town, signed_in: SignedIn, example: Finding
) -> None:
    plan, client = a_plan_of(town, example), signed_in(town.user("coordinator"))
    builders.an_action(town, plan)
    typed = {"owner": f"unit-{town.unit.pk}", "how": "Ieder kwartaal op de agenda"}

    client.post(page(town, "keeper", example), typed)

    keeper = Keeper.objects.get()
    assert (keeper.finding, keeper.unit) == (example, town.unit)
    assert "Ieder kwartaal op de agenda" in text(client.get(page(town, "plan", plan.trajectory)))
    client.post(page(town, "keeper", example), {"remove": "1"})
    assert not Keeper.objects.exists()


@pytest.mark.rule("one-owner")
def test_a_point_to_improve_has_no_keeper_and_an_example_no_two(town: Town, example: Finding) -> None:
    plan, by = a_plan_of(town, example), town.actor("coordinator")
    point = builders.a_finding(town, example.report)
    for finding, bodies, why in ((point, {"unit": town.unit}, "Only a good example"),
                                 (example, {"unit": town.unit, "organisation": town.partner}, "one keeper"),
                                 (example, {}, "one keeper")):  # fmt: skip
        with pytest.raises(NotAllowed, match=why):
            actions.appoint_keeper(plan=plan, finding=finding, by=by, now=NOW, **bodies)


def test_the_plan_advises_about_goals_participants_and_examples_and_can_be_adopted_all_the_same(
    town: Town, signed_in: SignedIn, example: Finding
) -> None:
    plan, by = a_plan_of(town, example), town.actor("coordinator")
    builders.an_action(town, plan, adopted=False)
    actions.add_goal(plan=plan, title="Zonder actie", by=by, now=NOW)
    actions.add_participant(plan=plan, organisation=town.other_partner, by=by, now=NOW)

    shown = signed_in(town.user("coordinator")).get(page(town, "plan", plan.trajectory))

    assert [one.label for one in shown.context["advice"]] == [
        "1. Zonder actie", str(town.other_partner), "Iedereen aan één tafel"
    ]  # fmt: skip
    assert actions.adopt_plan(plan=plan, adopted_date=TODAY, by=by, now=NOW).adopted_date == TODAY


@pytest.mark.rule("adopted-plan")
@pytest.mark.parametrize("name", ["goal_new", "goal_edit", "participant_new"])
def test_goals_and_participants_of_an_adopted_plan_stay_as_they_are(town: Town, signed_in: SignedIn, name: str) -> None:
    action, by = builders.an_action(town, adopted=False), town.actor("coordinator")
    goal = actions.add_goal(plan=action.plan, title="Veilig", by=by, now=NOW)
    actions.adopt_plan(plan=action.plan, adopted_date=TODAY, by=by, now=NOW)
    typed = {"title": "Anders", "remove": "1", "owner": f"unit-{town.unit.pk}"}

    thing = goal if name == "goal_edit" else action.plan.trajectory
    signed_in(town.user("coordinator")).post(page(town, name, thing), typed)

    assert list(Goal.objects.values_list("title", flat=True)) == ["Veilig"]
    assert not Participant.objects.exists()


def test_contents_take_as_many_queries_for_many_as_for_few(town: Town, signed_in: SignedIn, example: Finding) -> None:
    plan, by = a_plan_of(town, example), town.actor("coordinator")
    client = signed_in(town.user("coordinator"))
    builders.an_action(town, plan, adopted=False)
    actions.add_goal(plan=plan, title="Doel", by=by, now=NOW)
    few = number_of_queries(client, page(town, "plan", plan.trajectory))
    for body in ({"organisation": town.partner}, {"organisation": town.other_partner}, {"unit": town.unit}):
        actions.add_goal(plan=plan, title="Doel", by=by, now=NOW)
        actions.add_participant(plan=plan, by=by, now=NOW, **body)
        finding = builders.a_finding(town, example.report, kind=FindingKind.GOOD_EXAMPLE)
        actions.appoint_keeper(plan=plan, finding=finding, by=by, now=NOW, **body)

    assert number_of_queries(client, page(town, "plan", plan.trajectory)) == few
    assert [one.number_of_actions for one in queries.contents_of(plan).participants] == [1, 0, 0]
