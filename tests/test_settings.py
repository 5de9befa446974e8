"""Settings of a municipality: who changes them, and what is reckoned anew."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.cast import Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.queries import history_of
from verbeterspoor.organisations import actions
from verbeterspoor.organisations.choices import Role
from verbeterspoor.plans.models import Action

SignedIn = Callable[[User], Client]


def choose(town: Town, now: datetime, days: int, by: str = Role.COORDINATOR) -> None:
    actions.set_report_interval(municipality=town.municipality, days=days, by=town.actor(by), now=now)


def test_another_rhythm_moves_the_day_by_which_reports_are_expected(town: Town, now: datetime) -> None:
    usual, own = builders.an_action(town), builders.an_action(town, report_interval_days=14)
    choose(town, now, town.municipality.report_interval_days + 10)

    later = Action.objects.get(pk=usual.pk).report_due_date
    assert (later, usual.report_due_date is None) == (usual.report_due_date + timedelta(days=10), False)
    assert Action.objects.get(pk=own.pk).report_due_date == own.report_due_date


@pytest.mark.rule("events")
def test_the_change_is_remembered(town: Town, now: datetime) -> None:
    choose(town, now, 30)
    choose(town, now, 30)

    [event] = history_of(subject_id=town.municipality.public_id)
    assert event.codes == {"from": 42, "to": 30}


@pytest.mark.parametrize("days", [0, 6, 367, -1])
def test_a_rhythm_nobody_can_keep_is_refused_on_the_page(town: Town, signed_in: SignedIn, days: int) -> None:
    url = reverse("organisations:settings", kwargs={"gemeente": town.municipality.slug})
    answer = signed_in(town.user(Role.COORDINATOR)).post(url, {"report_interval_days": days})

    assert "Kies tussen 7 en 366 dagen." in answer.text
    assert f'value="{days}"' in answer.text


def test_the_page_saves_and_shows_norms(town: Town, signed_in: SignedIn) -> None:
    url = reverse("organisations:settings", kwargs={"gemeente": town.municipality.slug})
    answer = signed_in(town.user(Role.ADMINISTRATOR)).post(url, {"report_interval_days": 30}, follow=True)

    town.municipality.refresh_from_db()
    assert town.municipality.report_interval_days == 30
    assert "BIO2 5.17.01" in answer.text


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.MANAGER, Role.PARTNER])
def test_others_change_no_settings(town: Town, now: datetime, role: Role) -> None:
    with pytest.raises(NotAllowed):
        choose(town, now, 30, by=role)
