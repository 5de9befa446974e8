"""Bodies that meet: the ones every municipality has, and the rules a municipality gives them."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import MeetingBodyKind
from verbeterspoor.decisions.models import MeetingBody
from verbeterspoor.documents import rules as documents
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor

from .records import record

USUAL = (
    (MeetingBodyKind.EXECUTIVE, "College van burgemeester en wethouders", 5, time(12)),
    (MeetingBodyKind.COUNCIL, "Gemeenteraad", 10, time(12)),
)
"""Bodies every municipality has: kind, name, working days before which papers must be in, and until when that day."""


@transaction.atomic
def put_usual_bodies_to_use(*, municipality: Municipality) -> None:
    """Give a municipality the bodies it has by law, unless it has bodies already."""
    if MeetingBody.objects.filter(municipality=municipality).exists():
        return
    MeetingBody.objects.bulk_create(
        MeetingBody(municipality=municipality, kind=kind, name=name, days_before=days, time_before=at)
        for kind, name, days, at in USUAL
    )


@transaction.atomic
def keep_body(
    *,
    municipality: Municipality,
    body: MeetingBody | None = None,
    kind: str,
    name: str,
    days_before: int,
    time_before: time,
    consent_rule: str = "",
    by: Actor,
    now: datetime,
) -> MeetingBody:
    """Add a body that meets, or change its rules; meetings that were planned keep their own moment for papers."""
    rules.check_keeps_meetings(by, municipality.pk)
    documents.check_no_client_data(name, consent_rule)
    body = body or MeetingBody(municipality=municipality)
    body.kind, body.name, body.days_before, body.time_before = kind, name, days_before, time_before
    body.consent_rule = consent_rule
    body.save()
    codes = {"days_before": days_before, "consent": bool(consent_rule)}
    record("body.kept", body, by, now, codes, {"note": consent_rule})
    return body
