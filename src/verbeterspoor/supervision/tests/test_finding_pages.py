"""Changing, judging and confirming on the pages of findings; the number of queries does not grow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.models import DirectMeasure, Finding, Investigation, Judgement
from verbeterspoor.trajectories.models import Party

from .cases import coordinator, finding_in, investigation_in, judged, report_in, share_report, term_in, trajectory_in
from .test_pages import page, text

SignedIn = Callable[[User], Client]
MAIL = "Mail naar meldpunt@stad.example bij twijfel."


def changed(finding: Finding, **typed: Any) -> dict[str, Any]:
    return {"kind": finding.kind, "number": "1", "text": finding.text, "version": 1, **typed}


def test_two_people_changing_a_finding_see_both_versions(town: Town, signed_in: SignedIn) -> None:
    finding, client = finding_in(town), signed_in(town.user(Role.COORDINATOR))
    url = page(town, "finding_edit", finding)
    client.post(url, changed(finding, text="Van de eerste."))

    answer = client.post(url, changed(finding, text="Van de tweede."))

    finding.refresh_from_db()
    assert finding.text == "Van de eerste."
    assert {"Van de eerste.", "Van de tweede."} <= {part for part in ("Van de eerste.", "Van de tweede.")
                                                    if part in text(answer)}  # fmt: skip
    client.post(url, changed(finding, text="Van de tweede.", version=2))
    finding.refresh_from_db()
    assert finding.text == "Van de tweede."


@pytest.mark.rule("no-client-data")
def test_a_weak_hit_is_asked_about_and_can_be_confirmed(town: Town, signed_in: SignedIn) -> None:
    report = report_in(town)
    url, client = page(town, "finding_new", report.investigation.trajectory), signed_in(town.user(Role.COORDINATOR))
    typed = {"report": report.pk, "kind": "conclusion", "text": MAIL}

    asked = text(client.post(url, typed))
    assert 'name="looked_at"' in asked
    assert MAIL in asked
    assert not Finding.objects.exists()

    client.post(url, {**typed, "looked_at": "on"})
    assert Finding.objects.get().text == MAIL


@pytest.mark.rule("no-client-data")
def test_a_certain_hit_cannot_be_confirmed_away(town: Town, signed_in: SignedIn) -> None:
    report = report_in(town)
    typed = {"report": report.pk, "kind": "conclusion", "text": "BSN 111222333", "looked_at": "on"}

    answer = signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "finding_new", report.investigation.trajectory), typed
    )

    assert 'name="looked_at"' not in text(answer)
    assert not Finding.objects.exists()


@pytest.mark.rule("done-accepted-proven")
def test_an_inspector_judges_in_the_own_name(town: Town, signed_in: SignedIn) -> None:
    finding = finding_in(town)
    typed = {"body": town.inspectorate.pk, "verdict": "partly", "judged_date": "2020-02-10", "explanation": "Deels."}

    signed_in(town.user(Role.INSPECTOR)).post(page(town, "judge", finding), typed)

    assert Judgement.objects.get().on_behalf is False


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.parametrize("role", [Role.AUTHOR, Role.MANAGER, Role.PORTFOLIO_HOLDER, Role.PARTNER, Role.AUDITOR])
def test_the_form_to_judge_does_not_exist_for_others(town: Town, signed_in: SignedIn, role: Role) -> None:
    report = report_in(town)
    share_report(report, Party.objects.get(organisation=town.partner))

    assert signed_in(town.user(role)).get(page(town, "judge", finding_in(town, report))).status_code == 404


@pytest.mark.rule("scales")
def test_earlier_judgements_stay_on_the_page(town: Town, signed_in: SignedIn) -> None:
    finding = finding_in(town)
    judged(town, finding, "not_proven", explanation="Wij zien het nog niet.")
    judged(town, finding, "proven", explanation="Nu zien wij het.")

    shown = text(signed_in(town.user(Role.MANAGER)).get(page(town, "finding", finding)))

    assert shown.index("Nu zien wij het.") < shown.index("Wij zien het nog niet.")


@pytest.mark.rule("origins")
def test_a_direct_measure_is_linked_on_its_page_and_shown_with_the_finding(town: Town, signed_in: SignedIn) -> None:
    finding, by = finding_in(town), coordinator(town)
    told = actions.note_first_impression(investigation=Investigation.objects.get(), text="Geen regie.", by=by, now=NOW)
    client = signed_in(town.user(Role.COORDINATOR))
    client.post(page(town, "measure_new", told), {"text": "Vast overleg ingevoerd."})

    client.post(page(town, "measure_link", DirectMeasure.objects.get()), {"findings": [finding.pk]})

    assert "Vast overleg ingevoerd." in text(client.get(page(town, "finding", finding)))


@pytest.mark.rule("origins")
def test_another_report_that_found_the_same_is_shown(town: Town, signed_in: SignedIn) -> None:
    investigation = investigation_in(town)
    finding, later = finding_in(town, report_in(town, investigation)), report_in(town, investigation, title="Vervolg")
    client = signed_in(town.user(Role.COORDINATOR))

    client.post(page(town, "origin", finding), {"report": later.pk})

    assert "Vervolg" in text(client.get(page(town, "finding", finding)))


def test_first_impressions_are_not_for_outsiders(town: Town, signed_in: SignedIn) -> None:
    finding = finding_in(town)
    investigation = Investigation.objects.get()
    actions.note_first_impression(investigation=investigation, text="Geheim.", by=coordinator(town), now=NOW)
    url = page(town, "findings", investigation.trajectory)

    shown = text(signed_in(town.user(Role.INSPECTOR)).get(url))

    assert finding.text in shown
    assert "Geheim." not in shown
    assert "Geheim." in text(signed_in(town.user(Role.MANAGER)).get(url))


@pytest.mark.parametrize("name", ["findings", "terms"])
def test_a_list_of_twenty_takes_as_many_queries_as_one_of_two(town: Town, signed_in: SignedIn, name: str) -> None:
    trajectory = trajectory_in(town)
    report = report_in(town, investigation_in(town, trajectory))
    client = signed_in(town.user(Role.COORDINATOR))
    counts = []
    for number in (2, 18):
        for _ in range(number):
            judged(town, finding_in(town, report, addressee_unit=town.unit))
            term_in(town, trajectory, owner_organisation=town.partner)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(page(town, name, trajectory)).status_code == 200
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert counts[1] <= 28


@pytest.mark.parametrize("name", ["finding_new", "investigation_new", "report_new", "first_impression_new", "term_new"])
@pytest.mark.parametrize("role", [Role.AUTHOR, Role.INSPECTOR, Role.PARTNER, Role.COUNCIL_CLERK, Role.ADMINISTRATOR])
def test_forms_to_register_exist_for_the_coordinator_only(
    town: Town, signed_in: SignedIn, name: str, role: Role
) -> None:
    url = page(town, name, report_in(town).investigation.trajectory)

    assert signed_in(town.user(Role.COORDINATOR)).get(url).status_code == 200
    assert signed_in(town.user(role)).get(url).status_code == 404


def test_a_newcomer_is_led_from_finding_to_report_to_investigation(town: Town, signed_in: SignedIn) -> None:
    trajectory = trajectory_in(town)

    answer = signed_in(town.user(Role.COORDINATOR)).get(page(town, "finding_new", trajectory), follow=True)

    assert [url for url, _ in answer.redirect_chain] == [  # type: ignore[attr-defined]
        page(town, "report_new", trajectory), page(town, "investigation_new", trajectory),
    ]  # fmt: skip
