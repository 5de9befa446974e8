"""Who investigated what, as far as somebody may see it."""

from __future__ import annotations

import uuid

from django.db.models import Prefetch, Q, QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import InvestigationStatus
from verbeterspoor.supervision.models import (
    OUTSIDE,
    DirectMeasure,
    FirstImpression,
    Investigation,
    Report,
    StatusChange,
    investigated_by,
)
from verbeterspoor.trajectories.models import Trajectory


def visible_investigations(actor: Actor) -> QuerySet[Investigation]:
    """Return what `rules.can_see_investigation` allows: all for the town hall, else the own ones and those of reports.

    The body that investigates sees its investigation from the day it is announced.
    """
    own = Investigation.objects.filter(trajectory__municipality_id=actor.municipality_id)
    if actor.is_inside:
        return own
    if not actor.has(*OUTSIDE):
        return own.none()
    reports = Report.objects.visible_to(actor).order_by().values("investigation_id")
    taking_part = own.filter(trajectory__in=Trajectory.objects.visible_to(actor).values("pk"))
    return taking_part.filter(Q(pk__in=reports) | investigated_by(actor, "pk"))


def get_visible_investigation(actor: Actor, public_id: uuid.UUID) -> Investigation:
    """Return an investigation this person may see; any other does not exist (DoesNotExist)."""
    found = visible_investigations(actor).select_related("trajectory__municipality")
    return with_what_it_wrote(actor, found).get(public_id=public_id)


def get_step(actor: Actor, public_id: uuid.UUID) -> StatusChange:
    """Return a step of an investigation this person may see; any other does not exist (DoesNotExist)."""
    steps = StatusChange.objects.select_related("investigation__trajectory__municipality")
    return steps.get(public_id=public_id, investigation__in=visible_investigations(actor).values("pk"))


def investigations_of(actor: Actor, trajectory: Trajectory) -> list[Investigation]:
    """Return the investigations of a trajectory that this person may see, with what they wrote and told."""
    return list(with_what_it_wrote(actor, visible_investigations(actor).filter(trajectory=trajectory)))


def with_what_it_wrote(actor: Actor, investigations: QuerySet[Investigation]) -> QuerySet[Investigation]:
    """Fetch the reports this person may see; first impressions and direct measures are for the town hall."""
    reports = Report.objects.visible_to(actor).select_related("paper__file").order_by("dated", "pk")
    measures = DirectMeasure.objects.select_related("unit").prefetch_related("findings")
    impressions = FirstImpression.objects.prefetch_related(Prefetch("measures", measures))
    if not actor.is_inside:
        impressions = impressions.none()
    return investigations.prefetch_related(
        "bodies", "units", Prefetch("reports", reports), Prefetch("first_impressions", impressions)
    )


def course_of(investigation: Investigation) -> list[dict[str, str]]:
    """Return the course of an investigation for the line of steps."""
    return [{"label": str(status.label), "state": state} for status, state in rules.usual_course(investigation.status)]


def whose_turn(investigation: Investigation) -> str:
    """Return by name whose turn it is: the bodies, the municipality, or nobody."""
    owner = rules.INVESTIGATION_OWNERS[InvestigationStatus(investigation.status)]
    if owner == rules.MUNICIPALITY:
        return investigation.trajectory.municipality.name
    return ", ".join(str(one) for one in investigation.investigators) if owner == rules.BODY else ""


def is_last_step(change: StatusChange) -> bool:
    """Say whether a step stands and no other was taken after it."""
    later = StatusChange.objects.filter(investigation=change.investigation_id, taken_back_at__isnull=True)
    return change.taken_back_at is None and not later.filter(pk__gt=change.pk).exists()
