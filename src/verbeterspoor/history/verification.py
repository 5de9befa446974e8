"""Walk the chains of events: name the first broken link, or say that a chain is whole and which words were erased."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from . import queries, rules
from .models import ChainHead, Event, EventWords

BATCH = 500
"""Links read at a time, so that a long chain needs little memory."""


@dataclass(frozen=True)
class Verdict:
    """What was found in one chain; `broken_at` is the sequence of the first broken link."""

    chain: uuid.UUID
    links: int
    erased: tuple[int, ...] = ()
    broken_at: int | None = None
    fault: str = ""

    @property
    def is_whole(self) -> bool:
        """Say whether every link holds."""
        return self.broken_at is None

    def __str__(self) -> str:
        gaps = f"; words erased at {', '.join(map(str, self.erased))}" if self.erased else ""
        if self.is_whole:
            return f"{self.chain}: whole, {self.links} events{gaps}"
        return f"{self.chain}: broken at event {self.broken_at}: {self.fault}"


def verify(chain: uuid.UUID) -> Verdict:
    """Check every link of a chain, the words that are still there, and its head."""
    allowed = _erased_by_an_event(chain)
    erased: list[int] = []
    sequence, last_hash = 0, ""
    for event, spoken in _links(chain):
        fault = rules.fault_in_link(event, sequence, last_hash)
        if not fault and event.words_digest:
            fault = rules.fault_in_words(event, spoken, is_erased=event.public_id in allowed)
            if spoken is None:
                erased.append(event.sequence)
        if fault:
            return Verdict(chain, sequence, tuple(erased), sequence + 1, fault)
        sequence, last_hash = event.sequence, event.hash
    head = ChainHead.objects.filter(chain=chain).first()
    if head is None or (head.sequence, head.hash) != (sequence, last_hash):
        return Verdict(chain, sequence, tuple(erased), sequence + 1, "the last events are missing")
    return Verdict(chain, sequence, tuple(erased))


def _links(chain: uuid.UUID) -> Iterator[tuple[Event, tuple[dict[str, object], str] | None]]:
    """Yield every event of a chain in order, with its words and their salt, or None when there are none."""
    after = 0
    while events := list(Event.objects.filter(chain=chain, sequence__gt=after).order_by("sequence", "pk")[:BATCH]):
        ids = [event.public_id for event in events]
        rows = EventWords.objects.filter(event_public_id__in=ids)
        words = {row.event_public_id: (row.words, row.salt) for row in rows}
        for event in events:
            yield event, words.get(event.public_id)
        after = events[-1].sequence


def _erased_by_an_event(chain: uuid.UUID) -> set[uuid.UUID]:
    """Return the events whose words were erased by an act that stands in the chain itself."""
    acts = Event.objects.filter(chain=chain, type=rules.WORDS_ERASED).order_by("sequence")
    return {uuid.UUID(one) for codes in acts.values_list("codes", flat=True) for one in codes.get("events", [])}


def report() -> int:
    """Print a line per chain; 1 when a link is broken."""
    verdicts = [verify(chain) for chain in queries.chains()]
    for verdict in verdicts:
        print(verdict)
    if not verdicts:
        print("There are no events yet.")
    return 0 if all(verdict.is_whole for verdict in verdicts) else 1
