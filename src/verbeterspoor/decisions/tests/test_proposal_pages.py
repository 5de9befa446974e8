"""The pages of a proposal: start it, write it step by step, submit it; nothing typed gets lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import actions
from verbeterspoor.decisions.models import Attachment, Proposal

from .pages import number_of_queries, page, rows, text

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]


@pytest.fixture
def author(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user("author"))


def test_a_proposal_is_started_from_the_page_of_its_trajectory(town: Town, author: Client) -> None:
    builders.a_proposal(town)
    trajectory = Proposal.objects.get().trajectory
    assert page(town, "proposal_new", trajectory) in text(author.get(page(town, "of_trajectory", trajectory)))

    shown = author.post(page(town, "proposal_new", trajectory), {"subject": "Sociale wijkteams"}, follow=True)

    assert "Er missen nog 8 dingen" in text(shown)
    assert Proposal.objects.filter(subject="Sociale wijkteams", author=town.user("author")).exists()


def test_without_a_form_in_use_the_page_says_who_can_help(town: Town, author: Client) -> None:
    trajectory = builders.a_trajectory(town)

    shown = text(author.post(page(town, "proposal_new", trajectory), {"subject": "Sociale wijkteams"}))

    assert "Vraag uw beheerder" in shown
    assert 'value="Sociale wijkteams"' in shown


@pytest.mark.rule("templates")
def test_the_header_asks_what_the_form_asks_and_keeps_gaps(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    address = page(town, "proposal_header", proposal)
    asked = text(author.get(address))
    assert "Is er een uiterste behandeldatum?" in asked
    assert "Hoofdopgave" in asked

    said = {"version": proposal.version, "onderwerp": "Inspectierapport sociale wijkteams", "advies": "discussion",
            "uiterste-behandeldatum": "yes", "uiterste-behandeldatum-day": "2017-04-18", "openbaar": "public",
            "hoofdopgave": "Transformatie werk en zorg", "vervolg": "council_letter", "next": "1"}  # fmt: skip
    answer = author.post(address, said)

    assert answer["Location"] == page(town, "proposal_text", proposal)
    shown = text(author.get(page(town, "proposal", proposal)))
    for words in ("Bespreekstuk", "Ja, 18 april 2017", "Transformatie werk en zorg", "Raadsbrief"):
        assert words in shown


def test_a_yes_without_its_day_is_asked_and_what_was_typed_stays(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    said = {"version": proposal.version, "onderwerp": "Anders", "advies": "discussion", "openbaar": "later",
            "uiterste-behandeldatum": "yes", "vervolg": "none"}  # fmt: skip

    shown = text(author.post(page(town, "proposal_header", proposal), said))

    assert "Kies de dag." in shown
    assert "Kies de dag vanaf wanneer het openbaar is." in shown
    assert 'value="Anders"' in shown


def test_points_are_added_moved_and_taken_out_on_one_page(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    address = page(town, "proposal_points", proposal)
    author.post(address, rows("points", [{"text": "Informeren"}, {"text": "Plaatsen"}, {}], version=1))
    one, two = proposal.points.all()
    both = [{"text": point.text, "public_id": point.public_id} for point in (one, two)]

    author.post(address, rows("points", [*both, {"text": "Derde"}], version=2, do="points:up:1"))
    assert [str(point) for point in proposal.points.all()] == ["1 Plaatsen", "2 Informeren", "3 Derde"]

    author.post(address, rows("points", [both[1], both[0], {"text": ""}], version=3, do="points:remove:0"))
    assert [str(point) for point in proposal.points.all()] == ["1 Informeren"]


def test_a_conflict_keeps_what_was_typed(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    address = page(town, "proposal_points", proposal)
    author.post(address, rows("points", [{"text": "Van de een"}], version=1))

    shown = text(author.post(address, rows("points", [{"text": "Van de ander"}], version=1)))

    assert "Van de ander" in shown
    assert 'name="version" value="2"' in shown
    assert proposal.points.get().text == "Van de een"


def test_what_was_typed_stays_when_it_was_submitted_meanwhile(town: Town, author: Client) -> None:
    proposal = builders.a_submitted_proposal(town)

    shown = text(author.post(page(town, "proposal_points", proposal), rows("points", [{"text": "Nog iets"}])))

    assert "Haal het eerst terug" in shown
    assert "Nog iets" in shown


@pytest.mark.rule("numbered-points")
def test_an_argument_must_choose_its_point(town: Town, author: Client) -> None:
    proposal = builders.a_full_proposal(town, points=["Een", "Twee"])
    two = proposal.points.get(number=2)
    address = page(town, "proposal_weighing", proposal)
    said = rows("argument", [{"text": "Omdat"}], version=proposal.version)
    assert "Kies het besluitpunt" in text(author.post(address, said))

    caveat = rows("caveat", [{"text": "Let op"}])
    author.post(address, {**said, **caveat, "argument-0-point": two.pk})

    assert [str(one) for one in proposal.considerations.all()] == ["2.1 Omdat", "Let op"]


def test_consultations_are_noted_and_shown_to_the_town_hall(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    field = proposal.template_version.fields.get(key="intern-overleg")
    none = proposal.template_version.fields.get(key="gmt-advies")
    talk = {"with_whom": "management van de sector Samenleving", "about": "de opzet", "held_date": "2017-03-28"}

    author.post(page(town, "proposal_process", proposal), {
        **rows(f"f{field.order}", [talk, {}], version=1), **rows(f"f{none.order}", [{"not_applicable": "on"}]),
    })  # fmt: skip

    shown = text(author.get(page(town, "proposal", proposal)))
    assert "Besproken met management van de sector Samenleving, 28 maart 2017: de opzet" in " ".join(shown.split())
    assert proposal.consultations.get(field=none).not_applicable


def test_a_file_is_attached_and_a_broken_one_refused_with_what_was_typed(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    address = page(town, "proposal_attachments", proposal)
    broken = SimpleUploadedFile("rapport.pdf", b"geen pdf")
    shown = text(author.post(address, {"what": "file", "file": broken, "title": "Het rapport", "number": "7"}))
    assert 'value="Het rapport"' in shown
    assert not Attachment.objects.exists()

    good = SimpleUploadedFile("rapport.txt", b"Een rapport.")
    author.post(address, {"what": "file", "file": good, "title": "Het rapport", "number": "7"})

    attachment = Attachment.objects.get()
    answer = author.get(page(town, "attachment_file", attachment))
    assert b"".join(answer.streaming_content) == b"Een rapport."  # type: ignore[attr-defined]
    assert "Het rapport" in text(author.get(page(town, "proposal", proposal)))


def test_attachments_change_places(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    for name in ("een.txt", "twee.txt"):
        actions.attach_file(proposal=proposal, file=actions.GivenFile(name.encode(), name), by=town.actor("author"),
                            now=NOW)  # fmt: skip
    address = page(town, "proposal_attachments", proposal)

    author.post(address, {"do": "attachments:down:0"})
    assert [one.title for one in proposal.attachments.all()] == ["twee", "een"]

    author.post(address, {"do": "attachments:remove:0"})
    assert [one.title for one in proposal.attachments.all()] == ["een"]


def test_a_letter_of_our_own_carries_its_number(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    letter = builders.a_letter(town, proposal.trajectory)
    author.post(page(town, "proposal_attachments", proposal), {"what": "letter", "letter": letter.pk})
    type(letter).objects.update(number="RAAD-4234")

    assert "(RAAD-4234)" in text(author.get(page(town, "proposal", proposal)))


@pytest.mark.rule("embargo-secrecy-confidential")
def test_a_secret_attachment_is_for_who_keeps_secrets_and_its_author(town: Town, signed_in: SignedIn) -> None:
    attachment = builders.an_attachment(town, builders.a_proposal(town))
    Attachment.objects.update(disclosure="secret")
    address = page(town, "attachment_file", attachment)
    codes = {role: signed_in(town.user(role)).get(address).status_code
             for role in ("author", "coordinator", "manager", "council_clerk")}  # fmt: skip

    assert codes == {"author": 200, "coordinator": 200, "manager": 404, "council_clerk": 404}


def test_submitting_names_what_is_missing_with_a_link_to_each(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)

    shown = text(author.get(page(town, "proposal_submit", proposal)))

    assert page(town, "proposal_header", proposal) + "#id_portefeuillehouder" in shown
    assert page(town, "proposal_weighing", proposal) in shown


def test_a_complete_proposal_is_submitted_taken_back_and_withdrawn(town: Town, author: Client) -> None:
    proposal = builders.a_full_proposal(town)
    for step, status in (("submit", "submitted"), ("take_back", "draft")):
        author.post(page(town, f"proposal_{step}", proposal))
        proposal.refresh_from_db()
        assert proposal.status == status

    author.post(page(town, "proposal_withdraw", proposal), {"reason": "Ingehaald"})

    shown = text(author.get(page(town, "proposal", proposal)))
    assert "Ingehaald" in shown
    assert page(town, "proposal_submit", proposal) not in shown


def test_the_list_takes_as_many_queries_for_one_proposal_as_for_twenty(town: Town, author: Client) -> None:
    proposal = builders.a_proposal(town)
    one = number_of_queries(author, page(town, "proposals"))
    for n in range(20):
        builders.a_proposal(town, proposal.trajectory, subject=f"Voorstel {n}")

    assert number_of_queries(author, page(town, "proposals")) == one <= 10


def test_the_page_takes_as_many_queries_for_one_point_as_for_twenty(town: Town, author: Client) -> None:
    few, many = builders.a_full_proposal(town), builders.a_full_proposal(town, points=[f"Punt {n}" for n in range(20)])

    asked = [number_of_queries(author, page(town, "proposal", one)) for one in (few, many)]

    assert asked[0] == asked[1] <= 20
