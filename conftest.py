"""Fixtures of every test, beside the code and in `tests/`."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test import Client, override_settings
from django.utils import translation

from tests import cast
from verbeterspoor.accounts.models import User
from verbeterspoor.config.demo import load as load_demo
from verbeterspoor.foundation import clock

LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def now() -> Iterator[datetime]:
    """Hold the clock at 12 February 2020, 10:00 in the Netherlands."""
    with clock.frozen(cast.NOW) as moment:
        yield moment


@pytest.fixture(autouse=True)
def plain_english() -> Iterator[None]:
    """Let rules refuse in English, whatever was compiled; pages stay in the language of their visitor."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def files_in_memory(settings: Any) -> None:
    """Keep stored files of a test in memory, so that nothing is left behind."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": memory}


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Hash passwords quickly: a test makes a dozen people."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def network_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection to another machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise ConnectionRefusedError(f"A test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def town(db: None) -> cast.Town:
    """A municipality with somebody in every role."""
    return cast.town()


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Give a browser in which somebody is signed in."""

    def browser(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return browser


@pytest.fixture
def other_town(db: None) -> cast.Town:
    """Another municipality: its rows do not exist for the people of `town`."""
    return cast.town("anderdorp")


@pytest.fixture(scope="module")
def loaded_demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the demo once for all tests of a module, in a transaction that is rolled back after them."""
    quick = {
        "DEMO": True,
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "STORAGES": {**django_settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}},
    }
    with django_db_blocker.unblock(), override_settings(**quick), transaction.atomic():
        assert load_demo() == 0
        yield
        transaction.set_rollback(True)


def turn_history_guards(how: str) -> None:
    """Take the guards of the history off (`unguard`) or put them back (`guard`)."""
    with connection.schema_editor() as editor:
        getattr(import_module("verbeterspoor.history.migrations.0002_refuse_change"), how)(None, editor)


@pytest.fixture
def _guards_after_flush(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[bool]]:
    """Put the guards back when they were taken off for the flush after a test with real transactions."""
    taken_off: list[bool] = []
    yield taken_off
    if taken_off:
        with django_db_blocker.unblock():
            turn_history_guards("guard")


@pytest.fixture
def _django_db_helper(_guards_after_flush: list[bool], _django_db_helper: None) -> Iterator[None]:
    """Let pytest-django empty the database after a test with real transactions: the history refuses to be deleted."""
    yield
    if not connection.in_atomic_block:
        turn_history_guards("unguard")
        _guards_after_flush.append(True)
