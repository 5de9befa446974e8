"""Write the points of a proposal: add, change, move, remove; numbers follow (rule `numbered-points`)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import Disclosure
from verbeterspoor.decisions.models import DecisionPoint, Proposal
from verbeterspoor.documents import rules as documents
from verbeterspoor.organisations.rules import Actor

from .records import change, record
from .weighing import renumber

ASIDE = 10_000
"""Numbers out of the way of those in use, while points change places."""


@dataclass(frozen=True)
class PointText:
    """What a point is to say; `public_id` is that of a known point, or nothing for a new one."""

    text: str
    public_id: uuid.UUID | None = None
    goes_to_council: bool = False
    disclosure: str = Disclosure.PUBLIC
    public_from: date | None = None


@transaction.atomic
def write_points(
    *, proposal: Proposal, version: int, points: Sequence[PointText], by: Actor, now: datetime
) -> list[DecisionPoint]:
    """Keep the points of a proposal in this order, numbered 1, 2, …; arguments follow the number of their point."""
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    documents.check_no_client_data(*(point.text for point in points))
    for one in points:
        rules.check_public_later(one.disclosure, one.public_from)
    known = {point.public_id: point for point in proposal.points.all()}
    told = queries.outcomes_known(proposal)
    kept = {
        known[one.public_id].pk: (number, one.text)
        for number, one in enumerate(points, 1)
        if one.public_id and one.public_id in known
    }
    rules.check_points_stay(known.values(), kept, locked=told.locked, told=told.any)
    change(proposal, version)
    proposal.points.exclude(pk__in=kept).delete()
    written = _put(proposal, points, known)
    renumber(proposal)
    record("proposal.points_written", proposal, by, now, {"points": len(written)})
    return written


def _put(proposal: Proposal, points: Sequence[PointText], known: dict[uuid.UUID, DecisionPoint]) -> list[DecisionPoint]:
    """Write points in their order, known ones first set aside so that no two hold one number in between."""
    written = []
    for number, one in enumerate(points, 1):
        point = known.get(one.public_id) if one.public_id else None
        point = point or DecisionPoint(proposal=proposal)
        point.number, point.text, point.goes_to_council = number, one.text, one.goes_to_council
        point.disclosure = one.disclosure
        point.public_from = one.public_from if one.disclosure == Disclosure.LATER else None
        written.append(point)
    old = [point for point in written if point.pk]
    for point in old:
        point.number += ASIDE
    DecisionPoint.objects.bulk_update(old, ["number"])
    for point in old:
        point.number -= ASIDE
    DecisionPoint.objects.bulk_update(old, ["number", "text", "goes_to_council", "disclosure", "public_from"])
    DecisionPoint.objects.bulk_create(point for point in written if not point.pk)
    return written
