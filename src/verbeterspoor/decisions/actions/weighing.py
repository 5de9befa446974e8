"""Write arguments, caveats and alternatives; an argument's number is given by its point, never typed."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import WritingRefusal
from verbeterspoor.decisions.models import Consideration, DecisionPoint, Proposal
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor

from .records import change, record


@dataclass(frozen=True)
class Weighed:
    """An argument, caveat or alternative as it is to stand; an argument names the point it serves."""

    kind: str
    text: str
    point: DecisionPoint | None = None
    public_id: uuid.UUID | None = None


@transaction.atomic
def write_considerations(
    *, proposal: Proposal, version: int, weighed: Sequence[Weighed], by: Actor, now: datetime
) -> list[Consideration]:
    """Keep all arguments, caveats and alternatives of a proposal in this order, numbered by the points they serve."""
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    documents.check_no_client_data(*(one.text for one in weighed))
    for one in weighed:
        rules.check_serves_a_point(one.kind, one.point)
        if one.point and one.point.proposal_id != proposal.pk:
            raise NotAllowed(WritingRefusal.ARGUMENT_NEEDS_POINT.label)
    change(proposal, version)
    known = {one.public_id: one for one in proposal.considerations.all()}
    proposal.considerations.all().delete()
    rows = [
        Consideration(proposal=proposal, kind=one.kind, text=one.text, point=one.point,
                      public_id=one.public_id if one.public_id in known else uuid.uuid4())
        for one in weighed
    ]  # fmt: skip
    for row, place, number in rules.numbered(rows):
        row.order, row.number = place, number
    written = Consideration.objects.bulk_create(rows)
    record("proposal.weighed", proposal, by, now, {"rows": len(written)})
    return written


def renumber(proposal: Proposal) -> None:
    """Give arguments, caveats and alternatives the numbers that follow from their points as they are now."""
    rows = list(proposal.considerations.select_related("point").order_by("kind", "order", "pk"))
    proposal.considerations.exclude(number="").update(number="")
    for row, place, number in rules.numbered(rows):
        row.order, row.number = place, number
    Consideration.objects.bulk_update(rows, ["order", "number"])
