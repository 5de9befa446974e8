"""What an investigation wrote: a report has versions."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import Paper
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import ErrorAnswer, ReportVersion, RoundKind
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
    case_number = models.CharField(_("case number"), max_length=60, blank=True, default="")
    presented_at = models.DateTimeField(_("presented"), null=True, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    replaces_reason = models.TextField(_("why it was replaced"), blank=True, default="")
    court_reference = models.CharField(_("decision of the court"), max_length=120, blank=True, default="")
    response = models.TextField(_("response of the executive as a whole"), blank=True, default="")
    response_date = models.DateField(_("responded on"), null=True, blank=True)
    afterword = models.TextField(_("afterword of the body"), blank=True, default="")
    edition = models.PositiveIntegerField(default=1)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["dated", "id"]
        constraints = [
            models.CheckConstraint(name="corrected_report_that_replaces_has_reason",
                                   condition=~Q(version="corrected") | Q(replaces__isnull=True)
                                   | ~Q(replaces_reason="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Whether only the town hall and the body may see it."""
        return self.version == ReportVersion.DRAFT

    @property
    def is_replaced(self) -> bool:
        """Whether a newer version took its place."""
        return hasattr(self, "replaced_by")


class ResponseRound(models.Model):
    """The body asks for a response to a report within a term: which facts are wrong, and what the executive says."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="rounds")
    kind = models.CharField(_("what is asked"), max_length=8, choices=RoundKind.choices)
    asked_date = models.DateField(_("asked on"))
    term = models.ForeignKey("supervision.Term", models.PROTECT, related_name="rounds")
    answered_date = models.DateField(_("answered on"), null=True, blank=True)
    note = models.TextField(_("how it was answered"), blank=True, default="")
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["report_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], condition=Q(answered_date__isnull=True),
                                    name="one_open_round_of_a_kind"),
            models.CheckConstraint(name="round_is_answered_after_it_was_asked",
                                   condition=Q(answered_date__isnull=True) | Q(answered_date__gte=F("asked_date"))),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.report_id}: {self.kind}"


class WrongFact(models.Model):
    """A fact in a report that the municipality calls wrong, what it should say, and what the body did with it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="wrong_facts")
    page = models.PositiveIntegerField(_("page"), null=True, blank=True)
    says = models.TextField(_("what the report says"))
    should_be = models.TextField(_("what it should say"))
    answer = models.CharField(_("answer"), max_length=8, choices=ErrorAnswer.choices, default=ErrorAnswer.OPEN)
    answer_text = models.TextField(_("in the words of the body"), blank=True, default="")
    answer_source = models.CharField(_("where the answer is found"), max_length=200, blank=True, default="")
    answered_date = models.DateField(_("answered on"), null=True, blank=True)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["report_id", F("page").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(name="answer_about_a_fact_has_day_and_source",
                                   condition=Q(answer="open", answered_date__isnull=True, answer_source="")
                                   | (~Q(answer="open") & Q(answered_date__isnull=False) & ~Q(answer_source=""))),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.report_id}: {self.says[:40]}"
