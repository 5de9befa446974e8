"""The guards stand again after a test with real transactions, whose flush had to pass them."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import IntegrityError, connection

from verbeterspoor.history import verification
from verbeterspoor.history.actions import record_event
from verbeterspoor.history.models import Event


@pytest.mark.rule("events")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [1, 2])
def test_a_committed_event_cannot_be_deleted_either(now: datetime, number: int) -> None:
    record_event(chain=uuid.UUID(int=7), type="a.b.c", subject_kind="a", subject_id=uuid.UUID(int=8), by=None, at=now)

    with pytest.raises(IntegrityError, match="append-only"):
        Event.objects.all().delete()
    with pytest.raises(IntegrityError, match="append-only"):
        Event.objects.update(type="x.y.z")
    assert Event.objects.count() == 1


@pytest.mark.rule("events")
@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_make_one_chain(now: datetime) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time; PostgreSQL shows whether the row of the head is locked")
    chain = uuid.UUID(int=7)

    def write(number: int) -> None:
        record_event(chain=chain, type="a.b.c", subject_kind="a", subject_id=uuid.UUID(int=8), by=None, at=now)
        connection.close()

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(40)))

    verdict = verification.verify(chain)
    assert (verdict.is_whole, verdict.links) == (True, 40)
