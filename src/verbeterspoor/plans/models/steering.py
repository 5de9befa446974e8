"""Steering: bijsturing by the lead, wijzigingsverzoek by a partner, both against the adopted plan; and the meeting."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.plans.choices import ChangeField, RequestKind, RequestStatus
from verbeterspoor.supervision.models import Term

from .action import Action
from .plan import Plan


class SteeringMeeting(models.Model):
    """A meeting about how the plan runs: who was there, and what was decided."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="meetings")
    title = models.CharField(_("title"), max_length=200)
    held_date = models.DateField(_("date"))
    present = models.TextField(_("present"), blank=True, default="", help_text=_("Roles and organisations."))
    notes = models.TextField(_("notes"), blank=True, default="")
    facts = models.JSONField(default=dict, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["plan_id", "-held_date", "-id"]

    def __str__(self) -> str:
        return self.title


class Adjustment(models.Model):
    """Bijsturing by the lead: what was seen, what was decided, who does what, from when (rule `adopted-plan`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="adjustments")
    number = models.PositiveIntegerField(_("number"))
    seen = models.TextField(_("what was seen"))
    decided = models.TextField(_("what was decided"))
    who = models.CharField(_("who does what"), max_length=300)
    from_date = models.DateField(_("from"))
    decided_date = models.DateField(_("decided on"))
    meeting = models.ForeignKey(SteeringMeeting, models.PROTECT, null=True, blank=True, related_name="adjustments")
    recorded_at = models.DateTimeField()
    recorded_by_id = models.UUIDField()
    recorded_by_name = models.CharField(max_length=200)

    objects = models.Manager()

    class Meta:
        ordering = ["plan_id", "-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="adjustment_number_once_per_plan")]

    def __str__(self) -> str:
        return self.decided


class ChangeRequest(models.Model):
    """Wijzigingsverzoek: a partner asks for delay or change of what was agreed; the coordinator decides why (not)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(Action, models.CASCADE, related_name="change_requests")
    kind = models.CharField(_("what is asked"), max_length=8, choices=RequestKind.choices)
    reason = models.TextField(_("why"))
    proposed_date = models.DateField(_("proposed date"), null=True, blank=True)
    proposed_text = models.TextField(_("proposed change"), blank=True, default="")
    status = models.CharField(max_length=10, choices=RequestStatus.choices, default=RequestStatus.WAITING)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    asked_by_name = models.CharField(max_length=200)
    on_behalf = models.BooleanField(default=False)
    source = models.CharField(_("taken from"), max_length=300, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=200, blank=True, default="")
    decision_note = models.TextField(_("explanation of the decision"), blank=True, default="")
    granted_date = models.DateField(_("new date"), null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "kind"], condition=Q(status="waiting"),
                                    name="one_request_of_a_kind_waits_per_action"),
            models.CheckConstraint(
                name="request_decided_by_somebody_with_a_note",
                condition=Q(status__in=["waiting", "withdrawn"], decided_at__isnull=True)
                | (Q(status__in=["granted", "refused"], decided_at__isnull=False, decided_by_id__isnull=False)
                   & ~Q(decision_note="")),
            ),
            models.CheckConstraint(name="request_on_behalf_has_source", condition=Q(on_behalf=False) | ~Q(source="")),
            models.CheckConstraint(
                name="request_for_delay_has_date", condition=~Q(kind="delay") | Q(proposed_date__isnull=False)
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reason


class Change(models.Model):
    """One thing of one action that changed after the plan was adopted: what it was, what it is, and by which act."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="changes")
    adjustment = models.ForeignKey(Adjustment, models.PROTECT, null=True, blank=True, related_name="changes")
    request = models.ForeignKey(ChangeRequest, models.PROTECT, null=True, blank=True, related_name="changes")
    field = models.CharField(max_length=16, choices=ChangeField.choices)
    former = models.TextField(blank=True, default="")
    new = models.TextField(blank=True, default="")
    changed_at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        ordering = ["action_id", "changed_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="change_by_one_act",
                condition=Q(adjustment__isnull=False, request__isnull=True)
                | Q(adjustment__isnull=True, request__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.former} → {self.new}"


class MeetingDecision(models.Model):
    """What a steering meeting decided; it becomes bijsturing, an action or a term."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(SteeringMeeting, models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    text = models.TextField(_("decision"))
    about = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="+")
    adjustment = models.ForeignKey(Adjustment, models.PROTECT, null=True, blank=True, related_name="+")
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="+")
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")

    objects = models.Manager()

    class Meta:
        ordering = ["meeting_id", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="decision_number_once_per_meeting")]

    def __str__(self) -> str:
        return self.text
