"""A successor takes over everything in one act: roles, trajectories and what waits, on the same side."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Town
from verbeterspoor.accounts.actions import create_account
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.queries import history_in
from verbeterspoor.organisations import actions, queries
from verbeterspoor.organisations.choices import Refusal, Role
from verbeterspoor.organisations.models import Membership

SignedIn = Callable[[User], Client]
TOMORROW = TODAY + timedelta(days=1)


def page(town: Town, name: str, person: User) -> str:
    return reverse(f"organisations:{name}", kwargs={"gemeente": town.municipality.slug, "public_id": person.public_id})


def newcomer(town: Town, now: datetime, role: str, **body: object) -> User:
    user = create_account(email=f"opvolger-{role}@voorbeeld.example", name="Opvolger", by=None, now=now)
    seat = {"role": role, "since": TODAY, **body}
    actions.grant_role(user=user, municipality=town.municipality, by=None, now=now, **seat)
    return User.objects.get(pk=user.pk)


def hand_over(town: Town, now: datetime, old: User, new: User, by: str = Role.ADMINISTRATOR) -> dict[str, int]:
    return actions.hand_over_work(old=old, new=new, municipality=town.municipality, by=town.actor(by), now=now)


def roles_at(town: Town, user: User, day) -> set[str]:
    held = queries.current_memberships(user_id=user.pk, today=day).filter(municipality=town.municipality)
    return {seat.role for seat in held}


@pytest.mark.rule("handover-of-work")
def test_a_successor_gets_every_role_and_the_other_keeps_none(town: Town, now: datetime) -> None:
    old, new = town.user(Role.MANAGER), town.user(Role.AUTHOR)
    seat = {"role": Role.COORDINATOR, "since": TODAY}
    actions.grant_role(user=old, municipality=town.municipality, by=None, now=now, **seat)
    moved = hand_over(town, now, old, new)

    assert moved["organisations.roles"] == 2
    assert roles_at(town, new, TODAY) == {Role.AUTHOR, Role.MANAGER, Role.COORDINATOR}
    assert roles_at(town, old, TOMORROW) == set()


@pytest.mark.rule("handover-of-work")
def test_a_contact_of_a_partner_hands_over_to_a_colleague(town: Town, now: datetime) -> None:
    old, new = town.user(Role.PARTNER), newcomer(town, now, Role.PARTNER, organisation=town.partner)
    hand_over(town, now, old, new, by=Role.PARTNER)

    assert roles_at(town, old, TOMORROW) == set()
    assert Membership.objects.filter(user=new, organisation=town.partner).count() == 1


@pytest.mark.rule("handover-of-work")
@pytest.mark.parametrize(
    ("former", "successor"),
    [(Role.PARTNER, Role.COORDINATOR), (Role.PARTNER, "other_partner"), (Role.COUNCIL_CLERK, Role.AUTHOR),
     (Role.MANAGER, Role.PARTNER), ("unit", Role.PARTNER)],
)  # fmt: skip
def test_work_does_not_change_sides(town: Town, now: datetime, former: str, successor: str) -> None:
    before = list(Membership.objects.values_list("pk", "until"))

    with pytest.raises(NotAllowed, match="same side"):
        hand_over(town, now, town.user(former), town.user(successor))
    assert list(Membership.objects.values_list("pk", "until")) == before


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.COORDINATOR, Role.PARTNER])
def test_nobody_hands_over_the_work_of_another(town: Town, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed, match=str(Refusal.NOT_YOURS_TO_HAND_OVER.label)):
        hand_over(town, now, town.user(Role.MANAGER), town.user(Role.SECRETARIAT), by=role)


def test_an_administrator_of_another_municipality_hands_over_nothing(
    town: Town, other_town: Town, now: datetime
) -> None:
    with pytest.raises(NotAllowed):
        actions.hand_over_work(
            old=town.user(Role.MANAGER), new=town.user(Role.AUTHOR), municipality=town.municipality,
            by=other_town.actor(Role.ADMINISTRATOR), now=now,
        )  # fmt: skip


def test_nobody_is_their_own_successor(town: Town, now: datetime) -> None:
    with pytest.raises(NotAllowed, match=str(Refusal.SAME_PERSON.label)):
        hand_over(town, now, town.user(Role.MANAGER), town.user(Role.MANAGER))


def test_somebody_who_left_has_nothing_more_to_hand_over(town: Town, now: datetime) -> None:
    hand_over(town, now, town.user(Role.MANAGER), town.user(Role.AUTHOR))

    with pytest.raises(NotAllowed, match="nothing to hand over"):
        actions.hand_over_work(
            old=town.user(Role.MANAGER), new=town.user(Role.AUTHOR), municipality=town.municipality,
            by=town.actor(Role.ADMINISTRATOR), now=now + timedelta(days=1),
        )  # fmt: skip


def test_the_last_administrator_can_hand_over(town: Town, now: datetime) -> None:
    hand_over(town, now, town.user(Role.ADMINISTRATOR), town.user(Role.AUTHOR))

    assert roles_at(town, town.user(Role.AUTHOR), TOMORROW) == {Role.AUTHOR, Role.ADMINISTRATOR}


@pytest.mark.rule("handover-of-work")
@pytest.mark.rule("events")
def test_both_histories_tell_it(town: Town, now: datetime) -> None:
    old, new = town.user(Role.MANAGER), town.user(Role.AUTHOR)
    hand_over(town, now, old, new)

    for person, kind in ((old, "handed_over"), (new, "took_over")):
        [event] = history_in(chain=town.municipality.public_id, subject_ids=[person.public_id])
        assert event.type == f"organisations.person.{kind}"
        assert event.codes["moved"] == {"organisations.roles": 1}
        assert "manager" not in str(event.codes["moved"].values())
        assert {"from": "manager", "to": "author"}.items() <= event.words.items()


def test_roles_in_another_municipality_stay(town: Town, other_town: Town, now: datetime) -> None:
    old = town.user(Role.MANAGER)
    seat = {"role": Role.MANAGER, "since": TODAY}
    actions.grant_role(user=old, municipality=other_town.municipality, by=None, now=now, **seat)
    hand_over(town, now, old, town.user(Role.AUTHOR))

    assert queries.actor_at(user=old, municipality=other_town.municipality, today=TOMORROW)


def test_the_page_counts_asks_once_more_and_does_it(town: Town, signed_in: SignedIn) -> None:
    browser, old, new = signed_in(town.user(Role.ADMINISTRATOR)), town.user(Role.MANAGER), town.user(Role.AUTHOR)
    assert "1 rol<" in browser.get(page(town, "hand_over", old)).text
    asked = browser.post(page(town, "hand_over", old), {"successor": new.public_id})
    assert asked.status_code == 200
    assert roles_at(town, old, TOMORROW) == {Role.MANAGER}
    done = browser.post(page(town, "hand_over", old), {"successor": new.public_id, "confirmed": "on"}, follow=True)

    assert roles_at(town, old, TOMORROW) == set()
    assert "droeg alles over aan author" in done.text
    assert "nam alles over van manager" in browser.get(page(town, "person", new)).text


def test_the_page_offers_only_who_could_take_over(town: Town, signed_in: SignedIn) -> None:
    shown = signed_in(town.user(Role.ADMINISTRATOR)).get(page(town, "hand_over", town.user(Role.PARTNER)))

    assert shown.context["successors"] == []
    assert "nog niemand" in shown.text


def test_a_person_sees_their_own_page_and_not_that_of_another(town: Town, signed_in: SignedIn) -> None:
    browser = signed_in(town.user(Role.MANAGER))

    assert browser.get(page(town, "person", town.user(Role.MANAGER))).status_code == 200
    assert browser.get(page(town, "person", town.user(Role.AUTHOR))).status_code == 404
    assert browser.get(page(town, "hand_over", town.user(Role.AUTHOR))).status_code == 404


def test_a_strangers_history_elsewhere_is_not_shown(
    town: Town, other_town: Town, signed_in: SignedIn, now: datetime
) -> None:
    person = town.user(Role.MANAGER)
    seat = {"role": Role.MANAGER, "since": TODAY}
    actions.grant_role(user=person, municipality=other_town.municipality, by=None, now=now, **seat)
    hand_over(other_town, now, person, other_town.user(Role.AUTHOR))

    shown = signed_in(town.user(Role.ADMINISTRATOR)).get(page(town, "person", person))
    assert [event.type for event in shown.context["events"]] == []


def test_my_roles_lists_every_municipality(town: Town, other_town: Town, signed_in: SignedIn, now: datetime) -> None:
    person = town.user(Role.PARTNER)
    seat = {"role": Role.PARTNER, "since": TODAY, "organisation": other_town.partner}
    actions.grant_role(user=person, municipality=other_town.municipality, by=None, now=now, **seat)
    shown = signed_in(person).get(reverse("organisations:my_roles")).text

    assert page(town, "person", person) in shown
    assert page(other_town, "person", person) in shown
