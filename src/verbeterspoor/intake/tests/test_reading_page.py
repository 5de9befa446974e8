"""The page image or marked text beside the candidates."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Town
from verbeterspoor.intake import actions
from verbeterspoor.intake.choices import CandidateKind, CandidateStatus
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision.models import Finding, Term
from verbeterspoor.trajectories.models import Trajectory

from . import cases
from .cases import candidates


@pytest.fixture
def coordinator(town: Town, client: Client) -> Client:
    client.force_login(town.user(Role.COORDINATOR))
    return client


def url_of(reading: Reading, more: str = "") -> str:
    return f"/{reading.municipality.slug}/inlezen/{reading.public_id}{more}"


def candidate_url(candidate: Candidate, more: str = "") -> str:
    return url_of(candidate.reading, f"/voorstellen/{candidate.public_id}{more}")


def promise(reading: Reading) -> Candidate:
    return next(one for one in candidates(reading, CandidateKind.COMMITMENT) if "1 maart" in one.quote)


def text_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_chosen_candidate_marks_its_words_in_the_text(coordinator: Client, town: Town) -> None:
    reading = cases.read_in(town)
    candidate = promise(reading)

    page = text_of(coordinator, url_of(reading, f"?kandidaat={candidate.public_id}"))

    assert f"<mark>{cases.NOTE[candidate.start : candidate.end]}</mark>" in page
    assert "vóór 1 maart 2020 = uiterlijk zaterdag 29 februari" in page


def test_a_chosen_candidate_marks_its_place_on_the_page_image(coordinator: Client, town: Town) -> None:
    reading = cases.read_in(town, cases.pdf(3), "nota.pdf")
    last = candidates(reading, CandidateKind.DATE)[-1]

    page = text_of(coordinator, url_of(reading, f"/beeld?kandidaat={last.public_id}"))

    assert f"/bladzijde/{last.page}.png" in page
    assert page.count("<rect") == 1
    assert "style=" not in page


def test_the_page_image_is_kept_by_this_person_only(coordinator: Client, town: Town) -> None:
    reading = cases.read_in(town, cases.pdf(2), "nota.pdf")

    image = coordinator.get(url_of(reading, "/bladzijde/2.png"))

    assert image.content.startswith(b"\x89PNG")
    assert "private" in image["Cache-Control"]
    assert coordinator.get(url_of(reading, "/bladzijde/3.png")).status_code == 404


def test_taking_over_by_a_button_goes_on_to_the_next(coordinator: Client, town: Town) -> None:
    reading = cases.read_in(town)
    first = candidates(reading, CandidateKind.DATE)[0]

    answer = coordinator.post(candidate_url(first), {"verdict": "accept"})

    first.refresh_from_db()
    assert first.status == CandidateStatus.ACCEPTED
    assert "kandidaat=" in answer["Location"]
    assert str(first.public_id) not in answer["Location"]


def test_leaving_out_and_putting_back_by_buttons(coordinator: Client, town: Town) -> None:
    candidate = promise(cases.read_in(town))

    coordinator.post(candidate_url(candidate), {"verdict": "reject"})
    page = text_of(coordinator, url_of(candidate.reading))
    assert "Terugzetten" in page
    coordinator.post(candidate_url(candidate), {"verdict": "put_back"})

    candidate.refresh_from_db()
    assert candidate.status == CandidateStatus.PROPOSED


def test_judging_twice_says_that_somebody_did_it_already(coordinator: Client, town: Town) -> None:
    candidate = promise(cases.read_in(town))
    coordinator.post(candidate_url(candidate), {"verdict": "accept"})

    page = coordinator.post(candidate_url(candidate), {"verdict": "reject"}, follow=True).content.decode()

    assert "Iemand heeft dit al beoordeeld" in page
    assert Term.objects.count() == 1


def test_correcting_shows_what_was_found_and_registers_what_was_typed(coordinator: Client, town: Town) -> None:
    candidate = promise(cases.read_in(town))
    url = candidate_url(candidate, "/verbeteren")
    assert 'value="2020-02-29"' in text_of(coordinator, url)

    typed = {"title": "Plan delen", "kind": "deadline", "end_date": "2020-02-28", "body": f"unit-{town.unit.public_id}"}
    coordinator.post(url, typed)

    term = Term.objects.get()
    assert (term.title, term.owner_unit, str(term.end_date)) == ("Plan delen", town.unit, "2020-02-28")


def test_a_mistake_in_a_correction_keeps_what_was_typed(coordinator: Client, town: Town) -> None:
    url = candidate_url(promise(cases.read_in(town)), "/verbeteren")

    page = coordinator.post(
        url, {"title": "Plan delen", "kind": "event", "start_date": "2020-03-01", "end_date": "2020-02-01"}
    ).content.decode()

    assert "Plan delen" in page
    assert "kan niet vóór de eerste dag liggen" in page
    assert not Term.objects.exists()


def test_saying_what_the_document_is_opens_trajectory_and_report(coordinator: Client, town: Town) -> None:
    reading = cases.read_in(town, cases.REPORT, "rapport.txt", trajectory=None)

    coordinator.post(url_of(reading, "/stuk"), {
        "new_title": "Hulp na Veilig Thuis", "title": "Rapport", "kind": "inspection_report", "dated": "2019-12-12",
        "body_name": town.inspectorate.name,
    })  # fmt: skip
    coordinator.post(url_of(reading, "/groep/finding/overnemen"))

    assert Finding.objects.filter(report__investigation__trajectory=Trajectory.objects.get()).count() == 4


def test_findings_wait_until_the_report_has_its_body(coordinator: Client, town: Town) -> None:
    reading = cases.read_in(town, cases.REPORT, "rapport.txt")

    page = text_of(coordinator, url_of(reading))

    assert "Zeg eerst van wie dit rapport is" in page
    assert "/groep/finding/overnemen" not in page


def add_by_hand(client: Client, town: Town, **typed: Any) -> str:
    reading = cases.read_in(town, cases.REPORT, "rapport.txt")
    actions.register_document(
        reading=reading, title="Rapport", body_name=town.inspectorate.name, by=cases.coordinator(town), now=cases.NOW
    )
    form = {"kind": "conclusion", "words": "Kijk naar het\nhele gezin", "page": "1", **typed}
    return client.post(url_of(reading, "/bevinding"), form, follow=True).content.decode()


def test_a_finding_by_hand_takes_the_selected_words(coordinator: Client, town: Town) -> None:
    add_by_hand(coordinator, town)

    assert Finding.objects.get().text == "Kijk naar het hele gezin"


def test_a_finding_by_hand_with_words_that_are_not_there_is_shown_again(coordinator: Client, town: Town) -> None:
    page = add_by_hand(coordinator, town, words="dit staat er niet")

    assert "Deze woorden staan niet op deze bladzijde" in page
    assert "dit staat er niet" in page


@pytest.mark.rule("no-client-data")
def test_data_of_a_client_is_shown_with_its_kind_but_not_its_button(coordinator: Client, town: Town) -> None:
    text = cases.NOTE.replace("definitieve verbeterplan", "plan voor cliënt met BSN 111222333")
    reading = cases.read_in(town, text)

    page = text_of(coordinator, url_of(reading))

    assert "een burgerservicenummer (BSN)" in page or "BSN" in page
    assert "Hier staan misschien gegevens van een cliënt" in page


def test_an_author_sees_what_was_found_without_buttons(town: Town, client: Client) -> None:
    client.force_login(town.user(Role.AUTHOR))
    candidate = promise(cases.read_in(town))

    page = text_of(client, url_of(candidate.reading))

    assert 'name="verdict"' not in page
    assert client.post(candidate_url(candidate), {"verdict": "accept"}).status_code == 404
    assert client.get(candidate_url(candidate, "/verbeteren")).status_code == 404


@pytest.mark.parametrize("more", ["", "/beeld", "/voortgang", "/bladzijde/1.png"])
def test_another_municipality_s_document_does_not_exist(coordinator: Client, other_town: Town, more: str) -> None:
    theirs = cases.read_in(other_town, cases.pdf(), "nota.pdf")

    assert coordinator.get(f"/voorbeeldstad/inlezen/{theirs.public_id}{more}").status_code == 404
    assert coordinator.get(url_of(theirs, more)).status_code == 404


def test_the_page_takes_as_many_queries_for_many_candidates_as_for_few(
    coordinator: Client, town: Town, capture: Callable[..., int]
) -> None:
    few = cases.read_in(town)
    many = cases.read_in(town, cases.NOTE + "\n\nVoor 1 mei 2020 wordt het plan gedeeld.\n" * 20)

    assert capture(lambda: coordinator.get(url_of(few))) == capture(lambda: coordinator.get(url_of(many)))
