"""Who investigated what, as far as somebody may see it."""

from __future__ import annotations

from django.db.models import Prefetch

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import (
    DirectMeasure,
    FirstImpression,
    Investigation,
    Report,
)
from verbeterspoor.trajectories.models import Trajectory


def investigations_of(actor: Actor, trajectory: Trajectory) -> list[Investigation]:
    """Return the investigations of a trajectory with reports, first impressions and direct measures.

    Somebody from outside sees an investigation with the reports that he sees; first impressions and direct measures
    are for the town hall.
    """
    reports = Report.objects.visible_to(actor).select_related("paper__file").order_by("dated", "pk")
    measures = DirectMeasure.objects.select_related("unit").prefetch_related("findings")
    impressions = FirstImpression.objects.prefetch_related(Prefetch("measures", measures))
    if not actor.is_inside:
        impressions = impressions.none()
    own = Investigation.objects.filter(trajectory=trajectory)
    if not actor.is_inside:
        own = own.filter(pk__in=reports.order_by().values("investigation_id"))
    return list(
        own.prefetch_related("bodies", Prefetch("reports", reports), Prefetch("first_impressions", impressions))
    )
