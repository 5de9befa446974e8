"""What an executor reported about an action or a part, with its evidence."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation import dates
from verbeterspoor.plans.choices import CopyStatus, Progress, ReportStatus, SourceKind

from .action import Action, ActionPart
from .rounds import RoundItem


class ProgressReport(models.Model):
    """What an executor reported about an action at a moment; accepted, or returned with a reason beside the answer."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(Action, models.CASCADE, related_name="reports")
    part = models.ForeignKey(ActionPart, models.CASCADE, null=True, blank=True, related_name="reports")
    status = models.CharField(max_length=10, choices=ReportStatus.choices, default=ReportStatus.DRAFT)
    progress = models.CharField(_("how is it going?"), max_length=10, choices=Progress.choices)
    text = models.TextField(_("explanation"), blank=True, default="")
    evidence = models.TextField(_("evidence"), blank=True, default="")
    obstacles = models.TextField(_("obstacles"), blank=True, default="")
    forecast_date = models.DateField(_("expected to be ready on"), null=True, blank=True)
    asked_in = models.ForeignKey(RoundItem, models.PROTECT, null=True, blank=True, related_name="reports")
    answer_group = models.UUIDField(null=True, blank=True)
    on_behalf = models.BooleanField(_("on behalf of the executor"), default=False)
    source = models.CharField(_("taken from"), max_length=300, blank=True, default="")
    source_date = models.DateField(_("said on"), null=True, blank=True)
    source_quote = models.TextField(_("in their words"), blank=True, default="")
    copy_status = models.CharField(max_length=10, choices=CopyStatus.choices, blank=True, default="")
    copy_answered_at = models.DateTimeField(null=True, blank=True)
    copy_answer = models.TextField(_("what is not right"), blank=True, default="")
    reported_by_id = models.UUIDField()
    reported_by_name = models.CharField(max_length=200)
    reported_for = models.CharField(_("made for"), max_length=200, blank=True, default="")
    """The name of the organisation or unit when it reported; filled in when that name changes or merges."""
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
                condition=Q(status="submitted", progress="done", part__isnull=True),
                name="one_report_of_done_waits_per_action",
            ),
            models.UniqueConstraint(
                fields=["part"],
                condition=Q(status="submitted", progress="done", part__isnull=False),
                name="one_report_of_done_waits_per_part",
            ),
            models.CheckConstraint(
                name="report_on_behalf_has_source", condition=Q(on_behalf=False, copy_status="") | ~Q(source="")
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

    @property
    def taken_from(self) -> str:
        """The label of what was registered for a party: taken from what, of which day (rule `on-behalf`)."""
        if not self.on_behalf or self.source_date is None:
            return ""
        source = dict(SourceKind.choices).get(self.source, self.source)
        facts = {"source": source, "day": dates.said_without_weekday(self.source_date)}
        return gettext("taken from %(source)s of %(day)s") % facts


class Evidence(models.Model):
    """What shows that something was done: where it can be found, or a file that passed the check for client data."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="evidence_items")
    reference = models.CharField(_("where it can be found"), max_length=500, blank=True, default="")
    dated = models.DateField(_("date"), null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        ordering = ["report_id", "id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_reference_or_file", condition=~Q(reference="") | Q(file__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.reference or str(self.file)
