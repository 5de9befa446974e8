"""The form of bijsturing, the page of an act, and how an act shows on the plan and on an action."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.cast import Town
from verbeterspoor.plans.choices import ActionStatus
from verbeterspoor.plans.forms import AmendForm
from verbeterspoor.plans.models import Action, Adjustment

from .pages import SignedIn, number_of_queries, page, text
from .steering import LATER, amended, steer

HEAD = {"seen": "De ruimte komt later vrij", "decided": "Twee maanden later", "who": "Veilig Thuis plant opnieuw",
        "from_date": "2020-02-12", "decided_date": "2020-02-12"}  # fmt: skip


def of(action: Action, **facts: Any) -> dict[str, Any]:
    """Return what the fields of one action send when only these facts were changed."""
    form = AmendForm(action=action, bodies={})
    shown = {name: value for name, value in form.initial.items() if name in form.fields and value is not None}
    return {"actie": action.public_id, **{f"{form.prefix}-{name}": value for name, value in (shown | facts).items()}}


def address(town: Town, action: Action) -> str:
    return page(town, "adjust", action.plan.trajectory)


@pytest.fixture
def coordinator(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user("coordinator"))


@pytest.mark.rule("adopted-plan")
def test_a_new_date_stands_beside_the_original_one(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    sent = HEAD | of(action, due_date="2020-06-01") | {"steer": "1"}
    answer = coordinator.post(address(town, action), sent)

    adjustment = Adjustment.objects.get()
    assert answer["Location"] == page(town, "adjustment", adjustment)
    shown = text(coordinator.get(page(town, "action", action)))
    assert "was 1 april 2020 in het vastgestelde plan; verschoven door bijsturing 1" in shown
    assert "was 1 april 2020, nu 1 juni 2020" in shown


def test_an_action_is_opened_from_its_page_and_by_choosing(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    opened = text(coordinator.get(f"{address(town, action)}?actie={action.public_id}"))
    chosen = text(coordinator.post(address(town, action), HEAD | {"number": str(action.number), "add": "1"}))

    for shown in (opened, chosen):
        assert f'name="actie-{action.number}-due_date"' in shown
    assert "De ruimte komt later vrij" in chosen


def test_what_was_typed_stays_while_another_action_is_opened(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    sent = HEAD | of(action, result="Een getekende afspraak") | {"new": "1"}
    shown = text(coordinator.post(address(town, action), sent))

    assert "Een getekende afspraak" in shown
    assert 'name="added"' in shown
    assert not Adjustment.objects.exists()


def test_an_action_is_left_out_again(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    shown = text(coordinator.post(address(town, action), HEAD | of(action) | {"without": str(action.public_id)}))

    assert f'name="actie-{action.number}-due_date"' not in shown


@pytest.mark.rule("one-owner")
def test_a_new_action_asks_for_everything_on_the_field_itself(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    sent = HEAD | {"added": "1", "title": "Huur een zaal", "owner": f"unit-{town.unit.pk}", "steer": "1"}
    shown = text(coordinator.post(address(town, action), sent))
    assert "Welk bewijs is afgesproken?" in shown
    assert not Adjustment.objects.exists()

    complete = {"result": "Een zaal", "evidence_agreed": "Het contract", "start_date": "2020-03-01",
                "due_date": "2020-05-01", "findings": [action.findings.get().pk]}  # fmt: skip
    coordinator.post(address(town, action), sent | complete)
    assert [one.title for one in Action.objects.filter(changes__adjustment__number=1)] == ["Huur een zaal"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"seen": ""}, "Wat zag u?"), ({"decided_date": "2020-02-13"}, "moet nog komen"),
     ({"who": "BSN 111222333 van een cliënt"}, "BSN")],
)  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_typed_is_lost(
    town: Town, coordinator: Client, wrong: dict[str, str], words: str
) -> None:
    action = builders.an_action(town)
    sent = HEAD | of(action, due_date="2020-06-01") | wrong | {"steer": "1"}
    shown = text(coordinator.post(address(town, action), sent))

    assert words in shown
    assert 'value="2020-06-01"' in shown
    assert not Adjustment.objects.exists()


def test_a_change_that_changes_nothing_is_said(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)

    assert "Er verandert niets" in text(coordinator.post(address(town, action), HEAD | of(action) | {"steer": "1"}))


def test_what_somebody_else_saved_meanwhile_is_said_and_can_be_saved_over(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    sent = HEAD | of(action, result="Een getekende afspraak") | {"steer": "1"}
    steer(town, action, amended(action, due_date=LATER))
    shown = text(coordinator.post(address(town, action), sent))

    action.refresh_from_db()
    assert "intussen" in shown
    assert "Een getekende afspraak" in shown
    assert f'name="actie-1-version" value="{action.version}"' in shown


def test_a_closed_action_is_not_opened(town: Town, coordinator: Client) -> None:
    action = builders.action_at(town, ActionStatus.ACCEPTED)
    shown = text(coordinator.get(f"{address(town, action)}?actie={action.public_id}"))

    assert 'name="actie-' not in shown


@pytest.mark.rule("adopted-plan")
def test_the_plan_lists_its_acts_and_the_original_date(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    empty = text(coordinator.get(page(town, "plan", action.plan.trajectory)))
    steer(town, action, amended(action, due_date=LATER))
    shown = text(coordinator.get(page(town, "plan", action.plan.trajectory)))

    assert "er is niets bijgestuurd" in empty
    assert "Bijsturing 1" in shown
    assert "was 1 apr 2020" in shown


def test_the_page_of_an_act_tells_what_was_seen_and_what_changed(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    shown = text(coordinator.get(page(town, "adjustment", steer(town, action, amended(action, due_date=LATER)))))

    for words in ("De ruimte komt later vrij", "Veilig Thuis plant opnieuw", "1 april 2020", "1 juni 2020"):
        assert words in shown


@pytest.mark.rule("adopted-plan")
def test_an_executor_reads_what_was_decided_about_their_action(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    adjustment = steer(town, action, amended(action, due_date=LATER))
    client = signed_in(town.user("partner"))
    shown = text(client.get(page(town, "action", action)))

    assert "was 1 april 2020, nu 1 juni 2020" in shown
    assert client.get(page(town, "adjustment", adjustment)).status_code == 404


def test_the_plan_takes_as_many_queries_after_many_acts(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    steer(town, action, amended(action, due_date=LATER))
    where = page(town, "plan", action.plan.trajectory)
    few = number_of_queries(coordinator, where)
    for month in (7, 8, 9):
        action.refresh_from_db()
        steer(town, action, amended(action, due_date=date(2020, month, 1)))

    assert number_of_queries(coordinator, where) == few
    assert "4e keer later" in text(coordinator.get(page(town, "action", action)))
