"""Renewing the keys of second steps from the command line."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from tests.cast import Town
from verbeterspoor.config import cli


@pytest.fixture
def factor(town: Town) -> None:
    TOTP.activate(town.user("author"), generate_totp_secret())


def test_it_says_how_many_were_sealed(factor: None, settings, capsys) -> None:
    settings.SECOND_FACTOR_KEYS = ["nieuw", *settings.SECOND_FACTOR_KEYS]

    assert cli.renew_keys([]) == 0
    assert capsys.readouterr().out.startswith("1 sealed")


def test_without_the_old_key_it_fails_and_says_that_nothing_was_changed(factor: None, settings, capsys) -> None:
    settings.SECOND_FACTOR_KEYS = ["nieuw"]

    assert cli.renew_keys([]) == 1
    assert "Nothing was changed" in capsys.readouterr().err
