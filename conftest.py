"""Fixtures of every test, beside the code and in `tests/`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from tests import cast
from verbeterspoor.foundation import clock


@pytest.fixture(autouse=True)
def now() -> Iterator[datetime]:
    """Hold the clock at 12 February 2020, 10:00 in the Netherlands."""
    with clock.frozen(cast.NOW) as moment:
        yield moment


@pytest.fixture
def town(db: None) -> cast.Town:
    """A municipality with somebody in every role."""
    return cast.town()


@pytest.fixture
def other_town(db: None) -> cast.Town:
    """Another municipality: its rows do not exist for the people of `town`."""
    return cast.town("anderdorp")
