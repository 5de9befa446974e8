"""The page of one action: whose turn, what was agreed, why it is theirs; lapsing and opening again."""

from __future__ import annotations

import pytest

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.foundation import dates
from verbeterspoor.plans import actions
from verbeterspoor.plans.choices import ActionStatus

from .pages import SignedIn, number_of_queries, page, text


@pytest.mark.parametrize(
    ("role", "code"),
    [("coordinator", 200), ("manager", 200), ("partner", 200), ("unit", 404), ("other_partner", 404),
     ("inspector", 404), ("council_clerk", 404), ("administrator", 404)],
)  # fmt: skip
def test_an_action_exists_for_the_town_hall_and_its_executor(
    town: Town, signed_in: SignedIn, role: str, code: int
) -> None:
    address = page(town, "action", builders.an_action(town))

    assert signed_in(town.user(role)).get(address).status_code == code


def test_an_action_of_another_town_does_not_exist(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)

    assert signed_in(other_town.user("coordinator")).get(page(other_town, "action", action)).status_code == 404
    assert signed_in(other_town.user("coordinator")).get(page(town, "action", action)).status_code == 404


def test_an_executor_reads_why_it_is_theirs_and_until_when_to_report(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town, findings=[builders.a_finding(town, text="Draag ieder gezin warm over")])

    shown = text(signed_in(town.user("partner")).get(page(town, "action", action)))

    assert "Draag ieder gezin warm over" in shown
    assert dates.said(action.report_due_date) in shown
    assert page(town, "report", action) in shown


def test_an_action_lapses_with_a_reason_and_opens_again(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    client = signed_in(town.user("coordinator"))

    client.post(page(town, "action_lapse", action), {"reason": "Ingehaald."})
    action.refresh_from_db()
    lapsed = action.status
    client.post(page(town, "action_reopen", action), {"reason": "Toch nodig."})

    action.refresh_from_db()
    assert (lapsed, action.status) == (ActionStatus.LAPSED, ActionStatus.OPEN)


def test_an_action_takes_as_many_queries_for_much_as_for_little(town: Town, signed_in: SignedIn) -> None:
    finding = builders.a_finding(town)
    report = finding.report
    client = signed_in(town.user("coordinator"))
    small, large = (
        builders.an_action(town, findings=[finding, *(builders.a_finding(town, report) for _ in range(number))])
        for number in (0, 8)
    )
    builders.a_progress_report(town, small)
    for number in range(8):
        builders.a_progress_report(town, large, text=f"Bericht {number}")

    assert number_of_queries(client, page(town, "action", large)) == number_of_queries(
        client, page(town, "action", small)
    )


@pytest.mark.rule("adopted-plan")
def test_the_answer_stands_beside_the_report(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    report = builders.a_progress_report(town, action, text="Wij zijn op weg.")
    actions.return_report(report=report, note="Noem ook de planning.", by=town.actor("coordinator"), now=NOW)

    shown = text(signed_in(town.user("partner")).get(page(town, "action", action)))

    assert "Wij zijn op weg." in shown
    assert "Noem ook de planning." in shown
