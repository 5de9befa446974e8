"""Add to the history, inside the transaction of the change it tells."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from . import rules
from .models import ChainHead, Event, EventWords

INSTALLATION = uuid.UUID(int=0)
"""The chain of what belongs to no municipality: accounts, settings."""


@transaction.atomic
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
    ChainHead.objects.get_or_create(chain=chain)
    head = ChainHead.objects.select_for_update().get(chain=chain)
    spoken = {key: value for key, value in (words or {}).items() if value not in (None, "")}
    salt = secrets.token_hex(16)
    event = Event(
        chain=chain, sequence=head.sequence + 1, type=type, subject_kind=subject_kind, subject_id=subject_id,
        trajectory_id=trajectory_id, by_id=by, at=at, codes=dict(codes or {}),
        words_digest=rules.digest_of_words(spoken, salt), previous_hash=head.hash,
    )  # fmt: skip
    event.hash = rules.hash_of(event)
    event.save(force_insert=True)
    if spoken:
        EventWords.objects.create(event_public_id=event.public_id, chain=chain, salt=salt, words=spoken)
    ChainHead.objects.filter(chain=chain).update(sequence=event.sequence, hash=event.hash)
    return event


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
