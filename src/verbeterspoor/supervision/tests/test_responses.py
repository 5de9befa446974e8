"""What the municipality answers: all findings in one go, rounds with a term, and wrong facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.choices import ErrorAnswer, InvestigationStatus, ReportVersion, RoundKind, TermStatus
from verbeterspoor.supervision.models import Finding, Report, ResponseRound, WrongFact

from .cases import coordinator, finding_in, report_in
from .test_pages import page, text

SignedIn = Callable[[User], Client]
LATER = TODAY + timedelta(days=14)


def draft_in(town: Town) -> Report:
    return report_in(town, version=ReportVersion.DRAFT, dated=TODAY)


def asked(town: Town, report: Report, **facts: Any) -> ResponseRound:
    facts = {"kind": RoundKind.FACTS, "title": "Kijk de feiten na", "asked_date": TODAY, "last_day": LATER,
             "by": coordinator(town), "now": NOW, **facts}  # fmt: skip
    return actions.open_round(report=report, **facts)


def typed_for(report: Report, **changed: str) -> dict[str, Any]:
    """Return what a browser sends of the page with all answers, some of them changed."""
    values: dict[str, Any] = {"edition": report.edition, "response": "", "response_date": "", "afterword": ""}
    values |= {f"initial-{name}": "" for name in ("response", "response_date", "afterword")}
    for finding in report.findings.all():
        for name in ("response", "afterword"):
            values[f"{name}_{finding.pk}"] = values[f"initial-{name}_{finding.pk}"] = getattr(finding, name)
        values[f"version_{finding.pk}"] = finding.version
    return values | changed


def test_a_round_becomes_a_term_and_the_investigation_waits_for_us(town: Town) -> None:
    asked_for = asked(town, draft_in(town))

    asked_for.report.investigation.refresh_from_db()
    assert asked_for.report.investigation.status == InvestigationStatus.CHECK
    assert (asked_for.term.end_date, asked_for.term.status) == (LATER, TermStatus.OPEN)


def test_an_answered_round_meets_its_term(town: Town) -> None:
    asked_for = asked(town, draft_in(town))

    actions.answer_round(round=asked_for, answered_date=TODAY, note="Per brief.", by=coordinator(town), now=NOW)

    asked_for.term.refresh_from_db()
    assert asked_for.term.status == TermStatus.MET


@pytest.mark.parametrize("facts", [{"asked_date": LATER, "last_day": LATER}, {"last_day": TODAY - timedelta(days=1)}])
def test_a_round_with_days_that_make_no_sense_is_refused(town: Town, facts: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        asked(town, draft_in(town), **facts)


def test_one_round_of_a_kind_is_open_at_a_time_and_answered_once(town: Town) -> None:
    first = asked(town, draft_in(town))
    with pytest.raises(NotAllowed):
        asked(town, first.report)

    asked(town, first.report, kind=RoundKind.BOARD)
    actions.answer_round(round=first, answered_date=TODAY, by=coordinator(town), now=NOW)

    with pytest.raises(NotAllowed):
        actions.answer_round(round=first, answered_date=TODAY, by=coordinator(town), now=NOW)


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + timedelta(days=1)])
def test_an_answer_lies_between_the_question_and_today(town: Town, day: Any) -> None:
    with pytest.raises(NotAllowed):
        actions.answer_round(round=asked(town, draft_in(town)), answered_date=day, by=coordinator(town), now=NOW)


@pytest.mark.rule("on-behalf")
def test_the_body_answers_a_wrong_fact_with_its_source(town: Town) -> None:
    fact = actions.report_wrong_fact(report=draft_in(town), page=4, says="Zes teams", should_be="Zeven teams",
                                     by=coordinator(town), now=NOW)  # fmt: skip
    facts = {"fact": fact, "text": "Klopt.", "answered_date": TODAY, "by": coordinator(town), "now": NOW}
    with pytest.raises(NotAllowed):
        actions.answer_wrong_fact(answer=ErrorAnswer.ACCEPTED, source=" ", **facts)

    actions.answer_wrong_fact(answer=ErrorAnswer.ACCEPTED, source="brief van 12 februari 2020", **facts)

    assert (fact.answer, fact.answer_source) == (ErrorAnswer.ACCEPTED, "brief van 12 februari 2020")
    with pytest.raises(Conflict):
        actions.answer_wrong_fact(answer=ErrorAnswer.REJECTED, source="brief", **facts)


@pytest.mark.parametrize(("says", "should_be"), [(" ", "Zeven"), ("Zes", "")])
def test_a_wrong_fact_says_both_what_stands_and_what_should(town: Town, says: str, should_be: str) -> None:
    with pytest.raises(NotAllowed):
        actions.report_wrong_fact(report=draft_in(town), says=says, should_be=should_be, by=coordinator(town), now=NOW)


@pytest.mark.rule("finding-tree")
def test_all_findings_are_answered_in_one_go_each_by_itself(town: Town, signed_in: SignedIn) -> None:
    report = report_in(town)
    first, second, third = (finding_in(town, report, number=str(n), text=f"Punt {n}") for n in (1, 2, 3))
    answers = {
        "response": "Wij onderschrijven het rapport.", "response_date": "2020-02-11",
        f"response_{first.pk}": "Wij nemen dit over.", f"afterword_{second.pk}": "Goed om te lezen.",
    }  # fmt: skip

    shown = text(signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "report_response", report), typed_for(report, **answers), follow=True
    ))  # fmt: skip

    assert list(report.findings.order_by("pk").values_list("response", "afterword", "version")) == [
        ("Wij nemen dit over.", "", 2), ("", "Goed om te lezen.", 2), ("", "", third.version)
    ]  # fmt: skip
    assert "3 antwoorden" in shown
    assert "Wij onderschrijven het rapport." in shown


def test_what_somebody_else_answered_meanwhile_is_not_overwritten(town: Town, signed_in: SignedIn) -> None:
    report = report_in(town)
    first, second = finding_in(town, report), finding_in(town, report, number="2", text="Punt 2")
    typed = typed_for(report, **{f"response_{first.pk}": "Mijn antwoord", f"response_{second.pk}": "Ook van mij"})
    actions.answer_finding(finding=first, version=1, response="Van een ander", afterword="", by=coordinator(town),
                           now=NOW)  # fmt: skip

    shown = text(signed_in(town.user(Role.COORDINATOR)).post(page(town, "report_response", report), typed))

    assert set(Finding.objects.values_list("response", flat=True)) == {"Van een ander", "Ook van mij"}
    assert "Mijn antwoord" in shown
    assert "Van een ander" in shown
    assert f'name="version_{first.pk}" value="2"' in shown


@pytest.mark.rule("no-client-data")
def test_client_data_in_an_answer_is_refused_and_nothing_is_lost(town: Town, signed_in: SignedIn) -> None:
    report = report_in(town)
    finding = finding_in(town, report)
    typed = typed_for(report, **{f"response_{finding.pk}": "Het gezin met BSN 111222333."})

    shown = text(signed_in(town.user(Role.COORDINATOR)).post(page(town, "report_response", report), typed))

    assert "111222333" in shown
    assert not Finding.objects.exclude(response="").exists()


def test_a_round_and_a_wrong_fact_are_registered_and_answered_on_their_pages(town: Town, signed_in: SignedIn) -> None:
    report, client = draft_in(town), signed_in(town.user(Role.COORDINATOR))
    client.post(page(town, "round_new", report), {"kind": "facts", "asked_date": "2020-02-12",
                                                  "last_day": "2020-02-26"})  # fmt: skip
    client.post(page(town, "fact_new", report), {"page": 3, "says": "Zes teams", "should_be": "Zeven teams"})
    client.post(page(town, "fact_answer", WrongFact.objects.get()), {
        "answer": "partly", "text": "Zes en een half.", "source": "mail", "answered_date": "2020-02-12",
    })  # fmt: skip

    shown = text(client.post(page(town, "round_answer", ResponseRound.objects.get()),
                             {"answered_date": "2020-02-12", "note": "Per brief."}, follow=True))  # fmt: skip

    for words in ("Zes teams", "Zeven teams", "Zes en een half.", "Per brief.", "overgenomen uit mail"):
        assert words in shown


def test_the_body_reads_rounds_and_wrong_facts_and_registers_nothing(town: Town, signed_in: SignedIn) -> None:
    report = draft_in(town)
    actions.report_wrong_fact(report=report, says="Zes", should_be="Zeven", by=coordinator(town), now=NOW)

    shown = text(signed_in(town.user(Role.INSPECTOR)).get(page(town, "report", report)))

    assert "Zeven" in shown
    assert page(town, "fact_new", report) not in shown


def test_a_replaced_report_is_not_answered(town: Town, signed_in: SignedIn) -> None:
    report = report_in(town)
    actions.replace_report(report=report, version="corrected", title="Nieuw", reason="Fout", carried_over=[],
                           by=coordinator(town), now=NOW)  # fmt: skip

    answer = signed_in(town.user(Role.COORDINATOR)).get(page(town, "report_response", report))

    assert answer["Location"] == page(town, "report", report)
    with pytest.raises(NotAllowed):
        actions.respond_to_report(report=report, edition=1, response="x", response_date=None, afterword="",
                                  by=coordinator(town), now=NOW)  # fmt: skip
