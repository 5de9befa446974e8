"""What the council decided and what became of a finding, on the pages of coordinator and clerk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import clock, slots
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision.choices import FindingKind, Outcome, OutcomeStep, ReportVersion
from verbeterspoor.supervision.models import CouncilDecision, Finding

from .cases import finding_in, judged, report_in
from .framework_cases import presented_report
from .test_outcomes import SOURCE, act, decided
from .test_pages import page, text

SignedIn = Callable[[User], Client]
DECISION = {"decided_date": "2020-02-10", "number": "2020-17", "source": SOURCE}
AMENDED = "Wijs vóór 1 mei aan wie de regie heeft."


@pytest.fixture
def coordinator(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user(Role.COORDINATOR))


@pytest.fixture
def clerk(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user(Role.COUNCIL_CLERK))


def council_page(town: Town) -> str:
    return reverse("supervision:council", kwargs={"gemeente": town.municipality.slug})


@pytest.mark.rule("finding-tree")
def test_the_text_that_binds_is_shown_first_and_the_original_below(town: Town, coordinator: Client) -> None:
    finding = finding_in(town)

    coordinator.post(page(town, "council_decide", finding), {**DECISION, "outcome": "amended", "text": AMENDED})

    shown = text(coordinator.get(page(town, "finding", finding)))
    assert shown.index(AMENDED) < shown.index("Tekst van het rapport:") < shown.rindex(finding.text)
    listed = text(coordinator.get(page(town, "findings", finding.report.investigation.trajectory)))
    assert AMENDED in listed
    assert finding.text in listed


@pytest.mark.rule("finding-tree")
def test_an_amendment_without_a_text_is_asked_for_and_nothing_is_lost(town: Town, coordinator: Client) -> None:
    shown = text(coordinator.post(page(town, "council_decide", finding_in(town)), {**DECISION, "outcome": "amended"}))

    assert "die tekst bindt" in shown
    assert "2020-17" in shown
    assert not CouncilDecision.objects.exists()


@pytest.mark.rule("on-behalf")
def test_a_coordinator_says_where_the_decision_was_taken_from(town: Town, coordinator: Client) -> None:
    finding = finding_in(town)

    coordinator.post(page(town, "council_decide", finding), {**DECISION, "outcome": "adopted", "source": ""})
    assert not CouncilDecision.objects.exists()
    coordinator.post(page(town, "council_decide", finding), {**DECISION, "outcome": "adopted"})
    assert f"overgenomen uit {SOURCE}" in text(coordinator.get(page(town, "finding", finding)))


@pytest.mark.rule("finding-tree")
def test_a_point_of_the_council_joins_the_tree(town: Town, coordinator: Client) -> None:
    parent = finding_in(town)
    typed = {"report": parent.report.pk, "parent": parent.pk, "kind": "recommendation", "number": "a",
             "text": "Bericht de raad na een half jaar.", "decided_date": "2020-02-10",
             "decision_number": "2020-17", "source": SOURCE}  # fmt: skip

    coordinator.post(page(town, "council_point", parent.report.investigation.trajectory), typed)

    added = Finding.objects.get(parent=parent)
    assert "Toegevoegd door de raad" in text(coordinator.get(page(town, "finding", added)))


@pytest.mark.rule("outside-influence")
def test_escalating_asks_to_whom_and_shows_it(town: Town, coordinator: Client) -> None:
    finding = finding_in(town)
    url = f"{page(town, 'finding_outcome', finding)}?stap=escalate"

    shown = text(coordinator.post(url, {"acted_date": "2020-02-10", "reason": "Landelijk tekort."}))
    assert "Zeg naar wie is opgeschaald." in shown
    assert "Landelijk tekort." in shown
    coordinator.post(url, {"acted_date": "2020-02-10", "reason": "Landelijk tekort.", "addressee_text": "de minister"})

    shown = text(coordinator.get(page(town, "finding", finding)))
    assert "naar de minister" in shown
    assert "Buiten eigen invloed" in shown


@pytest.mark.rule("done-accepted-proven")
def test_settling_says_that_annual_accounts_accept_nothing(town: Town, coordinator: Client) -> None:
    finding = finding_in(town)
    url = f"{page(town, 'finding_outcome', finding)}?stap=settle"

    assert "jaarrekening is niets geaccepteerd" in text(coordinator.get(url))
    coordinator.post(url, {"acted_date": "2020-02-10", "reason": "Klaar.", "decision": "2020-17", "source": SOURCE})

    finding.refresh_from_db()
    assert finding.outcome == Outcome.SETTLED


def test_only_what_can_be_done_now_is_offered(town: Town, coordinator: Client) -> None:
    finding = finding_in(town)
    act(town, finding, OutcomeStep.LAPSE)

    shown = text(coordinator.get(page(town, "finding", finding)))
    assert "?stap=reopen" in shown
    assert "?stap=lapse" not in shown
    again = coordinator.get(f"{page(town, 'finding_outcome', finding)}?stap=lapse", follow=True)
    assert "Kies wat er van de bevinding is geworden." in text(again)


def test_what_lapsed_stays_in_the_list_with_its_reason(town: Town, coordinator: Client) -> None:
    finding = finding_in(town)
    act(town, finding, OutcomeStep.LAPSE, reason="De wet is gewijzigd.")

    shown = text(coordinator.get(page(town, "findings", finding.report.investigation.trajectory)))

    assert finding.text in shown
    assert "De wet is gewijzigd." in shown


@pytest.mark.rule("dual-wall")
def test_the_clerk_sees_presented_findings_and_nothing_of_the_executive(town: Town, clerk: Client) -> None:
    presented = finding_in(town, presented_report(town), text="Dit is gepresenteerd.", response="Reactie.")
    finding_in(town, report_in(town, presented.report.investigation), text="Nog niet gepresenteerd.")
    draft = presented_report(town, presented.report.investigation, version=ReportVersion.DRAFT)
    finding_in(town, draft, text="Een concept.")

    shown = text(clerk.get(council_page(town)))

    assert "Dit is gepresenteerd." in shown
    for hidden in ("Nog niet gepresenteerd.", "Een concept.", "Reactie."):
        assert hidden not in shown
    assert clerk.get(page(town, "finding", presented)).status_code == 404


@pytest.mark.rule("dual-wall")
def test_the_clerk_registers_a_decision_in_the_name_of_the_council(town: Town, clerk: Client) -> None:
    finding, hidden = finding_in(town, presented_report(town)), finding_in(town)

    clerk.post(page(town, "council_decide", finding), {**DECISION, "source": "", "outcome": "adopted"})

    assert CouncilDecision.objects.get().on_behalf is False
    assert "2020-17" in text(clerk.get(council_page(town)))
    assert clerk.get(page(town, "council_decide", hidden)).status_code == 404


def test_a_clerk_with_nothing_before_the_council_reads_why(town: Town, clerk: Client) -> None:
    assert "Er ligt nog niets bij de raad" in text(clerk.get(council_page(town)))
    assert council_page(town) in text(clerk.get("/mijn/", follow=True))


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("kind=good_example", {"Korte lijnen."}),
        ("outcome=lapsed", {"Vervallen punt."}),
        ("verdict=proven", {"Bewezen punt."}),
        ("verdict=not_assessed", {"Korte lijnen.", "Vervallen punt."}),
        ("kind=good_example&outcome=lapsed", set()),
        ("kind=onzin", {"Korte lijnen.", "Vervallen punt.", "Bewezen punt."}),
    ],
)
def test_the_list_is_filtered(town: Town, coordinator: Client, query: str, texts: set[str]) -> None:
    report = report_in(town)
    finding_in(town, report, kind=FindingKind.GOOD_EXAMPLE, text="Korte lijnen.")
    act(town, finding_in(town, report, text="Vervallen punt."), OutcomeStep.LAPSE)
    judged(town, finding_in(town, report, text="Bewezen punt."), "proven")

    shown = text(coordinator.get(f"{page(town, 'findings', report.investigation.trajectory)}?{query}"))

    assert {one for one in ("Korte lijnen.", "Vervallen punt.", "Bewezen punt.") if one in shown} == texts
    assert texts or "Geen bevinding past hierbij" in shown


def test_a_report_is_filtered_on_and_sub_points_are_found(town: Town, coordinator: Client) -> None:
    report = report_in(town)
    parent = finding_in(town, report)
    finding_in(town, report, parent=parent, text="Een onderdeel.", kind=FindingKind.CONCLUSION)
    other = finding_in(town, report_in(town, report.investigation, title="Vervolg"), text="Uit het vervolg.")
    url = page(town, "findings", report.investigation.trajectory)

    shown = text(coordinator.get(f"{url}?report={other.report.public_id}"))
    assert "Uit het vervolg." in shown
    assert "Een onderdeel." not in shown
    assert "Een onderdeel." in text(coordinator.get(f"{url}?kind=conclusion"))


@pytest.mark.rule("scales")
def test_the_first_and_the_last_judgement_stand_beside_each_other(town: Town, coordinator: Client) -> None:
    finding = finding_in(town)
    judged(town, finding, "not_proven", explanation="Nog niet.")
    judged(town, finding, "proven", explanation="Nu wel.")

    shown = " ".join(text(coordinator.get(page(town, "findings", finding.report.investigation.trajectory))).split())

    assert shown.index("Eerst:") < shown.index("nu:")


def test_trail_and_figures_tell_of_decisions_and_outcomes(town: Town) -> None:
    finding: Any = finding_in(town)
    decided(town, finding)
    act(town, finding, OutcomeStep.ESCALATE)
    ids, actor, now = [finding.report.investigation.trajectory_id], town.actor(Role.MANAGER), clock.now()

    figures = slots.collect_by_id("figures", actor=actor, trajectory_ids=ids, now=now)[ids[0]]
    stops = slots.collect_by_id("stops", actor=actor, trajectory_ids=ids, now=now)[ids[0]]

    assert any("outside own influence" in one.sentence and one.value == "1" for one in figures)
    assert any("2020-17" in stop.detail for stop in stops)


@pytest.mark.rule("finding-tree")
@pytest.mark.parametrize(("number", "full"), [("a", "1a"), ("1a", "1a"), ("", "1")])
def test_a_sub_point_is_called_by_its_whole_number_once(town: Town, number: str, full: str) -> None:
    parent = finding_in(town)

    assert finding_in(town, parent.report, parent=parent, number=number).full_number == full
