"""What was told before there was a report, and what was done at once."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.models import Unit

from .finding import Finding
from .investigation import Investigation


class FirstImpression(models.Model):
    """What an investigating body told before there was a report."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="first_impressions")
    text = models.TextField(_("what was told"))
    told_date = models.DateField(_("told on"), null=True, blank=True)
    told_text = models.CharField(_("when, in words"), max_length=80, blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["told_date", "id"]

    def __str__(self) -> str:
        return self.text


class DirectMeasure(models.Model):
    """A measure taken at once, before any report; it hangs under a first impression until the findings come."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    first_impression = models.ForeignKey(FirstImpression, models.CASCADE, related_name="measures")
    text = models.TextField(_("measure"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    taken_date = models.DateField(_("taken on"), null=True, blank=True)
    findings = models.ManyToManyField(Finding, blank=True, related_name="direct_measures")

    objects = models.Manager()

    class Meta:
        ordering = ["taken_date", "id"]

    def __str__(self) -> str:
        return self.text
