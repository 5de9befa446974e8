"""What happened, newest first, with names and free text as far as they were not erased."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet

from verbeterspoor.foundation import slots

from .models import Event, EventWords


def with_words(events: Iterable[Event]) -> list[Event]:
    """Attach `words` (names, notes), `sentence` and `by` to events, with one query.

    `words` is empty where they were erased or never there; the sentence is then told without them.
    """
    listed = list(events)
    known = dict(
        EventWords.objects.filter(event_public_id__in=[event.public_id for event in listed]).values_list(
            "event_public_id", "words"
        )
    )
    for event in listed:
        event.words = known.get(event.public_id, {})  # type: ignore[attr-defined]
        event.is_erased = bool(event.words_digest) and event.public_id not in known  # type: ignore[attr-defined]
        event.by = event.words.get("by", "")  # type: ignore[attr-defined]
        event.sentence = slots.words_for_event(event)  # type: ignore[attr-defined]
    return listed


def history_of(*, subject_id: uuid.UUID, limit: int = 200) -> list[Event]:
    """Return what happened to one thing, newest first, in two queries."""
    return with_words(Event.objects.filter(subject_id=subject_id).order_by("-sequence")[:limit])


def history_in(*, chain: uuid.UUID, subject_ids: Iterable[uuid.UUID], limit: int = 100) -> list[Event]:
    """Return what happened to some things in one chain, newest first, in two queries.

    A person can work for several municipalities: each reads only what happened in its own chain.
    """
    return with_words(Event.objects.filter(chain=chain, subject_id__in=list(subject_ids)).order_by("-sequence")[:limit])


def history_of_trajectory(trajectory_id: uuid.UUID, *, limit: int = 200) -> list[Event]:
    """Return what happened in one trajectory, newest first, in two queries."""
    return with_words(events_of_trajectory(trajectory_id)[:limit])


def events_of_trajectory(trajectory_id: uuid.UUID) -> QuerySet[Event]:
    """Return the events of a trajectory, newest first, for a page at a time."""
    return Event.objects.filter(trajectory_id=trajectory_id).order_by("-sequence")


def chains() -> list[uuid.UUID]:
    """Return every chain that has a link, in a fixed order."""
    return list(Event.objects.order_by("chain").values_list("chain", flat=True).distinct())
