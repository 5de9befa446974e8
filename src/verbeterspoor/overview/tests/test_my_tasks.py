"""The first page of everybody."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import SINCE, Town
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Membership


def opened(client: Client, town: Town, role: str) -> str:
    client.force_login(town.user(role))
    answer = client.get(reverse("overview:my_tasks"))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture(autouse=True)
def without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", [*Role.values, "unit"])
def test_everybody_has_a_first_page_that_says_what_to_do(client: Client, town: Town, role: str) -> None:
    page = opened(client, town, role)

    assert "Goedemorgen." in page
    assert "Niets wacht op u" in page or "wacht op u" in page or "wachten op u" in page


def test_an_administrator_is_shown_the_way_to_administration(client: Client, town: Town) -> None:
    assert "U beheert personen" in opened(client, town, "administrator")


def test_whoever_works_for_two_towns_finds_the_way_into_each(client: Client, town: Town, other_town: Town) -> None:
    assert "Uw gemeenten" not in opened(client, town, "partner")
    Membership.objects.create(
        user=town.user("partner"), municipality=other_town.municipality, role=Role.PARTNER, since=SINCE,
        organisation=other_town.partner,
    )  # fmt: skip

    page = opened(client, town, "partner")

    for slug in (town.municipality.slug, other_town.municipality.slug):
        assert reverse("plans:mine", kwargs={"gemeente": slug}) in page


def test_somebody_without_a_role_reads_who_gives_one(client: Client, town: Town) -> None:
    Membership.objects.filter(user=town.user("partner")).delete()

    assert "U heeft nog geen rol" in opened(client, town, "partner")


def test_whoever_is_not_signed_in_goes_to_sign_in(client: Client, db: None) -> None:
    answer = client.get(reverse("overview:my_tasks"))

    assert answer.url.startswith(reverse("account_login"))


def test_home_shows_whoever_is_signed_in_their_tasks(client: Client, town: Town) -> None:
    client.force_login(town.user("coordinator"))

    assert client.get("/").url == reverse("overview:my_tasks")
