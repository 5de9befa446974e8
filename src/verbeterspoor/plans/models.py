"""The improvement plan and its execution."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Trim
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import Finding, FirstImpression
from verbeterspoor.trajectories.models import Trajectory

from .choices import ActionStatus, PlanStatus, Progress, ReportStatus, Signal


class ActionQuerySet(models.QuerySet["Action"]):
    """Actions, as far as somebody may see them, and those with a signal."""

    def visible_to(self, actor: Actor) -> ActionQuerySet:
        """Keep what `rules.can_see_action` allows."""
        own = self.filter(plan__trajectory__municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        if not actor.has(Role.PARTNER):
            return own.none()
        mine = Q(organisation_id__in=actor.organisation_ids) | Q(unit_id__in=actor.unit_ids)
        return own.filter(mine, plan__status=PlanStatus.ADOPTED)

    def with_gaps(self) -> ActionQuerySet:
        """Keep the actions that lack something: the same as `rules.gaps`, asked of the database."""
        links = Action.findings.through.objects, Action.first_impressions.through.objects
        served = [Exists(link.filter(action_id=OuterRef("pk"))) for link in links]
        blank = self.annotate(bare_result=Trim("result"), bare_evidence=Trim("evidence_agreed"))
        return blank.exclude(status=ActionStatus.LAPSED).filter(
            Q(organisation__isnull=True, unit__isnull=True)
            | Q(bare_result="")
            | Q(bare_evidence="")
            | Q(start_date__isnull=True)
            | Q(due_date__isnull=True, is_ongoing=False)
            | Q(is_ongoing=True, review_date__isnull=True)
            | ~(served[0] | served[1])
        )

    def with_signal(self, signal: str, *, today: date) -> ActionQuerySet:
        """Keep the actions with a signal: the same as `rules.signals`, asked of the database."""
        running = self.filter(status=ActionStatus.OPEN, plan__status=PlanStatus.ADOPTED)
        late = Q(due_date__lt=today)
        if signal == Signal.LATE:
            return running.filter(late)
        if signal == Signal.SILENT:
            heard = Q(last_report_at__isnull=False) | Q(start_date__isnull=False)
            return running.filter(heard, report_due_date__lt=today)
        expected_late = Q(forecast_date__gt=F("due_date")) | Q(last_progress=Progress.STUCK)
        return running.filter(expected_late).filter(Q(due_date__isnull=True) | ~late)


class Plan(models.Model):
    """An improvement plan of a trajectory; until it is adopted, its gaps are the to-do list."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    effect = models.TextField(_("intended effect"), blank=True, default="")
    status = models.CharField(_("status"), max_length=10, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    adopted_date = models.DateField(_("adopted on"), null=True, blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(name="plan_adopted_has_date",
                                   condition=Q(status="draft", adopted_date__isnull=True)
                                   | Q(status="adopted", adopted_date__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Action(models.Model):
    """Something one organisation or unit does, with a checkable result, a start and a due date (rule `one-owner`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="actions")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("action"), max_length=300)
    result = models.TextField(_("result that can be checked"), blank=True, default="")
    evidence_agreed = models.TextField(_("agreed evidence"), blank=True, default="")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible organisation"),
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible unit")
    )
    start_date = models.DateField(_("start"), null=True, blank=True)
    due_date = models.DateField(_("due"), null=True, blank=True)
    is_ongoing = models.BooleanField(_("ongoing"), default=False)
    review_date = models.DateField(_("review on"), null=True, blank=True)
    report_interval_days = models.PositiveIntegerField(_("days between reports"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=14, choices=ActionStatus.choices, default=ActionStatus.OPEN)
    status_since = models.DateTimeField()
    accepted_by_id = models.UUIDField(null=True, blank=True)
    lapse_reason = models.TextField(_("reason"), blank=True, default="")
    last_report_at = models.DateTimeField(null=True, blank=True)
    last_progress = models.CharField(max_length=10, choices=Progress.choices, blank=True, default="")
    forecast_date = models.DateField(_("expected"), null=True, blank=True)
    report_due_date = models.DateField(_("next report by"), null=True, blank=True)
    findings = models.ManyToManyField(Finding, blank=True, related_name="+", verbose_name=_("serves findings"))
    first_impressions = models.ManyToManyField(
        FirstImpression, blank=True, related_name="+", verbose_name=_("serves first impressions")
    )
    is_example = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["plan_id", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="action_number_once_per_plan"),
            models.CheckConstraint(
                name="action_has_at_most_one_owner",
                condition=Q(organisation__isnull=True) | Q(unit__isnull=True),
            ),
            models.CheckConstraint(
                name="action_dates_in_order",
                condition=Q(start_date__isnull=True) | Q(due_date__isnull=True) | Q(due_date__gte=F("start_date")),
            ),
            models.CheckConstraint(
                name="action_accepted_by_somebody",
                condition=~Q(status="accepted") | Q(accepted_by_id__isnull=False),
            ),
            models.CheckConstraint(
                name="action_lapsed_with_reason", condition=~Q(status="lapsed") | ~Q(lapse_reason="")
            ),
        ]
        indexes = [models.Index(fields=["status", "due_date"], name="actions_by_due")]

    def __str__(self) -> str:
        return self.title


class ProgressReport(models.Model):
    """What an executor reported about an action at a moment; accepted, or returned with a reason beside the answer."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(Action, models.CASCADE, related_name="reports")
    status = models.CharField(max_length=10, choices=ReportStatus.choices, default=ReportStatus.DRAFT)
    progress = models.CharField(_("how is it going?"), max_length=10, choices=Progress.choices)
    text = models.TextField(_("explanation"), blank=True, default="")
    evidence = models.TextField(_("evidence"), blank=True, default="")
    forecast_date = models.DateField(_("expected to be ready on"), null=True, blank=True)
    reported_by_id = models.UUIDField()
    reported_by_name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=200, blank=True, default="")
    decision_note = models.TextField(_("explanation of the decision"), blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(status="submitted", progress="done"),
                name="one_report_of_done_waits_per_action",
            ),
            models.CheckConstraint(
                name="report_submitted_has_moment",
                condition=Q(status="draft") | Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_decided_by_somebody_with_a_note",
                condition=Q(status__in=["draft", "submitted"], decided_at__isnull=True, decided_by_id__isnull=True)
                | (
                    Q(
                        status__in=["accepted", "returned"],
                        decided_at__isnull=False,
                        decided_by_id__isnull=False,
                    )
                    & ~Q(decision_note="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.created_at:%Y-%m-%d}"
