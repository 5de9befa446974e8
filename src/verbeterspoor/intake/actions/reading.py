"""Read a document that waits: claim it with a lease, report progress, and store what was found exactly once.

1. A claim is a conditional update: who changes the row from waiting (or from an expired lease) holds it.
2. The claim has a number, `attempts`; every later write asks for that number, so a worker that was taken for dead
   and wakes up again writes nothing.
3. Each page renews the lease and shows the progress.
4. Candidates and the status "read" are written in one transaction: all of it, or nothing.
5. What a killed worker left is due again when its lease ends; after three broken attempts it fails with a message.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from verbeterspoor.documents.actions import discard_file
from verbeterspoor.intake.choices import ReadingStatus, Refused
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.intake.rules import access, proposals
from verbeterspoor.intake.rules.names import guess_body
from verbeterspoor.reading import Sentences, UnreadableDocument, load, read_document

from .records import record

log = logging.getLogger(__name__)
PROGRESS_SECONDS = 0.25
MOST_CANDIDATES = 2000
"""More than anybody can judge in one document; what comes after is counted and told."""
JUDGED = frozenset({"findings", "dates", "commitments", "decision_points"})
"""Answers that become candidates; the rest of what was found stays with the reading."""


class LeaseLost(Exception):
    """Somebody else holds this reading now; nothing more may be written about it."""


def claim(*, now_real: datetime, lease: timedelta = access.LEASE) -> Reading | None:
    """Take the reading that waits longest, or return None when there is nothing to do."""
    due = Reading.objects.due(now_real).filter(attempts__lt=access.MAX_ATTEMPTS).order_by("due_at", "pk")
    for pk, attempts in due.values_list("pk", "attempts")[:10]:
        mine = Reading.objects.due(now_real).filter(pk=pk, attempts=attempts)
        values = {"status": ReadingStatus.READING, "lease_until": now_real + lease, "attempts": attempts + 1}
        if mine.update(**values, pages_done=0):
            return Reading.objects.select_related("file", "municipality").get(pk=pk)
    return None


def give_up_lost(*, now_real: datetime) -> int:
    """Fail the readings that broke off too often; their file stays, so that they can be tried again."""
    lost = Reading.objects.due(now_real).filter(attempts__gte=access.MAX_ATTEMPTS)
    return lost.update(status=ReadingStatus.FAILED, error_code=Refused.GAVE_UP, lease_until=None)


def read_claimed(
    *, reading: Reading, now: datetime, real_now: Callable[[], datetime], lease: timedelta = access.LEASE
) -> bool:
    """Read a claimed document and store its candidates; False when somebody else took the reading over."""
    try:
        with reading.stored.content.open("rb") as content:
            document = load(content.read(), reading.name, _reporter(reading, real_now, lease))
        outcome = read_document(document).as_dict()
        _finish(reading, outcome, proposals.propose(outcome, Sentences(document).around), now)
    except UnreadableDocument as error:
        return _fail(reading, error.code, now)
    except LeaseLost:
        log.warning("reading %s was taken over by another worker", reading.public_id)
        return False
    return True


def _held(reading: Reading) -> Any:
    """Return the row as long as this claim holds it."""
    return Reading.objects.filter(pk=reading.pk, status=ReadingStatus.READING, attempts=reading.attempts)


def _reporter(reading: Reading, real_now: Callable[[], datetime], lease: timedelta) -> Callable[[int, int], None]:
    """Return what the reader calls for each page: it stores the progress and renews the lease, a few times a second."""
    last = [float("-inf")]

    def report(done: int, total: int) -> None:
        if done < total and time.monotonic() - last[0] < PROGRESS_SECONDS:
            return
        last[0] = time.monotonic()
        if not _held(reading).update(pages_done=done, pages_total=total, lease_until=real_now() + lease):
            raise LeaseLost

    return report


@transaction.atomic
def _finish(reading: Reading, outcome: dict[str, Any], proposed: Sequence[proposals.Proposal], now: datetime) -> None:
    """Store what was found and mark the reading as read, in one transaction."""
    total = outcome["pages"]
    kept = {name: value for name, value in outcome.items() if name not in JUDGED}
    kept |= {"body": guess_body(outcome), "left_out": max(0, len(proposed) - MOST_CANDIDATES)}
    values = {"status": ReadingStatus.READ, "outcome": kept, "read_at": now, "lease_until": None}
    if not _held(reading).update(**values, pages_done=total, pages_total=total):
        raise LeaseLost
    found = store_candidates(reading, proposed[:MOST_CANDIDATES])
    record("reading.read", reading, None, now, {"candidates": found}, by_id=reading.started_by_id)


def store_candidates(reading: Reading, proposed: Sequence[proposals.Proposal]) -> int:
    """Add the proposals that are not there yet; the number of new ones is returned."""
    known = dict(Candidate.objects.filter(reading=reading).values_list("fingerprint", "pk"))
    rows: dict[int, int] = {}
    added = 0
    for position, one in enumerate(proposed):
        if one.fingerprint not in known:
            known[one.fingerprint] = Candidate.objects.create(
                reading=reading, kind=one.kind, position=position, parent_id=rows.get(-1 if one.parent is None
                else one.parent), fingerprint=one.fingerprint, answer=dict(one.answer), page=one.page,
                start=one.start, end=one.end, quote=one.quote, rule=one.rule[:80], certainty=one.certainty,
            ).pk  # fmt: skip
            added += 1
        rows[position] = known[one.fingerprint]
    return added


@transaction.atomic
def _fail(reading: Reading, code: str, now: datetime) -> bool:
    """Throw an unreadable file away and keep only its name and the reason, for the person who added it."""
    known = code if code in Refused.values else Refused.UNREADABLE.value
    file = reading.stored
    if not _held(reading).update(status=ReadingStatus.FAILED, error_code=known, lease_until=None, file=None):
        return False
    log.warning("file refused while reading: code=%s reading=%s", known, reading.public_id)
    record("reading.failed", reading, None, now, {"code": known}, by_id=reading.started_by_id)
    discard_file(file=file)
    return True
