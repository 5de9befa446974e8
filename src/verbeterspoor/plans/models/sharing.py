"""The plan leaves the town hall: to whom, when, within which term, and the proof that it arrived."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.documents.models import StoredFile
from verbeterspoor.plans.choices import Channel, ReceiptProof
from verbeterspoor.supervision.models import Term
from verbeterspoor.trajectories.models import Party

from .plan import PlanVersion


class PlanDelivery(models.Model):
    """An adopted plan was shared with a party; receipt is proven by their own POST or by a letter, never by opening."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan_version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="deliveries")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices)
    shared_at = models.DateTimeField(_("shared"))
    shared_by_id = models.UUIDField()
    shared_by_name = models.CharField(max_length=200)
    recipient = models.CharField(_("sent to"), max_length=200, blank=True, default="")
    note = models.TextField(_("accompanying text"), blank=True, default="")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    term = models.ForeignKey(Term, models.SET_NULL, null=True, blank=True, related_name="+")
    token_hash = models.CharField(max_length=64, blank=True, default="")
    expires_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(_("received"), null=True, blank=True)
    received_proof = models.CharField(max_length=10, choices=ReceiptProof.choices, blank=True, default="")
    received_by = models.CharField(_("received by"), max_length=200, blank=True, default="")
    received_source = models.CharField(_("source"), max_length=300, blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["-shared_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="receipt_has_moment_and_proof",
                condition=Q(received_at__isnull=True, received_proof="")
                | (Q(received_at__isnull=False) & ~Q(received_proof="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_version} → {self.party}"
