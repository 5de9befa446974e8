"""Secrets of a second factor: sealed in the database, opened by any key, renewed without anybody noticing."""

from datetime import datetime
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests.cast import Town
from verbeterspoor.accounts import actions, sealing
from verbeterspoor.accounts.models import User
from verbeterspoor.history.models import Event


@pytest.fixture
def user(town: Town) -> User:
    return town.user("author")


@pytest.fixture
def secret(user: User) -> str:
    """The secret of somebody's app, with recovery codes beside it."""
    made = generate_totp_secret()
    TOTP.activate(user, made)
    RecoveryCodes.activate(user)
    return made


def kept(user: User, kind: str = "totp") -> Authenticator:
    return Authenticator.objects.get(user=user, type=kind)


def is_right(user: User, secret: str) -> bool:
    return kept(user).wrap().validate_code(f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}")


def test_the_database_does_not_hold_the_secret(user: User, secret: str) -> None:
    rows = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in rows
    assert sealing.is_sealed(kept(user).data["secret"])
    assert sealing.is_sealed(kept(user, "recovery_codes").data["seed"])


def test_a_code_still_works(user: User, secret: str) -> None:
    assert is_right(user, secret)


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert sealing.seal("geheim", ["sleutel"]) != sealing.seal("geheim", ["sleutel"])


@pytest.mark.parametrize("words", [["nieuw", "oud"], ["oud"], ["ander", "nieuw", "oud"]])
def test_every_key_of_the_list_opens(words: list[str]) -> None:
    assert sealing.unseal(sealing.seal("geheim", ["oud"]), words) == "geheim"


@pytest.mark.parametrize("text", [sealing.seal("geheim", ["ander"]), "nooit verzegeld", f"{sealing.MARK}onzin"])
def test_what_no_key_opens_is_refused(text: str) -> None:
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(text, ["sleutel"])


def test_a_key_is_renewed_and_the_old_one_taken_away(user: User, secret: str, now: datetime, settings) -> None:
    codes = kept(user, "recovery_codes").wrap().get_unused_codes()
    settings.SECOND_FACTOR_KEYS = ["nieuw", *settings.SECOND_FACTOR_KEYS]
    assert actions.seal_anew(now=now) == 2
    settings.SECOND_FACTOR_KEYS = ["nieuw"]

    assert is_right(user, secret)
    assert kept(user, "recovery_codes").wrap().get_unused_codes() == codes
    assert Event.objects.filter(type="accounts.second_factors.sealed_anew").count() == 1


def test_renewing_without_the_old_key_changes_nothing(user: User, secret: str, now: datetime, settings) -> None:
    before = kept(user).data
    settings.SECOND_FACTOR_KEYS = ["nieuw"]

    with pytest.raises(sealing.CannotOpen):
        actions.seal_anew(now=now)
    assert kept(user).data == before


def test_somebody_whose_key_is_lost_reads_why(client: Client, user: User, secret: str, settings) -> None:
    settings.SECOND_FACTOR_KEYS = ["nieuw"]
    client.post(reverse("account_login"), {"login": user.email, "password": "een lang wachtwoord"})
    answer = client.post(reverse("mfa_authenticate"), {"code": "123456"}, headers={"Accept-Language": "nl"})

    assert answer.status_code == 200
    assert "sleutel" in answer.content.decode()


def test_secrets_of_before_are_sealed_by_the_migration_and_can_go_back(user: User, secret: str) -> None:
    migration = import_module("verbeterspoor.accounts.migrations.0004_seal_second_factors")
    migration.unseal(apps, None)
    assert kept(user).data["secret"] == secret

    migration.seal(apps, None)
    assert sealing.is_sealed(kept(user).data["secret"])
    assert is_right(user, secret)
