"""Judge what the reader found: take it over, correct it, or leave it out. Nothing enters a register unseen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from verbeterspoor.documents.rules import personal_data_in, unresolved
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.intake.choices import CandidateKind, CandidateStatus, ReadingStatus, Refusal
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.intake.queries import Body
from verbeterspoor.intake.rules import access
from verbeterspoor.intake.rules.findings import FindingDraft
from verbeterspoor.intake.rules.terms import TermDraft
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import Finding, Term

from .facts import finding_from, proposed_draft, term_from, twins_of
from .records import record

Draft = FindingDraft | TermDraft


@dataclass
class Judged:
    """What came of taking a whole group over: how many, how many more were the same term, what was left with why."""

    accepted: int = 0
    linked: int = 0
    left: list[tuple[Candidate, str]] = field(default_factory=list)


@transaction.atomic
def accept(
    *,
    candidate: Candidate,
    by: Actor,
    now: datetime,
    draft: Draft | None = None,
    body: Body | None = None,
    confirmed: bool = False,
) -> Candidate:
    """Take a candidate over as a finding or term, as it stands or as corrected in `draft` with its `body`.

    Two people who judge the same candidate at the same moment get one fact and one refusal. `confirmed` says that a
    person has looked at what may be data of a client (rule `no-client-data`).
    """
    reading = candidate.reading
    _check_can_be_judged(candidate, by)
    taken = draft or proposed_draft(candidate)
    check_no_client_data(taken, confirmed=confirmed)
    status = CandidateStatus.CORRECTED if draft else CandidateStatus.ACCEPTED
    _decide(candidate, CandidateStatus.PROPOSED, status, by, now)
    if holds_client_data(candidate.quote):
        candidate.quote, candidate.answer = "", {"number": candidate.answer.get("number")}
    registered: Finding | Term
    is_new = True
    if isinstance(taken, FindingDraft):
        registered = finding_from(candidate, taken, body, bool(draft), by, now)
    else:
        registered, is_new = term_from(candidate, taken, body, bool(draft), by, now)
    candidate.registered_id = registered.public_id
    twins = _open_twins(candidate, taken)
    candidate.save(update_fields=["registered_id", "quote", "answer"])
    candidate.twins = Candidate.objects.filter(pk__in=twins, status=CandidateStatus.PROPOSED).update(
        status=CandidateStatus.ACCEPTED, decided_at=now, decided_by_id=by.public_id,
        registered_id=registered.public_id,
    )  # fmt: skip
    codes = {"candidate": str(candidate.public_id), "registered": str(registered.public_id), "new": is_new}
    record(f"candidate.{status}", reading, by, now, {**codes, "kind": candidate.kind})
    candidate.is_linked = not is_new
    return candidate


def _open_twins(candidate: Candidate, taken: Draft) -> list[int]:
    """Find the date or promise of the same sentence that says the same time: it is judged as the one term they are."""
    if isinstance(taken, FindingDraft):
        return []
    return [one.pk for one in twins_of(candidate) if one.status == CandidateStatus.PROPOSED]


def accept_all(*, reading: Reading, kind: str, by: Actor, now: datetime) -> Judged:
    """Take over every candidate of one question that is still open; what cannot be, is left with the reason."""
    judged = Judged()
    waiting = Candidate.objects.filter(reading=reading, kind=kind, status=CandidateStatus.PROPOSED)
    for candidate in waiting.order_by("position", "pk"):
        candidate.reading = reading
        if not waiting.filter(pk=candidate.pk).exists():
            continue
        try:
            taken = accept(candidate=candidate, by=by, now=now)
            judged.linked += taken.is_linked + taken.twins
            judged.accepted += 1
        except NotAllowed as refusal:
            judged.left.append((candidate, str(refusal)))
    return judged


@transaction.atomic
def reject(*, candidate: Candidate, by: Actor, now: datetime) -> Candidate:
    """Leave a candidate out; it stays visible and can be put back."""
    _check_can_be_judged(candidate, by)
    _decide(candidate, CandidateStatus.PROPOSED, CandidateStatus.REJECTED, by, now)
    record("candidate.rejected", candidate.reading, by, now, _codes(candidate))
    return candidate


@transaction.atomic
def put_back(*, candidate: Candidate, by: Actor, now: datetime) -> Candidate:
    """Put a candidate that was left out back among those to be judged."""
    _check_can_be_judged(candidate, by)
    rows = Candidate.objects.filter(pk=candidate.pk, status=CandidateStatus.REJECTED).update(
        status=CandidateStatus.PROPOSED, decided_at=None, decided_by_id=None
    )
    if not rows:
        raise Conflict(Refusal.NOT_REJECTED.label)
    record("candidate.put_back", candidate.reading, by, now, _codes(candidate))
    candidate.refresh_from_db()
    return candidate


def _codes(candidate: Candidate) -> dict[str, Any]:
    return {"candidate": str(candidate.public_id), "kind": candidate.kind}


def _check_can_be_judged(candidate: Candidate, by: Actor) -> None:
    access.check_can_judge(by, candidate.reading.municipality_id)
    if candidate.kind in (CandidateKind.DECISION_POINT, CandidateKind.FIELD):
        raise NotAllowed(Refusal.SHOWN_ONLY.label)
    if candidate.reading.status != ReadingStatus.READ:
        raise NotAllowed(Refusal.STILL_READING.label)


def _decide(candidate: Candidate, source: str, target: str, by: Actor, now: datetime) -> None:
    """Move a candidate on, unless somebody else judged it in the meantime."""
    rows = Candidate.objects.filter(pk=candidate.pk, status=source).update(
        status=target, decided_at=now, decided_by_id=by.public_id
    )
    if not rows:
        raise Conflict(Refusal.DECIDED_ALREADY.label)
    candidate.status, candidate.decided_at, candidate.decided_by_id = target, now, by.public_id


def check_no_client_data(draft: Draft, *, confirmed: bool) -> None:
    """Refuse a fact that may hold data of a client, until it was corrected or a person says it is none."""
    if unresolved(hits_in(asdict(draft).values()), confirmed=confirmed):
        raise NotAllowed(Refusal.CLIENT_DATA.label)


def hits_in(texts: Iterable[Any]) -> list[Any]:
    """List what may be data of a client in some texts."""
    return [hit for text in texts if isinstance(text, str) for hit in personal_data_in(text)]


def holds_client_data(text: str) -> bool:
    """Say whether a text certainly holds data of a client, so that not even its quote may be kept."""
    return any(hit.is_strong for hit in personal_data_in(text))
