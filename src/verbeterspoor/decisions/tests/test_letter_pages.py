"""The pages of letters: the register, writing, what blocks, signing, and what the clerk gets."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from tests.builders import a_finding, a_letter, a_report
from tests.cast import NOW, TODAY, Town
from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.choices import LetterStatus, OutcomeKind
from verbeterspoor.decisions.exports.letter_paper import manuscript
from verbeterspoor.decisions.models import Letter
from verbeterspoor.documents import typesetting

from . import letter_cases as cases

pytestmark = pytest.mark.django_db


def page(client: Client, town: Town, role: str, path: str) -> Any:
    client.force_login(town.user(role))
    return client.get(f"/{town.municipality.slug}/brieven{path}")


def send(client: Client, town: Town, role: str, path: str, said: dict[str, Any]) -> Any:
    client.force_login(town.user(role))
    return client.post(f"/{town.municipality.slug}/brieven{path}", said, follow=True)


@pytest.mark.rule("letter-follows-decision")
def test_the_page_says_what_blocks_and_has_no_button_to_sign(client: Client, town: Town) -> None:
    letter = cases.a_ready_letter(town, kind=OutcomeKind.HELD)

    shown = page(client, town, "secretariat", f"/{letter.public_id}").content.decode()

    assert "Punt 1 is aangehouden" in shown
    assert "/ondertekenen" not in shown


def test_the_secretariat_signs_and_the_pdf_stays_as_it_was_signed(client: Client, town: Town) -> None:
    letter = cases.a_ready_letter(town)
    said = {"mayor_name": "De burgemeester", "secretary_name": "De secretaris", "signed_date": "2020-02-12"}
    send(client, town, "secretariat", f"/{letter.public_id}/ondertekenen", said)

    letter = cases.again(letter)
    assert letter.status == LetterStatus.SIGNED
    assert letter.signed_file is not None
    sent = page(client, town, "author", f"/{letter.public_id}/brief.pdf")
    assert b"".join(sent.streaming_content) == letter.signed_file.content.open().read()


def test_a_wrong_day_stays_on_the_form(client: Client, town: Town) -> None:
    letter = cases.a_ready_letter(town)
    said = {"mayor_name": "De burgemeester", "secretary_name": "De secretaris", "signed_date": "2030-02-12"}
    shown = send(client, town, "secretariat", f"/{letter.public_id}/ondertekenen", said).content.decode()

    assert "dag die nog moet komen" in shown
    assert "De burgemeester" in shown


@pytest.mark.rule("dual-wall")
def test_the_register_of_the_clerk_holds_what_was_handed_over_and_nothing_of_its_making(
    client: Client, town: Town
) -> None:
    draft = a_letter(town, subject="Nog een concept")
    letter = cases.hand_over(town, cases.a_signed_letter(town))

    shown = page(client, town, "council_clerk", "").content.decode()
    assert letter.number in shown
    assert draft.subject not in shown
    assert page(client, town, "council_clerk", f"/{draft.public_id}").status_code == 404
    one = page(client, town, "council_clerk", f"/{letter.public_id}").content.decode()
    assert letter.subject in one
    assert "De raad informeren" not in one  # the decision point of the college
    assert page(client, town, "council_clerk", f"/{letter.public_id}/brief.docx").status_code == 404


def test_text_is_written_and_a_fact_put_behind_what_was_typed(client: Client, town: Town) -> None:
    report = a_report(town)
    a_finding(town, report)
    letter = a_letter(town, report.investigation.trajectory)
    said = {"version": letter.version, "aanleiding": "Mijn eerste zin.", "insert": "findings", "into": "aanleiding"}

    shown = send(client, town, "author", f"/{letter.public_id}/tekst", said)

    assert shown.status_code == 200
    text = {field.key: text for field, text in queries.sections_of(cases.again(letter))}["aanleiding"]
    assert text == "<p>Mijn eerste zin.</p><p>Het rapport bevat 1 bevinding.</p>"


def test_somebody_who_wrote_meanwhile_is_told_and_nothing_typed_gets_lost(client: Client, town: Town) -> None:
    letter = a_letter(town)
    said = {"version": letter.version + 5, "aanleiding": "Mijn eigen zin."}
    shown = send(client, town, "author", f"/{letter.public_id}/tekst", said).content.decode()

    assert "Mijn eigen zin." in shown
    assert "intussen" in shown


def test_secrecy_is_always_said_on_page_and_paper(client: Client, town: Town) -> None:
    letter = a_letter(town)

    assert "Niet van toepassing." in page(client, town, "author", f"/{letter.public_id}").content.decode()


@pytest.mark.rule("letter-follows-decision")
def test_an_amended_point_is_shown_beside_the_proposed_text_and_adapted(client: Client, town: Town) -> None:
    letter = cases.a_letter_on_points(town)
    for point in letter.points.all():
        cases.decided(town, point)
    outcome = cases.decided(town, letter.points.get(number=1), OutcomeKind.AMENDED, text="Anders besloten")
    where = f"/{letter.public_id}/aanpassen"

    shown = page(client, town, "author", where).content.decode()
    assert "De raad informeren" in shown
    assert "Anders besloten" in shown
    send(client, town, "author", where, {"outcome": str(outcome.public_id), "note": "Zin 2 aangepast"})

    assert queries.contradictions_of(cases.again(letter)) == []


def test_numbers_are_listed_with_what_became_of_them(client: Client, town: Town) -> None:
    by = town.actor("secretariat")
    series = actions.start_series(municipality=town.municipality, name="Raadsbrieven", prefix="RAAD-", digits=4,
                                  next_number=4234, by=by, now=NOW)  # fmt: skip
    letter = a_letter(town)
    actions.give_number(letter=letter, series=series, by=by, now=NOW)
    actions.lapse_letter(letter=cases.again(letter), reason="Niet meer nodig", by=by, now=NOW)

    shown = page(client, town, "administrator", f"/nummers/{series.public_id}").content.decode()
    assert "RAAD-4234" in shown
    assert letter.subject not in shown  # an administrator does not see letters
    assert "Niet meer nodig" in page(client, town, "secretariat", f"/nummers/{series.public_id}").content.decode()


def test_the_register_takes_as_many_queries_for_two_letters_as_for_twenty(
    client: Client, town: Town, django_assert_max_num_queries: Any
) -> None:
    letter = cases.a_letter_on_points(town)
    cases.decided(town, letter.points.get(number=1), OutcomeKind.HELD)
    for number in range(20):
        made = a_letter(town, letter.trajectory, proposal=letter.proposal, subject=f"Brief {number}")
        assert made.points.count() == 2
    client.force_login(town.user("author"))

    with django_assert_max_num_queries(16):  # ten of the page itself, six of who is asking
        shown = client.get(f"/{town.municipality.slug}/brieven").content.decode()
    assert shown.count("Punt 1 is aangehouden") == 21
    assert Letter.objects.count() == 21


def test_the_register_leaves_as_a_table(client: Client, town: Town) -> None:
    cases.a_signed_letter(town)
    sent = page(client, town, "author", "/register.csv?status=signed")

    assert "RAAD-4234" in b"".join(sent.streaming_content).decode("utf-8-sig")
    assert page(client, town, "author", "/register.xlsx").content.startswith(b"PK")


def test_the_facts_of_a_letter_are_changed_and_a_gap_is_named(client: Client, town: Town) -> None:
    letter = cases.a_letter_on_points(town, written=False)
    keep = letter.points.get(number=2)
    said = {"version": letter.version, "subject": "Reactie", "addressee": "Aan de raad", "basis": "decision",
            "points": [keep.pk], "disclosure": "later"}  # fmt: skip
    where = f"/{letter.public_id}/gegevens"

    assert "vanaf welke dag" in send(client, town, "author", where, said).content.decode()
    send(client, town, "author", where, {**said, "public_from": "2020-03-01"})

    letter = cases.again(letter)
    assert [point.number for point in letter.points.all()] == [2]
    assert str(letter.public_from) == "2020-03-01"


def test_a_file_is_attached_to_a_letter_and_one_with_client_data_is_refused(client: Client, town: Town) -> None:
    letter = a_letter(town)
    where = f"/{letter.public_id}/bijlagen"
    good = SimpleUploadedFile("rapport.txt", b"Het lokale netwerk na Veilig Thuis")
    bad = SimpleUploadedFile("dossier.txt", b"Client met BSN 111222333")

    send(client, town, "author", where, {"what": "file", "file": good, "title": "Rapport", "disclosure": "public"})
    refused = send(client, town, "author", where, {"what": "file", "file": bad, "disclosure": "public"})

    assert [one.title for one in letter.attachments.all()] == ["Rapport"]
    assert "dossier.txt" in refused.content.decode()


def test_a_letter_gets_its_proposal_later_with_all_its_points(client: Client, town: Town) -> None:
    proposal = cases.a_proposal_with_points(town)
    letter = a_letter(town, proposal.trajectory)
    said = {"version": letter.version, "subject": "Reactie", "addressee": "Aan de raad", "basis": "decision",
            "disclosure": "public", "proposal": proposal.pk}  # fmt: skip

    send(client, town, "author", f"/{letter.public_id}/gegevens", said)

    letter = cases.again(letter)
    assert letter.proposal == proposal
    assert letter.points.count() == 2


def test_a_note_looks_like_a_note_and_a_letter_like_a_letter(town: Town) -> None:
    note, letter = cases.a_note(town), cases.a_letter_on_points(town)
    with translation.override("nl"):
        papers = [manuscript(one, cases.COLLEGE, TODAY) for one in (note, letter)]

    assert papers[0].title == "Informatienota voor de gemeenteraad"
    assert papers[0].subtitle == "Onderwerp: Reactie op het rapport"
    assert isinstance(papers[1], typesetting.Letter)
    assert papers[1].on_behalf == "Burgemeester en wethouders van Voorbeeldstad"
    assert [one.name for one in papers[1].signatures] == ["De burgemeester", "De secretaris"]
