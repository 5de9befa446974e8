"""Add a finding that the reader missed, with its quote and page."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.intake import queries
from verbeterspoor.intake.choices import CandidateKind, CandidateStatus, ReadingStatus, Refusal
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.intake.queries import Body
from verbeterspoor.intake.rules import access, findings
from verbeterspoor.intake.rules.findings import FindingDraft
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.reading import page_text

from .facts import finding_from
from .judging import check_no_client_data
from .records import record

RULE = "by-hand"


@transaction.atomic
def add_finding(
    *,
    reading: Reading,
    draft: FindingDraft,
    page: int,
    words: str,
    by: Actor,
    now: datetime,
    body: Body | None = None,
    confirmed: bool = False,
) -> Candidate:
    """Register a finding with words that stand on a page; it joins the candidates as one that was taken over."""
    access.check_can_judge(by, reading.municipality_id)
    if reading.status != ReadingStatus.READ:
        raise NotAllowed(Refusal.STILL_READING.label)
    check_no_client_data(draft, confirmed=confirmed)
    start, end = _place(reading, page, words)
    fingerprint = hashlib.sha256(f"{RULE}|{page}|{start}|{end}|{draft.number}|{draft.text}".encode()).hexdigest()
    if Candidate.objects.filter(reading=reading, fingerprint=fingerprint).exists():
        raise NotAllowed(Refusal.DECIDED_ALREADY.label)
    last = Candidate.objects.filter(reading=reading).aggregate(last=Max("position"))["last"]
    candidate = Candidate(
        reading=reading, kind=CandidateKind.FINDING, status=CandidateStatus.CORRECTED, position=(last or 0) + 1,
        fingerprint=fingerprint, answer={"type": draft.kind, "number": draft.number, "text": draft.text}, page=page,
        start=start, end=end, quote=" ".join(words.split()), rule=RULE, certainty=1, decided_at=now,
        decided_by_id=by.public_id,
    )  # fmt: skip
    candidate.registered_id = finding_from(candidate, draft, body, True, by, now).public_id
    candidate.save(force_insert=True)
    codes = {"candidate": str(candidate.public_id), "registered": str(candidate.registered_id), "kind": "finding"}
    record("candidate.added", reading, by, now, codes)
    return candidate


def _place(reading: Reading, page: int, words: str) -> tuple[int, int]:
    """Return where the words stand on the page, or refuse words that do not stand there."""
    if not 1 <= page <= max(reading.stored.pages, 1):
        raise NotAllowed(Refusal.NOT_ON_PAGE.label)
    text = page_text(queries.content_of(reading), reading.stored.media_type, page)
    place = findings.place_of(words, text)
    if place is None:
        raise NotAllowed(Refusal.NOT_ON_PAGE.label)
    return place
