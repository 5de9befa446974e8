"""What an investigation wrote: a report has versions."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import Paper
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import ReportVersion
from verbeterspoor.trajectories.models import Trajectory

from .audience import OUTSIDE, shared_with
from .investigation import Investigation, investigated_by


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> ReportQuerySet:
        """Keep all for the town hall, the own ones for the body that investigated, and what was shared but no draft."""
        own = self.filter(investigation__trajectory__municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        if not actor.has(*OUTSIDE):
            return own.none()
        taking_part = own.filter(investigation__trajectory__in=Trajectory.objects.visible_to(actor).values("pk"))
        shared = Q(public_id__in=shared_with(actor).values("shared_id")) & ~Q(version=ReportVersion.DRAFT)
        return taking_part.filter(shared | investigated_by(actor, "investigation_id"))


class Report(models.Model):
    """A version of a report of an investigation."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="reports")
    title = models.CharField(_("title"), max_length=300)
    version = models.CharField(_("version"), max_length=12, choices=ReportVersion.choices, default=ReportVersion.FINAL)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    dated = models.DateField(_("date"), null=True, blank=True)
    presented_at = models.DateTimeField(_("presented"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["dated", "id"]

    def __str__(self) -> str:
        return self.title
