"""Heightened supervision: a period, and the acts that imposed, extended and lifted it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import LiftedBecause, PeriodStatus, PeriodStep
from verbeterspoor.trajectories.models import Trajectory

from .audience import OUTSIDE
from .investigation import Investigation


class SupervisionPeriodQuerySet(models.QuerySet["SupervisionPeriod"]):
    """Heightened supervision, as far as somebody may see it."""

    def visible_to(self, actor: Actor) -> SupervisionPeriodQuerySet:
        """Keep what `rules.can_see_period` allows: all for the town hall, the body and whom it is about."""
        own = self.filter(trajectory__municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        if not actor.has(*OUTSIDE):
            return own.none()
        taking_part = own.filter(trajectory__in=Trajectory.objects.visible_to(actor).values("pk"))
        theirs = Q(body_id__in=actor.organisation_ids) | Q(body__bodies__in=actor.organisation_ids)
        about = Q(subject_organisation_id__in=actor.organisation_ids) | Q(subject_unit_id__in=actor.unit_ids)
        return taking_part.filter(theirs | about).distinct()


class SupervisionPeriod(models.Model):
    """A body holds an organisation, a unit or the municipality under heightened supervision, from a day until a day.

    The period is half-open: on `until_date` it no longer holds. `lifted_date` is the day it was lifted.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    investigation = models.ForeignKey(
        Investigation, models.SET_NULL, null=True, blank=True, related_name="periods", verbose_name=_("investigation")
    )
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("by"))
    subject_organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    subject_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(_("status"), max_length=8, choices=PeriodStatus.choices, default=PeriodStatus.RUNNING)
    start_date = models.DateField(_("from"))
    until_date = models.DateField(_("ends on"), null=True, blank=True)
    lifted_date = models.DateField(_("lifted on"), null=True, blank=True)
    is_example = models.BooleanField(default=False)

    objects = SupervisionPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["start_date", "id"]
        constraints = [
            models.CheckConstraint(name="period_ends_after_it_begins",
                                   condition=Q(until_date__isnull=True) | Q(until_date__gt=F("start_date"))),
            models.CheckConstraint(name="period_is_lifted_when_and_only_when_it_says_so",
                                   condition=Q(status="running", lifted_date__isnull=True)
                                   | Q(status="lifted", lifted_date__gte=F("start_date"))),
            models.CheckConstraint(name="period_is_about_one",
                                   condition=Q(subject_organisation__isnull=True) | Q(subject_unit__isnull=True)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.subject}: {self.start_date}"

    @property
    def subject(self) -> str:
        """Who is under heightened supervision: the organisation, the unit, or the municipality itself."""
        return str(self.subject_organisation or self.subject_unit or self.trajectory.municipality.name)

    @property
    def times_extended(self) -> int:
        """How often it was extended."""
        return sum(act.kind == PeriodStep.EXTEND for act in self.acts.all())


class SupervisionAct(models.Model):
    """One act of the body: imposed, extended or lifted, with its day, reason and source."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    period = models.ForeignKey(SupervisionPeriod, models.CASCADE, related_name="acts")
    kind = models.CharField(_("act"), max_length=8, choices=PeriodStep.choices)
    acted_date = models.DateField(_("on"))
    until_date = models.DateField(_("ends on"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    source = models.CharField(_("source"), max_length=200)
    quote = models.ForeignKey(SourceQuote, models.PROTECT, null=True, blank=True, related_name="+")
    because = models.CharField(_("why it ended"), max_length=8, choices=LiftedBecause.choices, blank=True, default="")
    escalated_to = models.CharField(_("escalated to"), max_length=200, blank=True, default="")
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["period_id", "id"]
        constraints = [
            models.CheckConstraint(name="act_of_supervision_has_reason_and_source",
                                   condition=~Q(reason="") & ~Q(source="")),
            models.CheckConstraint(name="lifting_says_why_it_ended",
                                   condition=(Q(kind="lift") & ~Q(because="")) | (~Q(kind="lift") & Q(because=""))),
            models.CheckConstraint(name="outside_influence_is_escalated",
                                   condition=~Q(because="outside") | ~Q(escalated_to="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.period_id}: {self.kind}"
