"""The page where documents are added."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Town
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.intake.models import Reading
from verbeterspoor.organisations.choices import Role
from verbeterspoor.trajectories.models import Trajectory

from . import cases

URL = "/voorbeeldstad/inlezen"
READERS = {Role.COORDINATOR, Role.AUTHOR}


def upload(name: str, data: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


@pytest.fixture
def coordinator(town: Town, client: Client) -> Client:
    client.force_login(town.user(Role.COORDINATOR))
    return client


def test_several_files_are_received_at_once(coordinator: Client) -> None:
    files = [upload("een.txt", cases.NOTE), upload("twee.txt", cases.REPORT)]

    answer = coordinator.post(URL, {"documents": files, "new_title": "Lokaal netwerk"})

    assert answer.status_code == 302
    assert {one.name for one in Reading.objects.all()} == {"een.txt", "twee.txt"}
    assert {one.trajectory for one in Reading.objects.all()} == {Trajectory.objects.get(title="Lokaal netwerk")}


def test_one_file_leads_to_its_own_page_that_says_it_waits(coordinator: Client) -> None:
    answer = coordinator.post(URL, {"documents": upload("een.txt", cases.NOTE)}, follow=True)

    assert answer.redirect_chain[-1][0].endswith(str(Reading.objects.get().public_id))
    assert "wacht om gelezen te worden" in answer.content.decode()


def test_a_bad_file_does_not_stop_the_good_one(coordinator: Client) -> None:
    files = [upload("leeg.txt", ""), upload("slot.pdf", cases.encrypted_pdf()), upload("goed.txt", cases.NOTE)]

    page = coordinator.post(URL, {"documents": files}, follow=True).content.decode()

    assert "leeg.txt: Dit bestand is leeg." in page
    assert "slot.pdf: Dit bestand is met een wachtwoord beveiligd." in page
    assert [one.name for one in Reading.objects.all()] == ["goed.txt"]
    assert StoredFile.objects.count() == 1


def test_without_a_file_that_can_be_read_no_trajectory_is_opened(coordinator: Client) -> None:
    coordinator.post(URL, {"documents": upload("leeg.txt", ""), "new_title": "Lokaal netwerk"})

    assert not Trajectory.objects.exists()


def test_the_same_file_again_shows_what_was_found_then(coordinator: Client, town: Town) -> None:
    reading = cases.read_in(town)

    page = coordinator.post(URL, {"documents": upload("nota.txt", cases.NOTE)}, follow=True)

    assert page.redirect_chain[-1][0].endswith(str(reading.public_id))
    assert "al eerder ingelezen" in page.content.decode()
    assert Reading.objects.count() == 1


def test_an_author_adds_documents_but_opens_no_trajectory(town: Town, client: Client) -> None:
    client.force_login(town.user(Role.AUTHOR))

    assert "new_title" not in client.get(URL).content.decode()
    assert client.post(URL, {"documents": upload("een.txt", cases.NOTE), "new_title": "Iets"}).status_code == 302
    assert not Trajectory.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_the_page_exists_for_readers_only(town: Town, client: Client, role: str) -> None:
    client.force_login(town.user(role))

    assert client.get(URL).status_code == (200 if role in READERS else 404)
    assert client.get(f"{URL}/lijst").status_code == (200 if role in READERS else 404)


def test_progress_leads_on_to_the_page_when_it_is_read(coordinator: Client, town: Town) -> None:
    reading = cases.received(town).reading
    url = f"{URL}/{reading.public_id}"
    assert f'data-refresh="{url}/voortgang"' in coordinator.get(url).content.decode()

    cases.claim_and_read()

    assert f'data-then="{url}"' in coordinator.get(f"{url}/voortgang").content.decode()


def test_a_long_wait_says_that_nobody_reads(coordinator: Client, town: Town) -> None:
    reading = cases.received(town).reading

    assert "Er wordt nu niet gelezen" in coordinator.get(f"{URL}/{reading.public_id}").content.decode()


def test_a_failed_reading_can_be_tried_again(coordinator: Client, town: Town) -> None:
    reading = cases.received(town).reading
    Reading.objects.update(status="failed", error_code="gave_up")

    assert "Opnieuw proberen" in coordinator.get(f"{URL}/{reading.public_id}").content.decode()
    coordinator.post(f"{URL}/{reading.public_id}/opnieuw")

    assert Reading.objects.get().status == "waiting"


def test_the_list_takes_as_many_queries_for_many_as_for_one(
    coordinator: Client, town: Town, django_assert_num_queries: Callable[..., object], capture: Callable[..., int]
) -> None:
    cases.received(town)
    one = capture(lambda: coordinator.get(URL))
    for number in range(20):
        cases.received(town, f"{cases.NOTE} {number}")

    with django_assert_num_queries(one):
        coordinator.get(URL)
