"""Register outcomes from the decision list of another system: read, shown, and confirmed by a person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import ListRefusal, OutcomeRefusal, Refusal
from verbeterspoor.decisions.models import Outcome
from verbeterspoor.decisions.queries import Listed, ListRead
from verbeterspoor.documents.actions import quote, store_file
from verbeterspoor.documents.models import SourceQuote, StoredFile
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.reading import Quote, UnreadableDocument, examine

from .outcomes import Decision, Reference, record_outcomes

MOST_PAGES = 80
"""A decision list is a few pages; what is longer is another document."""


@transaction.atomic
def receive_list(*, municipality: Municipality, data: bytes, name: str, by: Actor, now: datetime) -> StoredFile:
    """Keep a decision list as it was received, when it can be read; its words are quoted with the outcomes."""
    rules.check_is_secretariat(by, municipality.pk, Refusal.NOT_THE_SECRETARIAT.label)
    if len(data) > settings.UPLOAD_MAX_BYTES:
        raise NotAllowed(ListRefusal.TOO_LONG.label)
    try:
        media_type, pages = examine(data, name)
    except UnreadableDocument as error:
        known = {one.value: one for one in ListRefusal}
        raise NotAllowed(known.get(error.code, ListRefusal.UNREADABLE).label) from None
    if pages > MOST_PAGES:
        raise NotAllowed(ListRefusal.TOO_LONG.label)
    return store_file(municipality=municipality, data=data, name=name, media_type=media_type, pages=pages, by=by,
                      now=now)  # fmt: skip


@transaction.atomic
def confirm_listed(
    *, file: StoredFile, points: Collection[int], day: date | None = None, by: Actor, now: datetime
) -> list[Outcome]:
    """Register what the list says of these points (by their keys), each with its quote; a person saw them first."""
    rules.check_is_secretariat(by, file.municipality_id, Refusal.NOT_THE_SECRETARIAT.label)
    read = queries.read_list(by, file, now, day)
    made: list[Outcome] = []
    for one in read.listed:
        made += _confirm(file=file, read=read, one=one, chosen=set(points), by=by, now=now)
    if not made:
        raise NotAllowed(OutcomeRefusal.NOTHING_CHOSEN.label)
    return made


def _confirm(
    *, file: StoredFile, read: ListRead, one: Listed, chosen: set[int], by: Actor, now: datetime
) -> list[Outcome]:
    """Register the chosen points of one proposal."""
    told = [line for line in one.points if line.point.pk in chosen]
    if not told:
        return []
    return record_outcomes(
        proposal=one.proposal, results={line.point: line.result for line in told},
        decision=Decision(read.meeting, None if read.meeting else read.day),
        reference=Reference(agenda_number=one.number[:20], case_number=one.case_number[:60]),
        quotes={line.point: _quote(file, line.told.quote) for line in told}, by=by, now=now,
    )  # fmt: skip


def _quote(file: StoredFile, words: Quote) -> SourceQuote:
    return quote(file=file, page=words.page, text=words.text, start=words.start, end=words.end)
