"""Beheer: who finds which page, adding people, ending roles, registering bodies and units."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Town
from verbeterspoor.accounts.actions import create_account
from verbeterspoor.accounts.models import User
from verbeterspoor.organisations import actions
from verbeterspoor.organisations.choices import BodyKind, Role
from verbeterspoor.organisations.models import Invitation, Membership, Organisation, Unit

SignedIn = Callable[[User], Client]
PEOPLE_PAGES = ["people", "person_new"]
BODY_PAGES = ["admin", "bodies", "body_new", "units", "unit_new"]


def address(town: Town, name: str, **parts: object) -> str:
    return reverse(f"organisations:{name}", kwargs={"gemeente": town.municipality.slug, **parts})


@pytest.fixture
def administrator(town: Town, signed_in: SignedIn) -> Client:
    """The browser of the administrator."""
    return signed_in(town.user(Role.ADMINISTRATOR))


@pytest.mark.parametrize("role", Role)
def test_only_an_administrator_finds_the_people_pages(town: Town, signed_in: SignedIn, role: Role) -> None:
    client = signed_in(town.user(role))

    expected = 200 if role == Role.ADMINISTRATOR else 404
    assert {client.get(address(town, name)).status_code for name in PEOPLE_PAGES} == {expected}


@pytest.mark.parametrize("role", Role)
def test_a_coordinator_finds_the_bodies_too(town: Town, signed_in: SignedIn, role: Role) -> None:
    client = signed_in(town.user(role))

    expected = 200 if role in {Role.ADMINISTRATOR, Role.COORDINATOR} else 404
    assert {client.get(address(town, name)).status_code for name in BODY_PAGES} == {expected}


@pytest.mark.parametrize("name", [*PEOPLE_PAGES, *BODY_PAGES])
def test_another_municipality_does_not_exist(administrator: Client, other_town: Town, name: str) -> None:
    assert administrator.get(address(other_town, name)).status_code == 404


def form(**changed: object) -> dict[str, object]:
    asked = {"email": "nieuw@voorbeeld.example", "name": "Nieuwe", "role": Role.AUTHOR, "since": "2020-02-12"}
    return {**asked, "language": "nl", **changed}


def test_somebody_who_works_here_gets_the_role_at_once(town: Town, administrator: Client) -> None:
    known = town.user(Role.MANAGER)
    answer = administrator.post(address(town, "person_new"), form(email=known.email.upper()))

    assert answer.headers["Location"] == address(town, "people")
    assert Membership.objects.filter(user=known, municipality=town.municipality, role=Role.AUTHOR).exists()
    assert User.objects.get(pk=known.pk).password == known.password


def test_what_was_typed_stays_when_the_role_does_not_fit(town: Town, administrator: Client) -> None:
    answer = administrator.post(address(town, "person_new"), form(role=Role.PARTNER))

    assert answer.status_code == 200
    assert 'value="nieuw@voorbeeld.example"' in answer.content.decode()
    assert not Invitation.objects.exists()


def test_a_form_offers_only_bodies_of_this_municipality(town: Town, other_town: Town, administrator: Client) -> None:
    answer = administrator.post(
        address(town, "person_new"), form(role=Role.PARTNER, organisation=other_town.partner.pk)
    )

    assert not Invitation.objects.exists()
    assert other_town.partner.name not in answer.content.decode()


def test_a_role_ends_from_the_page(town: Town, administrator: Client) -> None:
    seat = Membership.objects.get(user=town.user(Role.AUTHOR))
    administrator.post(address(town, "role_end", public_id=seat.public_id), {"until": "2020-02-20"})

    assert str(Membership.objects.get(pk=seat.pk).until) == "2020-02-20"


def test_the_last_administrator_stays_and_the_page_says_why(town: Town, administrator: Client) -> None:
    seat = Membership.objects.get(user=town.user(Role.ADMINISTRATOR))
    answer = administrator.post(address(town, "role_end", public_id=seat.public_id), {"until": "2020-02-20"})

    assert answer.context["form"].non_field_errors()
    assert Membership.objects.get(pk=seat.pk).until is None


def test_a_role_of_another_municipality_cannot_be_ended(town: Town, other_town: Town, administrator: Client) -> None:
    seat = Membership.objects.get(user=other_town.user(Role.AUTHOR))
    answer = administrator.post(address(town, "role_end", public_id=seat.public_id), {"until": "2020-02-20"})

    assert (answer.status_code, Membership.objects.get(pk=seat.pk).until) == (404, None)


def colleague(town: Town, now: datetime) -> User:
    user = create_account(email="c@voorbeeld.example", name="Collega", password="oud oud oud", by=None, now=now)
    actions.grant_role(user=user, municipality=town.municipality, role=Role.AUTHOR, since=TODAY, by=None, now=now)
    return user


def test_a_forgotten_password_is_renewed(town: Town, administrator: Client, now: datetime) -> None:
    user = colleague(town, now)
    answer = administrator.post(address(town, "password_renew", public_id=user.public_id))

    renewed = User.objects.get(pk=user.pk)
    assert renewed.check_password(answer.context["password"])
    assert renewed.password_is_temporary


def test_somebody_who_also_works_elsewhere_is_not_taken_over(
    town: Town, other_town: Town, administrator: Client, now: datetime
) -> None:
    user = colleague(town, now)
    there = other_town.municipality
    actions.grant_role(user=user, municipality=there, role=Role.AUTHOR, since=TODAY, by=None, now=now)
    administrator.post(address(town, "password_renew", public_id=user.public_id))

    assert User.objects.get(pk=user.pk).check_password("oud oud oud")


def test_a_stranger_has_no_password_to_renew(town: Town, other_town: Town, administrator: Client) -> None:
    stranger = other_town.user(Role.AUTHOR)

    assert administrator.post(address(town, "password_renew", public_id=stranger.public_id)).status_code == 404


def test_a_coordinator_registers_a_body_of_bodies_and_a_unit(town: Town, signed_in: SignedIn) -> None:
    client = signed_in(town.user(Role.COORDINATOR))
    body = {"name": "Samenwerkend toezicht", "kind": BodyKind.COLLABORATION, "bodies": [town.inspectorate.pk]}
    client.post(address(town, "body_new"), body)
    client.post(address(town, "unit_new"), {"name": "Team Zuid", "parent": town.unit.pk})

    assert list(Organisation.objects.get(name="Samenwerkend toezicht").bodies.all()) == [town.inspectorate]
    assert Unit.objects.get(name="Team Zuid").parent == town.unit


def test_a_unit_that_exists_is_refused_with_a_sentence(town: Town, administrator: Client) -> None:
    answer = administrator.post(address(town, "unit_new"), {"name": town.unit.name})

    assert answer.context["form"].non_field_errors()


@pytest.mark.parametrize("name", ["people", "bodies", "units"])
def test_a_list_asks_the_same_number_of_questions_for_many_rows(
    town: Town, administrator: Client, now: datetime, name: str, django_assert_max_num_queries
) -> None:
    by = town.actor(Role.ADMINISTRATOR)
    for number in range(20):
        actions.add_unit(municipality=town.municipality, name=f"Team {number}", parent=town.unit, by=by, now=now)
        actions.add_organisation(
            municipality=town.municipality, name=f"O {number}", kind=BodyKind.PARTNER, by=by, now=now
        )
        user = create_account(email=f"p{number}@x.example", name="P", by=None, now=now)
        actions.grant_role(user=user, municipality=town.municipality, role=Role.AUTHOR, since=TODAY, by=by, now=now)
        asked = {"municipality": town.municipality, "email": f"q{number}@x.example", "name": "Q", "language": "nl"}
        actions.invite_person(**asked, role=Role.AUTHOR, since=TODAY, by=by, now=now, now_real=now)

    with django_assert_max_num_queries(10):
        assert administrator.get(address(town, name)).status_code == 200


def test_the_clock_of_a_demo_moves_and_comes_back_to_the_page(town: Town, administrator: Client, settings) -> None:
    settings.DEMO = True
    answer = administrator.post("/klok", {"day": "2020-02-29", "next": "/mijn/"})

    assert answer.headers["Location"] == "/mijn/"


@pytest.mark.parametrize("demo", [True, False])
def test_the_clock_leads_nowhere_else_and_exists_only_in_a_demo(administrator: Client, settings, demo: bool) -> None:
    settings.DEMO = demo
    answer = administrator.post("/klok", {"day": "2020-02-29", "next": "https://elders.example/"})

    assert (answer.status_code, answer.headers.get("Location")) == ((302, "/") if demo else (404, None))
