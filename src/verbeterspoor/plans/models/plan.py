"""A plan, who takes part in it, what it is for, and what stood in it when it was adopted."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.plans.choices import PlanStatus
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories.models import Trajectory

from .bodies import one_body


class Plan(models.Model):
    """An improvement plan of a trajectory; until it is adopted, its gaps are the to-do list."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    effect = models.TextField(_("intended effect"), blank=True, default="")
    status = models.CharField(_("status"), max_length=12, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    adopted_date = models.DateField(_("adopted on"), null=True, blank=True)
    case_number = models.CharField(_("case number"), max_length=60, blank=True, default="")
    consulted_until = models.DateField(_("comments until"), null=True, blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(name="plan_adopted_has_date",
                                   condition=Q(status__in=["draft", "consultation"], adopted_date__isnull=True)
                                   | Q(status="adopted", adopted_date__isnull=False)),
            models.CheckConstraint(name="plan_consulted_until_a_day",
                                   condition=~Q(status="consultation") | Q(consulted_until__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """An organisation or unit takes part in a plan; its name is published only when that was agreed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="participants")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    contribution = models.CharField(_("takes part as"), max_length=200, blank=True, default="")
    may_be_named = models.BooleanField(_("may be named in public"), default=False)
    added_at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        ordering = ["plan_id", "id"]
        constraints = [
            one_body("participant_is_one_body"),
            models.UniqueConstraint(fields=["plan", "organisation"], name="organisation_takes_part_once",
                                    condition=Q(organisation__isnull=False)),
            models.UniqueConstraint(fields=["plan", "unit"], name="unit_takes_part_once",
                                    condition=Q(unit__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.organisation or self.unit)


class Goal(models.Model):
    """What a plan wants to reach, and what people will notice of it; actions serve goals."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="goals")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("goal"), max_length=300)
    effect = models.TextField(_("intended effect"), blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["plan_id", "number", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="goal_number_once_per_plan")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Keeper(models.Model):
    """Who keeps a good example alive and passes it on: a keeper, not a deadline (rule `one-owner`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="keepers")
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    how = models.TextField(_("how it is kept and spread"), blank=True, default="")
    appointed_at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        ordering = ["plan_id", "finding_id", "id"]
        constraints = [
            one_body("keeper_is_one_body"),
            models.UniqueConstraint(fields=["plan", "finding"], name="one_keeper_per_good_example"),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.unit)


class PlanVersion(models.Model):
    """The adopted plan (vastgesteld plan) as it was adopted: nothing in it ever changes (rule `adopted-plan`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    title = models.CharField(max_length=200)
    effect = models.TextField(blank=True, default="")
    adopted_date = models.DateField()
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True, default="")
    decision = models.CharField(_("decision"), max_length=200, blank=True, default="")
    recorded_at = models.DateTimeField()
    recorded_by_id = models.UUIDField()

    objects = models.Manager()

    class Meta:
        ordering = ["plan_id", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class AdoptedAction(models.Model):
    """An action as it stood in the adopted plan: the ghost behind what runs now."""

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="actions")
    action = models.ForeignKey("plans.Action", models.CASCADE, related_name="adopted")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    result = models.TextField(blank=True, default="")
    evidence_agreed = models.TextField(blank=True, default="")
    assurance = models.TextField(blank=True, default="")
    owner_name = models.CharField(max_length=200)
    goal = models.CharField(max_length=320, blank=True, default="")
    findings = models.CharField(max_length=400, blank=True, default="")
    start_date = models.DateField(null=True, blank=True)
    due_date = models.DateField(null=True, blank=True)
    is_ongoing = models.BooleanField(default=False)
    review_date = models.DateField(null=True, blank=True)
    parts = models.JSONField(default=list, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["version_id", "number"]
        constraints = [models.UniqueConstraint(fields=["version", "action"], name="action_adopted_once_per_version")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
