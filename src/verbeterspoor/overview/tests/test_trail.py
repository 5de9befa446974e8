"""The first page of a trajectory."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import Town


@pytest.fixture(autouse=True)
def without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def address(town: Town) -> str:
    trajectory = builders.a_trajectory(town)
    return reverse("overview:trail", kwargs={"gemeente": town.municipality.slug, "public_id": trajectory.public_id})


@pytest.mark.parametrize(
    ("role", "code"),
    [("coordinator", 200), ("manager", 200), ("partner", 200), ("inspector", 200), ("other_partner", 404),
     ("auditor", 404), ("council_clerk", 404), ("administrator", 404)],
)  # fmt: skip
def test_a_trajectory_exists_for_the_town_hall_and_its_parties(
    client: Client, town: Town, role: str, code: int
) -> None:
    client.force_login(town.user(role))

    assert client.get(address(town)).status_code == code


def test_a_trajectory_of_another_town_does_not_exist(client: Client, town: Town, other_town: Town) -> None:
    client.force_login(other_town.user("coordinator"))

    assert client.get(address(town)).status_code == 404


def test_an_outsider_sees_only_what_was_shared(client: Client, town: Town) -> None:
    client.force_login(town.user("inspector"))

    page = client.get(address(town)).content.decode()

    assert "Wat met uw organisatie is gedeeld" in page
    assert "Waar staan we?" not in page
