"""What a body said about a finding on a day."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.models import Organisation
from verbeterspoor.supervision.choices import Verdict

from .finding import Finding


class Judgement(models.Model):
    """What a body said about a finding on a day: a new judgement is added, an old one never edited (rule `scales`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="judgements")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=16, choices=Verdict.choices)
    judged_date = models.DateField(_("judged on"))
    explanation = models.TextField(_("in their words"))
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    on_behalf = models.BooleanField(default=True)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-judged_date", "-id"]
        constraints = [
            models.CheckConstraint(name="judgement_on_behalf_has_source",
                                   condition=Q(on_behalf=False) | ~Q(source="")),
            models.CheckConstraint(name="judgement_has_explanation", condition=~Q(explanation="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.verdict}"
