"""Fixtures of every test, beside the code and in `tests/`."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import datetime

import pytest

from tests import cast
from verbeterspoor.foundation import clock

LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def now() -> Iterator[datetime]:
    """Hold the clock at 12 February 2020, 10:00 in the Netherlands."""
    with clock.frozen(cast.NOW) as moment:
        yield moment


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
def other_town(db: None) -> cast.Town:
    """Another municipality: its rows do not exist for the people of `town`."""
    return cast.town("anderdorp")
