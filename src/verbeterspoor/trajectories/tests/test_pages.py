"""The pages of trajectories: list, open, change, who takes part, history."""

import uuid
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Town
from verbeterspoor.accounts.models import User
from verbeterspoor.organisations.choices import Role
from verbeterspoor.trajectories import actions
from verbeterspoor.trajectories.choices import PartyRole, SharedKind
from verbeterspoor.trajectories.models import Party, Trajectory

SignedIn = Callable[[User], Client]
INSIDE = {Role.COORDINATOR, Role.AUTHOR, Role.PORTFOLIO_HOLDER, Role.MANAGER, Role.SECRETARIAT}
LISTED = INSIDE | {Role.PARTNER, Role.INSPECTOR, Role.AUDITOR}


def address(town: Town, name: str, trajectory: Trajectory | None = None) -> str:
    parts = {"public_id": trajectory.public_id} if trajectory else {}
    return reverse(f"trajectories:{name}", kwargs={"gemeente": town.municipality.slug, **parts})


def opened(town: Town, now: datetime, title: str = "Lokaal netwerk") -> Trajectory:
    by = town.actor(Role.COORDINATOR)
    return actions.open_trajectory(municipality=town.municipality, title=title, by=by, now=now)


@pytest.fixture
def trajectory(town: Town, now: datetime) -> Trajectory:
    """A trajectory in which the partner takes part."""
    made, by = opened(town, now), town.actor(Role.COORDINATOR)
    actions.add_party(trajectory=made, role=PartyRole.PARTNER, organisation=town.partner, by=by, now=now)
    return made


@pytest.fixture
def coordinator(town: Town, signed_in: SignedIn) -> Client:
    """The browser of the coordinator."""
    return signed_in(town.user(Role.COORDINATOR))


@pytest.mark.parametrize("role", Role)
def test_who_has_a_list(town: Town, signed_in: SignedIn, role: Role) -> None:
    assert signed_in(town.user(role)).get(address(town, "list")).status_code == (200 if role in LISTED else 404)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ["parties", "history"])
def test_the_town_hall_reads_who_takes_part_and_what_happened(
    town: Town, signed_in: SignedIn, trajectory: Trajectory, role: Role, name: str
) -> None:
    answer = signed_in(town.user(role)).get(address(town, name, trajectory))

    assert answer.status_code == (200 if role in INSIDE else 404)


@pytest.mark.parametrize("role", Role)
def test_only_a_coordinator_opens_and_changes(
    town: Town, signed_in: SignedIn, trajectory: Trajectory, role: Role
) -> None:
    client = signed_in(town.user(role))
    client.post(address(town, "new"), {"title": "Nog een"})
    client.post(address(town, "edit", trajectory), {"title": "Anders", "version": 1})
    client.post(address(town, "parties", trajectory), {"unit": town.unit.pk, "role": PartyRole.LEAD})

    changed = (Trajectory.objects.filter(title__in=["Nog een", "Anders"]).count(), Party.objects.count())
    assert changed == ((2, 2) if role == Role.COORDINATOR else (0, 1))


@pytest.mark.parametrize("name", ["edit", "parties", "history"])
def test_somebody_of_another_municipality_finds_nothing(
    town: Town, other_town: Town, signed_in: SignedIn, trajectory: Trajectory, name: str
) -> None:
    client = signed_in(other_town.user(Role.COORDINATOR))

    assert client.get(address(town, name, trajectory)).status_code == 404
    assert client.get(address(other_town, name, trajectory)).status_code == 404
    assert client.post(address(other_town, name, trajectory), {"title": "x"}).status_code in {404, 405}


def test_opening_one_leads_to_who_takes_part(town: Town, coordinator: Client) -> None:
    answer = coordinator.post(address(town, "new"), {"title": "Nieuw traject", "started_date": "2019-10-01"})

    trajectory = Trajectory.objects.get(title="Nieuw traject")
    assert answer.headers["Location"] == address(town, "parties", trajectory)
    assert str(trajectory.started_date) == "2019-10-01"


def test_a_form_without_title_keeps_what_was_typed(town: Town, coordinator: Client) -> None:
    answer = coordinator.post(address(town, "new"), {"summary": "Over kinderen"})

    assert "Over kinderen" in answer.content.decode()
    assert not Trajectory.objects.exists()


def test_the_second_of_two_people_sees_both_texts(town: Town, coordinator: Client, trajectory: Trajectory) -> None:
    coordinator.post(address(town, "edit", trajectory), {"title": "Van de eerste", "version": 1})
    answer = coordinator.post(address(town, "edit", trajectory), {"title": "Van de tweede", "version": 1})
    page = answer.content.decode()

    assert "Van de eerste" in page
    assert 'value="Van de tweede"' in page
    assert 'name="version" value="2"' in page
    assert Trajectory.objects.get().title == "Van de eerste"


def test_after_comparing_the_second_person_can_save(town: Town, coordinator: Client, trajectory: Trajectory) -> None:
    coordinator.post(address(town, "edit", trajectory), {"title": "Van de eerste", "version": 1})
    coordinator.post(address(town, "edit", trajectory), {"title": "Samen", "version": 2})

    assert Trajectory.objects.get().title == "Samen"


def test_a_partner_is_offered_only_from_this_municipality(
    town: Town, other_town: Town, coordinator: Client, trajectory: Trajectory
) -> None:
    asked = {"organisation": other_town.partner.pk, "role": PartyRole.PARTNER}
    answer = coordinator.post(address(town, "parties", trajectory), asked)

    assert other_town.partner.name not in answer.content.decode()
    assert Party.objects.count() == 1


def test_the_list_finds_words_and_says_when_there_are_none(town: Town, coordinator: Client, now: datetime) -> None:
    opened(town, now, "Veilig Thuis")
    opened(town, now, "Jeugdhulp")

    assert "Jeugdhulp" not in coordinator.get(address(town, "list"), {"q": "veilig"}).content.decode()
    assert coordinator.get(address(town, "list"), {"q": "bestaat niet"}).context["rows"] == []


def test_a_partner_lists_only_where_it_takes_part(
    town: Town, signed_in: SignedIn, trajectory: Trajectory, now: datetime
) -> None:
    opened(town, now, "Iets anders")
    page = signed_in(town.user(Role.PARTNER)).get(address(town, "list")).content.decode()

    assert "Lokaal netwerk" in page
    assert "Iets anders" not in page


def test_the_list_asks_the_same_number_of_questions_for_many_rows(
    town: Town, coordinator: Client, trajectory: Trajectory, now: datetime, django_assert_num_queries
) -> None:
    with CaptureQueriesContext(connection) as one:
        coordinator.get(address(town, "list"))
    for number in range(20):
        opened(town, now, f"Traject {number}")
    with django_assert_num_queries(len(one)):
        coordinator.get(address(town, "list"))


@pytest.mark.rule("events")
def test_the_history_tells_in_words_what_happened_and_by_whom(
    town: Town, coordinator: Client, trajectory: Trajectory
) -> None:
    page = coordinator.get(address(town, "history", trajectory)).content.decode()

    assert town.partner.name in page
    assert town.user(Role.COORDINATOR).name in page
    assert "trajectories.party.added" not in page


def test_a_partner_finds_what_was_shared_with_its_organisation_only(
    town: Town, signed_in: SignedIn, trajectory: Trajectory, now: datetime
) -> None:
    asked = {"trajectory": trajectory, "kind": SharedKind.PLAN, "by": town.actor(Role.COORDINATOR), "now": now}
    theirs = trajectory.parties.get()
    other = actions.add_party(trajectory=trajectory, role=PartyRole.PARTNER, unit=town.unit, by=asked["by"], now=now)
    actions.share_with_party(**asked, party=theirs, shared_id=uuid.uuid4(), title="Plan voor allen")
    actions.share_with_party(**asked, party=other, shared_id=uuid.uuid4(), title="Nota voor het wijkteam")
    page = signed_in(town.user(Role.PARTNER)).get(address(town, "list")).content.decode()

    assert "Plan voor allen" in page
    assert "Nota voor het wijkteam" not in page
