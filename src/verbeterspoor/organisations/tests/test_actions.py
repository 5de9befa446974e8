"""Registering units, bodies and roles: who may, what is refused, and what the history keeps."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.cast import SINCE, TODAY, Town
from verbeterspoor.accounts.actions import create_account
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.history.queries import history_of
from verbeterspoor.organisations import actions, queries
from verbeterspoor.organisations.choices import BodyKind, Refusal, Role
from verbeterspoor.organisations.models import Membership, Organisation, Partnership


def newcomer(now: datetime, email: str = "nieuw@voorbeeldstad.example"):
    return create_account(email=email, name="Nieuwe collega", by=None, now=now)


def grant(
    town: Town, now: datetime, role: str = Role.AUTHOR, by: str = Role.ADMINISTRATOR, **body: object
) -> Membership:
    return actions.grant_role(
        user=newcomer(now), municipality=town.municipality, role=role, since=TODAY, by=town.actor(by), now=now, **body
    )


def test_an_administrator_gives_a_role(town: Town, now: datetime) -> None:
    membership = grant(town, now)

    assert queries.actor_at(user=membership.user, municipality=town.municipality, today=TODAY).roles == {Role.AUTHOR}


@pytest.mark.rule("events")
def test_giving_a_role_is_remembered_with_its_author_and_without_a_name_in_the_codes(town: Town, now: datetime) -> None:
    membership = grant(town, now)

    [event] = history_of(subject_id=membership.public_id)
    assert (event.type, event.by_id) == ("organisations.role.granted", town.user(Role.ADMINISTRATOR).public_id)
    assert "Nieuwe collega" not in str(event.codes)
    assert event.words["name"] == "Nieuwe collega"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_gives_a_role(town: Town, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed):
        grant(town, now, by=role)

    assert not Event.objects.filter(type="organisations.role.granted").exists()


def test_an_administrator_of_another_municipality_gives_no_role(town: Town, other_town: Town, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        actions.grant_role(
            user=town.user(Role.AUTHOR), municipality=town.municipality, role=Role.MANAGER, since=TODAY,
            by=other_town.actor(Role.ADMINISTRATOR), now=now,
        )  # fmt: skip


@pytest.mark.parametrize("role", [Role.PARTNER, Role.INSPECTOR, Role.AUDITOR])
def test_an_outsider_acts_for_one_body(town: Town, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed, match=str(Refusal.NEEDS_ONE_BODY.label)):
        grant(town, now, role=role)


def test_a_body_of_another_municipality_does_not_exist_here(town: Town, other_town: Town, now: datetime) -> None:
    with pytest.raises(NotAllowed, match=str(Refusal.UNKNOWN_BODY.label)):
        grant(town, now, role=Role.PARTNER, organisation=other_town.partner)
    with pytest.raises(NotAllowed, match=str(Refusal.UNKNOWN_BODY.label)):
        actions.grant_role(
            user=town.user(Role.AUTHOR), municipality=town.municipality, role=Role.PARTNER, unit=other_town.unit,
            since=TODAY, by=town.actor(Role.ADMINISTRATOR), now=now,
        )  # fmt: skip


def test_the_same_role_is_not_held_twice(town: Town, now: datetime) -> None:
    membership = grant(town, now)

    with pytest.raises(NotAllowed, match=str(Refusal.HELD_ALREADY.label)):
        actions.grant_role(
            user=membership.user, municipality=town.municipality, role=Role.AUTHOR, since=TODAY,
            by=town.actor(Role.ADMINISTRATOR), now=now,
        )  # fmt: skip


def test_a_role_ends_after_its_last_day(town: Town, now: datetime) -> None:
    membership = Membership.objects.get(user=town.user(Role.AUTHOR))
    actions.end_role(membership=membership, until=TODAY, by=town.actor(Role.ADMINISTRATOR), now=now)

    tomorrow = TODAY + timedelta(days=1)
    assert queries.actor_at(user=membership.user, municipality=town.municipality, today=TODAY)
    assert queries.actor_at(user=membership.user, municipality=town.municipality, today=tomorrow) is None


@pytest.mark.parametrize(
    ("role", "until", "reason"),
    [
        (Role.ADMINISTRATOR, TODAY, Refusal.LAST_ADMINISTRATOR),
        (Role.AUTHOR, SINCE - timedelta(days=1), Refusal.ENDS_BEFORE_IT_STARTS),
    ],
)
def test_a_role_that_cannot_end_goes_on(town: Town, now: datetime, role: Role, until: date, reason: Refusal) -> None:
    membership = Membership.objects.get(user=town.user(role))

    with pytest.raises(NotAllowed, match=str(reason.label)):
        actions.end_role(membership=membership, until=until, by=town.actor(Role.ADMINISTRATOR), now=now)
    assert Membership.objects.get(pk=membership.pk).until is None


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_a_body_known_elsewhere_is_the_same_body(town: Town, other_town: Town, now: datetime, role: Role) -> None:
    found = actions.add_organisation(
        municipality=town.municipality, name=other_town.inspectorate.name.upper(), kind=BodyKind.INSPECTORATE,
        by=town.actor(role), now=now,
    )  # fmt: skip

    assert found == other_town.inspectorate
    assert Partnership.objects.filter(municipality=town.municipality, organisation=found).count() == 1


def test_a_body_can_consist_of_bodies(town: Town, now: datetime) -> None:
    together = actions.add_organisation(
        municipality=town.municipality, name="Samenwerkend toezicht", kind=BodyKind.COLLABORATION,
        bodies=[town.inspectorate], by=town.actor(Role.COORDINATOR), now=now,
    )  # fmt: skip

    assert list(together.bodies.all()) == [town.inspectorate]


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.PARTNER, Role.COUNCIL_CLERK])
def test_others_register_no_body_and_no_unit(town: Town, now: datetime, role: Role) -> None:
    asked = {"municipality": town.municipality, "name": "Nieuw", "by": town.actor(role), "now": now}

    with pytest.raises(NotAllowed):
        actions.add_organisation(kind=BodyKind.PARTNER, **asked)
    with pytest.raises(NotAllowed):
        actions.add_unit(**asked)
    assert not Organisation.objects.filter(name="Nieuw").exists()


def test_a_unit_is_named_once(town: Town, now: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.add_unit(municipality=town.municipality, name=town.unit.name, by=town.actor(Role.COORDINATOR), now=now)


def test_a_unit_lies_under_a_unit_of_its_own_municipality(town: Town, other_town: Town, now: datetime) -> None:
    asked = {"municipality": town.municipality, "by": town.actor(Role.COORDINATOR), "now": now}

    assert actions.add_unit(name="Team Zuid", parent=town.unit, **asked).parent == town.unit
    with pytest.raises(NotAllowed):
        actions.add_unit(name="Team West", parent=other_town.unit, **asked)


@pytest.mark.parametrize("slug", ["beheer", "klok", "Met Hoofdletters"])
def test_a_municipality_has_an_address_of_its_own(db: None, now: datetime, slug: str) -> None:
    with pytest.raises(ValidationError):
        actions.add_municipality(name="Proef", slug=slug, now=now)


def test_the_clock_of_a_demo_moves_to_a_day(db: None, now: datetime, settings) -> None:
    settings.DEMO = True
    offset = actions.move_demo_clock(to=date(2020, 2, 29), now_real=now)

    assert offset == timedelta(days=17)
    assert queries.clock_offset() == offset


def test_without_a_demo_no_clock_moves(db: None, now: datetime, settings) -> None:
    settings.DEMO = False

    with pytest.raises(NotAllowed):
        actions.move_demo_clock(to=date(2020, 2, 29), now_real=now)
