"""Evidence, as far as somebody may open it: who sees the action inside the application."""

from __future__ import annotations

from uuid import UUID

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ReportStatus
from verbeterspoor.plans.models import Action, Evidence


def get_visible_evidence(actor: Actor, public_id: UUID) -> Evidence:
    """Return the file of a report that was sent, of an action this person sees (DoesNotExist otherwise)."""
    seen = Action.objects.visible_to(actor).values("pk")
    files = Evidence.objects.filter(file__isnull=False, report__action_id__in=seen)
    return files.exclude(report__status=ReportStatus.DRAFT).select_related("file").get(public_id=public_id)
