"""The page on which a report is accepted or returned."""

from __future__ import annotations

import pytest

from tests import builders
from tests.cast import Town
from verbeterspoor.plans.choices import ActionStatus, Progress, ReportStatus

from .pages import SignedIn, page, text


def test_a_partner_reports_and_the_coordinator_accepts(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    report = {"progress": Progress.DONE, "text": "Het is af.", "evidence": "Werkafspraak van 3 februari"}
    signed_in(town.user("partner")).post(page(town, "report", action), report)

    signed_in(town.user("coordinator")).post(page(town, "judge", action), {"note": "Gezien.", "accept": "1"})

    action.refresh_from_db()
    assert action.status == ActionStatus.ACCEPTED


@pytest.mark.rule("done-accepted-proven")
def test_an_executor_has_no_page_to_judge(town: Town, signed_in: SignedIn) -> None:
    action = builders.action_at(town, ActionStatus.REPORTED_DONE)

    assert signed_in(town.user("partner")).get(page(town, "judge", action)).status_code == 404


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.parametrize(("owner", "role", "code"), [
    ("organisation", "coordinator", 200), ("organisation", "manager", 404), ("unit", "manager", 200),
    ("unit", "portfolio_holder", 200), ("unit", "coordinator", 404), ("unit", "unit", 404),
])  # fmt: skip
def test_whoever_asked_judges(town: Town, signed_in: SignedIn, owner: str, role: str, code: int) -> None:
    action = builders.an_action(town, **({"unit": town.unit} if owner == "unit" else {}))
    builders.a_progress_report(town, action, Progress.DONE)

    assert signed_in(town.user(role)).get(page(town, "judge", action)).status_code == code


def test_a_report_is_returned_with_an_explanation_that_the_executor_reads(town: Town, signed_in: SignedIn) -> None:
    action = builders.action_at(town, ActionStatus.REPORTED_DONE)

    signed_in(town.user("coordinator")).post(
        page(town, "judge", action), {"note": "De telling ontbreekt.", "return": "1"}
    )

    action.refresh_from_db()
    assert action.status == ActionStatus.OPEN
    assert "De telling ontbreekt." in text(signed_in(town.user("partner")).get(page(town, "report", action)))


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.parametrize(("evidence", "note"), [("", "Ziet er goed uit."), ("De werkafspraak", " ")])
def test_done_is_not_accepted_without_evidence_or_explanation(
    town: Town, signed_in: SignedIn, evidence: str, note: str
) -> None:
    action = builders.an_action(town)
    builders.a_progress_report(town, action, Progress.DONE, evidence=evidence)

    answer = signed_in(town.user("coordinator")).post(page(town, "judge", action), {"note": note, "accept": "1"})

    action.refresh_from_db()
    assert answer.context["form"].errors
    assert action.status == ActionStatus.REPORTED_DONE


def test_a_report_that_somebody_else_judged_meanwhile_is_not_judged_twice(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)
    first = builders.a_progress_report(town, action, text="Eerste")
    second = builders.a_progress_report(town, action, text="Tweede")
    decision = {"note": "Gezien.", "accept": "1", "report": str(first.public_id)}
    client = signed_in(town.user("coordinator"))

    client.post(page(town, "judge", action), decision)
    client.post(page(town, "judge", action), decision)

    second.refresh_from_db()
    assert second.status == ReportStatus.SUBMITTED
