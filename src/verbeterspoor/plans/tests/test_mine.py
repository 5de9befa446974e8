"""Mijn acties: what a partner or unit has to do, on a phone."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.plans import actions
from verbeterspoor.plans.choices import ReportStatus

from .pages import SignedIn, number_of_queries, page, text


@pytest.mark.parametrize("role", ["partner", "unit", "other_partner"])
def test_my_actions_are_mine(town: Town, signed_in: SignedIn, role: str) -> None:
    action = builders.an_action(town, title="Alleen van Veilig Thuis")

    shown = text(signed_in(town.user(role)).get(page(town, "mine")))

    assert (action.title in shown) is (role == "partner")


def test_my_actions_name_a_returned_report_and_a_draft(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    report = builders.a_progress_report(town, action)
    actions.return_report(report=report, note="Waarvan?", by=town.actor("coordinator"), now=NOW)
    client = signed_in(town.user("partner"))
    client.post(page(town, "report", action), {"text": "Half af", "draft": "1"})

    (mine,) = client.get(page(town, "mine")).context["page"].object_list

    assert (mine.last_status, mine.has_draft) == (ReportStatus.RETURNED, True)


def test_my_actions_take_as_many_queries_for_many_as_for_one(town: Town, signed_in: SignedIn) -> None:
    client, address = signed_in(town.user("partner")), page(town, "mine")
    builders.an_action(town)
    one = number_of_queries(client, address)

    for _ in range(5):
        builders.an_action(town)

    assert number_of_queries(client, address) == one


def test_my_actions_wait_for_the_plan_to_be_adopted(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, adopted=False)
    client = signed_in(town.user("partner"))

    assert action.title not in text(client.get(page(town, "mine")))
    assert client.get(page(town, "action", action)).status_code == 404


@pytest.mark.rule("computed-signals")
def test_my_actions_say_why_one_is_late(town: Town, signed_in: SignedIn) -> None:
    builders.an_action(town, due_date=date(2020, 1, 31))

    assert "Dit punt is 12 dagen te laat." in text(signed_in(town.user("partner")).get(page(town, "mine")))
