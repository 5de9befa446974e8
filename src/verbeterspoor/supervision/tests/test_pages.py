"""The pages of supervision, by role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.documents import actions as documents
from verbeterspoor.supervision import actions
from verbeterspoor.supervision.choices import FindingKind, TermKind
from verbeterspoor.supervision.models import Finding, Judgement, Term

SignedIn = Callable[[User], Client]


def page(town: Town, name: str, thing: object) -> str:
    where = {"gemeente": town.municipality.slug, "public_id": thing.public_id}  # type: ignore[attr-defined]
    return reverse(f"supervision:{name}", kwargs=where)


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def a_term(town: Town, **facts: object) -> Term:
    facts = {"kind": TermKind.DEADLINE, "title": "Plan delen", "said": "vóór 1 maart 2020",
             "end_date": date(2020, 2, 29), **facts}  # fmt: skip
    return actions.register_term(trajectory=builders.a_trajectory(town), by=town.actor("coordinator"), now=NOW, **facts)


@pytest.mark.rule("finding-tree")
def test_findings_are_shown_as_a_tree_with_their_kind(town: Town, signed_in: SignedIn) -> None:
    report = builders.a_report(town)
    parent = builders.a_finding(town, report, text="Verbeter de overdracht")
    builders.a_finding(town, report, number="a", text="Spreek af wie belt", parent=parent)
    builders.a_finding(town, report, kind=FindingKind.GOOD_EXAMPLE, number="2", text="Korte lijnen")

    shown = text(signed_in(town.user("manager")).get(page(town, "findings", report.investigation.trajectory)))

    assert shown.index("Verbeter de overdracht") < shown.index("Spreek af wie belt")
    assert "Korte lijnen" in shown


@pytest.mark.rule("origins")
def test_a_finding_shows_the_actions_that_serve_it(town: Town, signed_in: SignedIn) -> None:
    action = builders.an_action(town)

    shown = text(signed_in(town.user("coordinator")).get(page(town, "finding", action.findings.get())))

    assert action.title in shown


def test_a_term_says_what_it_means(town: Town, signed_in: SignedIn) -> None:
    shown = text(signed_in(town.user("coordinator")).get(page(town, "term", a_term(town))))

    assert "uiterlijk zaterdag 29 februari" in shown
    assert "laatste werkdag vrijdag 28 februari" in shown


def test_a_finding_added_by_hand_keeps_its_quote_and_the_form_stays_for_the_next(
    town: Town, signed_in: SignedIn
) -> None:
    report = builders.a_report(town)
    typed = {"report": report.pk, "kind": "improvement_point", "number": "3", "text": "Bel na een week"}

    answer = signed_in(town.user("coordinator")).post(
        page(town, "finding_new", report.investigation.trajectory), typed, follow=True
    )

    assert Finding.objects.get().text == "Bel na een week"
    assert answer.redirect_chain[-1][0].startswith(page(town, "finding_new", report.investigation.trajectory))


@pytest.mark.rule("no-client-data")
def test_client_data_in_a_finding_is_refused_and_stays_in_the_form(town: Town, signed_in: SignedIn) -> None:
    report = builders.a_report(town)
    typed = {"report": report.pk, "kind": "conclusion", "text": "Het gezin met BSN 111222333 werd niet gezien."}

    answer = signed_in(town.user("coordinator")).post(page(town, "finding_new", report.investigation.trajectory), typed)

    assert "111222333" in text(answer)
    assert not Finding.objects.exists()


@pytest.mark.rule("on-behalf")
def test_a_judgement_is_registered_on_behalf_with_its_source(town: Town, signed_in: SignedIn) -> None:
    finding = builders.a_finding(town)
    typed = {"body": town.inspectorate.pk, "verdict": "proven", "judged_date": "2020-02-01",
             "explanation": "De overdracht loopt.", "source": "brief van 1 februari 2020"}  # fmt: skip

    signed_in(town.user("coordinator")).post(page(town, "judge", finding), typed)

    judgement = Judgement.objects.get()
    assert (judgement.on_behalf, judgement.source) == (True, "brief van 1 februari 2020")


def test_the_source_of_a_finding_shows_the_words_on_their_page(town: Town, signed_in: SignedIn) -> None:
    by = town.actor("coordinator")
    words = "De overdracht is niet warm."
    content = f"Inleiding\n\n{words}\n".encode()
    stored = documents.store_file(municipality=town.municipality, data=content, name="rapport.txt",
                                  media_type="text/plain", pages=1, by=by, now=NOW)  # fmt: skip
    quote = documents.quote(file=stored, page=1, text=words, start=11, end=11 + len(words))
    builders.a_finding(town, quote=quote)

    shown = text(signed_in(town.user("coordinator")).get(page(town, "source", quote)))

    assert f"<mark>{words}</mark>" in shown


@pytest.mark.parametrize("name", ["finding", "finding_edit", "judge"])
@pytest.mark.parametrize("role", ["other_partner", "council_clerk", "administrator"])
def test_a_finding_does_not_exist_for_strangers(town: Town, signed_in: SignedIn, name: str, role: str) -> None:
    assert signed_in(town.user(role)).get(page(town, name, builders.a_finding(town))).status_code == 404


def test_nothing_of_another_town_exists(town: Town, other_town: Town, signed_in: SignedIn) -> None:
    client = signed_in(other_town.user("coordinator"))

    assert client.get(page(town, "finding", builders.a_finding(town))).status_code == 404
    assert client.get(page(other_town, "term", a_term(town))).status_code == 404
