"""What shows that something was done: where it can be found, or a file that passed the check for client data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from verbeterspoor.documents.actions import store_evidence
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.models import Evidence, ProgressReport


@dataclass(frozen=True)
class Attachment:
    """A file that somebody adds to a report; `confirmed` says that they looked, and that it holds no client data."""

    data: bytes
    name: str
    confirmed: bool = False


def keep_evidence(
    report: ProgressReport, *, dated: date | None, attachment: Attachment | None, by: Actor, now: datetime
) -> None:
    """Keep the evidence of a report; a file that is refused undoes the report too. Do this last."""
    if report.evidence:
        Evidence.objects.create(report=report, reference=report.evidence[:500], dated=dated, added_at=now)
    if attachment:
        municipality = report.action.plan.trajectory.municipality
        file = store_evidence(municipality=municipality, data=attachment.data, name=attachment.name,
                              confirmed=attachment.confirmed, by=by, now=now)  # fmt: skip
        Evidence.objects.create(report=report, reference=attachment.name[-500:], dated=dated, file=file, added_at=now)
