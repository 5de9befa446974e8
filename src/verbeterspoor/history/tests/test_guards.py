"""The guards stand again after a test with real transactions, whose flush had to pass them."""

import uuid
from datetime import datetime

import pytest
from django.db import IntegrityError

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
