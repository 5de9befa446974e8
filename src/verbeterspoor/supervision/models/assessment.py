"""A framework held against practice: the first test and every re-test, with a judgement per expectation."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import AssessmentKind
from verbeterspoor.trajectories.models import Trajectory

from .framework import Expectation, FrameworkVersion, ScaleValue
from .investigation import Investigation, investigated_by


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Tests, as far as somebody may see them."""

    def visible_to(self, actor: Actor) -> AssessmentQuerySet:
        """Keep all for the town hall, and for a body what it investigated in a trajectory it takes part in."""
        own = self.filter(investigation__trajectory__municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        taking_part = own.filter(investigation__trajectory__in=Trajectory.objects.visible_to(actor).values("pk"))
        return taking_part.filter(investigated_by(actor, "investigation_id"))


class Assessment(models.Model):
    """A first test or a re-test of a chosen part of a framework on a day, as a body did it.

    It is filled in theme by theme; once it is registered (`finished_at`) neither it nor its judgements change, and the
    database refuses to change them: a re-test adds new ones (rule `scales`).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="assessments")
    framework_version = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="assessments")
    kind = models.CharField(_("kind"), max_length=8, choices=AssessmentKind.choices)
    first = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="retests")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    assessed_date = models.DateField(_("tested on"))
    expectations = models.ManyToManyField(Expectation, related_name="assessments")
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    on_behalf = models.BooleanField(default=True)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by_id = models.UUIDField(null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["assessed_date", "id"]
        constraints = [
            models.CheckConstraint(name="assessment_on_behalf_has_source",
                                   condition=Q(on_behalf=False) | ~Q(source="")),
            models.CheckConstraint(name="assessment_retest_has_a_first",
                                   condition=Q(kind="first", first__isnull=True)
                                   | Q(kind="retest", first__isnull=False)),
            models.CheckConstraint(name="assessment_finished_by_somebody",
                                   condition=Q(finished_at__isnull=True, finished_by_id__isnull=True)
                                   | Q(finished_at__isnull=False, finished_by_id__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.assessed_date.isoformat()}"

    @property
    def is_finished(self) -> bool:
        """Whether it has been registered and stays as it is."""
        return self.finished_at is not None


class ExpectationJudgement(models.Model):
    """What a body says about one expectation in one test."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="judgements")
    expectation = models.ForeignKey(Expectation, models.PROTECT, related_name="judgements")
    value = models.ForeignKey(ScaleValue, models.PROTECT, related_name="+")
    explanation = models.TextField(_("in their words"), blank=True, default="")
    quote = models.TextField(_("the words of the report"), blank=True, default="")
    place = models.CharField(_("where that stands"), max_length=120, blank=True, default="")
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["assessment_id", F("expectation__position").asc(), "id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "expectation"], name="expectation_judged_once_per_test"),
        ]

    def __str__(self) -> str:
        return f"{self.expectation_id}: {self.value_id}"
