"""An approver who left: what waited is shown to who remains; when nobody does, the administrator hears of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests import builders
from tests.cast import TODAY, Town
from verbeterspoor.accounts.actions import create_account
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import clock, slots
from verbeterspoor.organisations import actions
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Membership
from verbeterspoor.plans.choices import Progress

SignedIn = Callable[[User], Client]


@pytest.fixture
def waiting(town: Town) -> None:
    """A partner reported done: a coordinator has to accept; a team reported done: a manager or portfolio holder has."""
    builders.a_progress_report(town, builders.an_action(town), Progress.DONE)
    builders.a_progress_report(town, builders.an_action(town, organisation=None, unit=town.unit), Progress.DONE)


def leave(town: Town, *roles: str) -> None:
    Membership.objects.filter(municipality=town.municipality, role__in=roles).update(until=TODAY - timedelta(days=1))


def told(town: Town, now: datetime, role: str = Role.ADMINISTRATOR) -> list[slots.Attention]:
    return [item for item in slots.collect("attention", actor=town.actor(role), now=now) if item.kind == "vacant"]


def turns(town: Town, now: datetime, role: str) -> list[str]:
    return [turn.title for turn in slots.collect("turns", actor=town.actor(role), now=now)]


@pytest.mark.rule("handover-of-work")
def test_what_waited_for_one_who_left_waits_for_the_others_in_that_role(
    town: Town, waiting: None, now: datetime
) -> None:
    other = create_account(email="tweede@voorbeeld.example", name="Tweede", by=None, now=now)
    seat = {"role": Role.COORDINATOR, "since": TODAY}
    actions.grant_role(user=other, municipality=town.municipality, by=None, now=now, **seat)
    before = turns(town, now, Role.COORDINATOR)
    Membership.objects.filter(user=town.user(Role.COORDINATOR)).update(until=TODAY - timedelta(days=1))
    town.people["second"] = User.objects.get(pk=other.pk)

    assert before
    assert turns(town, now, "second") == before
    assert [item for item in told(town, now) if "Nobody is" in item.title] == []


@pytest.mark.rule("handover-of-work")
@pytest.mark.parametrize("roles", [(Role.COORDINATOR,), (Role.MANAGER, Role.PORTFOLIO_HOLDER)])
def test_when_nobody_decides_any_more_the_administrator_hears_of_it(
    town: Town, waiting: None, now: datetime, roles: tuple[str, ...]
) -> None:
    leave(town, *roles)

    named = [item for item in told(town, now) if "Nobody is" in item.title]
    assert len(named) == 1
    assert named[0].reason.startswith(("1 thing waits", "2 things wait"))
    assert named[0].url.endswith("/beheer/mensen/nieuw")


def test_a_portfolio_holder_who_remains_is_enough(town: Town, waiting: None, now: datetime) -> None:
    leave(town, Role.MANAGER)

    assert told(town, now) == []
    assert turns(town, now, Role.PORTFOLIO_HOLDER)


def test_a_vacancy_for_which_nothing_waits_is_no_news(town: Town, now: datetime) -> None:
    leave(town, Role.MANAGER, Role.PORTFOLIO_HOLDER)

    assert told(town, now) == []


def test_only_an_administrator_is_told_of_vacancies(town: Town, waiting: None, now: datetime) -> None:
    leave(town, Role.MANAGER, Role.PORTFOLIO_HOLDER)

    assert [told(town, now, role) for role in (Role.COORDINATOR, Role.AUTHOR, Role.PARTNER)] == [[], [], []]


@pytest.mark.rule("handover-of-work")
def test_trajectories_of_a_coordinator_who_left_lead_the_administrator_to_the_handover(
    town: Town, waiting: None, now: datetime, signed_in: SignedIn
) -> None:
    leave(town, Role.COORDINATOR)
    [item] = [item for item in told(town, now) if item.title == "coordinator"]
    browser = signed_in(town.user(Role.ADMINISTRATOR))

    assert browser.get(item.url).status_code == 200
    assert item.url in browser.get("/mijn/").text
    assert "Lokaal netwerk" not in browser.get("/mijn/").text
    assert clock.today() == TODAY
