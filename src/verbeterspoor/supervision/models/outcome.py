"""Dated acts about a finding: what the council decided, and what became of it. None is ever edited."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.models import Organisation
from verbeterspoor.supervision.choices import CouncilOutcome, OutcomeStep

from .finding import Finding


class CouncilDecision(models.Model):
    """What the council decided about a finding: the text that binds from then on (rule `finding-tree`).

    `text` keeps the words that bind, also when the council adopts a finding as it is, so that a later correction of the
    finding does not change what was decided. A rejected finding binds nobody and stays readable.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="council_decisions")
    outcome = models.CharField(_("what the council did"), max_length=8, choices=CouncilOutcome.choices)
    decided_date = models.DateField(_("decided on"))
    number = models.CharField(_("number of the decision"), max_length=60)
    text = models.TextField(_("text that binds"), blank=True, default="")
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    on_behalf = models.BooleanField(default=True)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-decided_date", "-id"]
        constraints = [
            models.CheckConstraint(name="council_decision_on_behalf_has_source",
                                   condition=Q(on_behalf=False) | ~Q(source="")),
            models.CheckConstraint(name="council_decision_binds_with_a_text",
                                   condition=Q(outcome="rejected", text="") | (~Q(outcome="rejected") & ~Q(text=""))),
            models.CheckConstraint(name="council_decision_has_a_number", condition=~Q(number="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.outcome}"


class FindingOutcome(models.Model):
    """One act about what became of a finding: lapsed, escalated, settled or opened again, with its reason and day."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="outcome_acts")
    step = models.CharField(_("act"), max_length=8, choices=OutcomeStep.choices)
    acted_date = models.DateField(_("on"))
    reason = models.TextField(_("reason"))
    decision = models.CharField(_("decision"), max_length=120, blank=True, default="")
    addressee_organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    addressee_text = models.CharField(_("escalated to"), max_length=200, blank=True, default="")
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    on_behalf = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-acted_date", "-id"]
        constraints = [
            models.CheckConstraint(name="outcome_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="outcome_by_decision",
                                   condition=~Q(step__in=["lapse", "settle"]) | ~Q(decision="")),
            models.CheckConstraint(name="outcome_escalated_to_somebody",
                                   condition=~Q(step="escalate") | Q(addressee_organisation__isnull=False)
                                   | ~Q(addressee_text="")),
            models.CheckConstraint(name="outcome_on_behalf_has_source",
                                   condition=Q(on_behalf=False) | ~Q(source="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.step}"

    @property
    def addressee(self) -> str:
        """To whom it was escalated."""
        return str(self.addressee_organisation or self.addressee_text)
