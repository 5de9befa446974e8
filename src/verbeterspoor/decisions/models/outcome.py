"""What was decided per point, formal revision of it, and telling it back to the author."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import DecidedBy, OutcomeKind
from verbeterspoor.documents.models import SourceQuote

from .meeting import Meeting
from .proposal import DecisionPoint, Proposal


class Outcome(models.Model):
    """The outcome of one point; one is current per point, an earlier one stays readable (rule `outcome-per-point`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    point = models.ForeignKey(DecisionPoint, models.CASCADE, related_name="outcomes")
    kind = models.CharField(_("outcome"), max_length=11, choices=OutcomeKind.choices)
    text = models.TextField(_("text as decided"))
    held_until = models.DateField(_("held until"), null=True, blank=True)
    note = models.TextField(_("explanation"), blank=True, default="")
    decided_by = models.CharField(_("how"), max_length=7, choices=DecidedBy.choices, default=DecidedBy.MEETING)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="outcomes")
    decided_date = models.DateField(_("decided on"))
    consent_rule = models.CharField(_("rule that allows it"), max_length=300, blank=True, default="")
    agreed_by = models.TextField(_("who agreed, and when"), blank=True, default="")
    quote = models.ForeignKey(SourceQuote, models.PROTECT, null=True, blank=True, related_name="+")
    is_current = models.BooleanField(default=True)
    revised_date = models.DateField(_("revised on"), null=True, blank=True)
    revised_reason = models.TextField(_("why it was revised"), blank=True, default="")
    revised_by = models.CharField(_("act that revises it"), max_length=300, blank=True, default="")
    recorded_at = models.DateTimeField()
    recorded_by_id = models.UUIDField()
    recorded_by_name = models.CharField(max_length=200)

    objects = models.Manager()

    class Meta:
        ordering = ["point_id", "-recorded_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["point"], name="one_current_outcome_per_point",
                                    condition=Q(is_current=True)),
            models.CheckConstraint(name="outcome_has_a_text", condition=~Q(text="")),
            models.CheckConstraint(name="consent_cites_its_rule",
                                   condition=Q(decided_by="meeting", consent_rule="")
                                   | (Q(decided_by="consent") & ~Q(consent_rule=""))),
            models.CheckConstraint(name="revised_with_day_reason_and_act",
                                   condition=Q(revised_date__isnull=True, revised_reason="", revised_by="")
                                   | (Q(revised_date__isnull=False, is_current=False) & ~Q(revised_reason="")
                                      & ~Q(revised_by=""))),
            models.CheckConstraint(name="only_a_held_point_has_a_held_date",
                                   condition=Q(held_until__isnull=True) | Q(kind="held")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.point_id}: {self.kind}"


class ReportBack(models.Model):
    """Terugmelding: the outcome of a proposal in its exact words, told at once to those it is for."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="reports_back")
    text = models.TextField()
    told_at = models.DateTimeField()
    told_by_id = models.UUIDField()
    told_by_name = models.CharField(max_length=200)

    objects = models.Manager()

    class Meta:
        ordering = ["proposal_id", "-told_at", "-id"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.told_at:%Y-%m-%d %H:%M}"


class ToldTo(models.Model):
    """Somebody to whom an outcome was told, as what, and when they opened it."""

    report_back = models.ForeignKey(ReportBack, models.CASCADE, related_name="told_to")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["report_back_id", "id"]
        constraints = [models.UniqueConstraint(fields=["report_back", "user"], name="told_back_once_to_a_person")]

    def __str__(self) -> str:
        return f"{self.report_back_id} → {self.user_id}"
