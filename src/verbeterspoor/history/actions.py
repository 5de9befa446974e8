"""Add to the history, inside the transaction of the change it tells."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from . import rules
from .models import ChainHead, Event, EventWords

INSTALLATION = uuid.UUID(int=0)
"""The chain of what belongs to no municipality: accounts, settings."""


@dataclass(frozen=True)
class Told:
    """One event to append: names and free text go in `words`, the rest in `codes`."""

    type: str
    subject_kind: str
    subject_id: uuid.UUID
    by: uuid.UUID | None
    at: datetime
    trajectory_id: uuid.UUID | None = None
    codes: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)


def record_event(
    *,
    chain: uuid.UUID,
    type: str,
    subject_kind: str,
    subject_id: uuid.UUID,
    by: uuid.UUID | None,
    at: datetime,
    trajectory_id: uuid.UUID | None = None,
    codes: Mapping[str, Any] | None = None,
    words: Mapping[str, Any] | None = None,
) -> Event:
    """Append one event to a municipality's chain; names and free text go in `words`, the rest in `codes`."""
    told = Told(type, subject_kind, subject_id, by, at, trajectory_id, codes or {}, words or {})
    return record_events(chain=chain, events=[told])[0]


@transaction.atomic
def record_events(*, chain: uuid.UUID, events: Iterable[Told]) -> list[Event]:
    """Append events to a municipality's chain in their order; as many queries for thousands as for one."""
    ChainHead.objects.get_or_create(chain=chain)
    head = ChainHead.objects.select_for_update().get(chain=chain)
    rows, spoken = [], []
    for told in events:
        words = {key: value for key, value in told.words.items() if value not in (None, "")}
        salt = secrets.token_hex(16)
        event = Event(
            chain=chain, sequence=head.sequence + 1, type=told.type, subject_kind=told.subject_kind,
            subject_id=told.subject_id, trajectory_id=told.trajectory_id, by_id=told.by, at=told.at,
            codes=dict(told.codes), words_digest=rules.digest_of_words(words, salt), previous_hash=head.hash,
        )  # fmt: skip
        event.hash = rules.hash_of(event)
        head.sequence, head.hash = event.sequence, event.hash
        rows.append(event)
        if words:
            spoken.append(EventWords(event_public_id=event.public_id, chain=chain, salt=salt, words=words))
    Event.objects.bulk_create(rows, batch_size=500)
    EventWords.objects.bulk_create(spoken, batch_size=500)
    ChainHead.objects.filter(chain=chain).update(sequence=head.sequence, hash=head.hash)
    return rows


@transaction.atomic
def erase_words(
    *, chain: uuid.UUID, event_ids: Iterable[uuid.UUID], reason: str, by: uuid.UUID | None, at: datetime
) -> Event:
    """Erase names and free text of events; the act is an event itself and the chain stays whole (rule `events`)."""
    erased = list(
        EventWords.objects.filter(chain=chain, event_public_id__in=list(event_ids)).order_by("pk")
        .values_list("event_public_id", flat=True)
    )  # fmt: skip
    EventWords.objects.filter(event_public_id__in=erased).delete()
    return record_event(
        chain=chain, type=rules.WORDS_ERASED, subject_kind="history", subject_id=chain, by=by, at=at,
        codes={"events": [str(one) for one in erased], "reason": reason},
    )  # fmt: skip
