"""What was registered for a party: where they said it, and what they say about it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import CopyStatus, ReportStatus
from verbeterspoor.plans.models import ProgressReport
from verbeterspoor.plans.models.bodies import theirs


def get_copy(actor: Actor, public_id: UUID) -> ProgressReport:
    """Return what was registered for the party of this person (DoesNotExist otherwise)."""
    here = ProgressReport.objects.filter(
        on_behalf=True, action__plan__trajectory__municipality_id=actor.municipality_id
    )
    mine = here.filter(theirs(actor, "action__"), part=None) | here.filter(theirs(actor, "part__"))
    mine = mine if actor.has(Role.PARTNER) else mine.none()
    return mine.select_related("action__plan__trajectory", "part").get(public_id=public_id)


def disputed_reports(actor: Actor) -> QuerySet[ProgressReport]:
    """Return what a party says is not right and nobody decided about yet, the oldest first."""
    found = ProgressReport.objects.filter(
        status=ReportStatus.SUBMITTED, copy_status=CopyStatus.DISPUTED,
        action__plan__trajectory__municipality_id=actor.municipality_id,
    )  # fmt: skip
    found = found if actor.leads else found.none()
    return found.select_related("action__plan__trajectory", "action__organisation", "action__unit").order_by(
        "copy_answered_at", "pk"
    )


def copies_to_answer(actor: Actor) -> QuerySet[ProgressReport]:
    """Return what was registered for the party of this person and waits for their answer: is this right?"""
    here = ProgressReport.objects.filter(
        copy_status=CopyStatus.SENT, action__plan__trajectory__municipality_id=actor.municipality_id
    )
    mine = here.filter(theirs(actor, "action__"), part=None) if actor.has(Role.PARTNER) else here.none()
    return mine.select_related("action__plan__trajectory").order_by("submitted_at", "pk")
