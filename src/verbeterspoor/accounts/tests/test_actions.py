"""Accounts: one person, one address, and a password that is chosen by themselves."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError

from tests.cast import Town
from verbeterspoor.accounts import actions
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.queries import history_of


def make(town: Town, now: datetime, **other: object) -> User:
    asked = {"email": "Nieuw@Voorbeeld.Example", "name": "Nieuwe collega", "by": town.actor("administrator")}
    return actions.create_account(**{**asked, **other}, now=now)


def test_an_address_is_kept_in_one_way(town: Town, now: datetime) -> None:
    assert make(town, now).email == "nieuw@voorbeeld.example"


def test_one_address_has_one_account(town: Town, now: datetime) -> None:
    make(town, now)

    with pytest.raises(NotAllowed):
        make(town, now, email="NIEUW@voorbeeld.example")


def test_an_account_without_password_lets_nobody_in(town: Town, now: datetime) -> None:
    assert not make(town, now).has_usable_password()


@pytest.mark.rule("events")
def test_making_an_account_is_remembered(town: Town, now: datetime) -> None:
    user = make(town, now)

    [event] = history_of(subject_id=user.public_id)
    assert event.type == "accounts.account.created"
    assert user.email not in str(event.codes) + str(event.words)


def test_somebody_chooses_a_password_that_is_long_enough(town: Town, now: datetime) -> None:
    user = make(town, now, password=actions.one_time_password())

    with pytest.raises(ValidationError):
        actions.set_own_password(user=user, password="kort", now=now)
    actions.set_own_password(user=user, password="een eigen lange zin", now=now)
    assert User.objects.get(pk=user.pk).check_password("een eigen lange zin")


def test_a_password_to_be_told_is_different_each_time() -> None:
    assert len({actions.one_time_password() for _number in range(20)}) == 20
