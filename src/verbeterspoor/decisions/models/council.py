"""Promises, motions and questions: links to the clerk's own list, with what they touch here."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import CouncilItemKind, CouncilItemState, ItemSource
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.supervision.models import Finding, Term
from verbeterspoor.trajectories.models import Trajectory

from .letter import Letter


class CouncilItem(models.Model):
    """A promise, motion or question on the clerk's list; the list stays the clerk's (rule `dual-wall`)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    trajectory = models.ForeignKey(Trajectory, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(_("kind"), max_length=8, choices=CouncilItemKind.choices)
    state = models.CharField(_("state"), max_length=8, choices=CouncilItemState.choices, default=CouncilItemState.OPEN)
    number = models.CharField(_("number"), max_length=60, blank=True, default="")
    text = models.TextField(_("text"))
    made_date = models.DateField(_("made on"), null=True, blank=True)
    made_by = models.CharField(_("made to or by"), max_length=200, blank=True, default="")
    due_date = models.DateField(_("settled before or on"), null=True, blank=True)
    progress = models.TextField(_("how it stands"), blank=True, default="")
    link = models.URLField(_("address on the council's site"), max_length=500, blank=True, default="")
    source = models.CharField(max_length=10, choices=ItemSource.choices, default=ItemSource.TYPED)
    external_id = models.CharField(max_length=200, blank=True, default="")
    finding = models.ForeignKey(Finding, models.SET_NULL, null=True, blank=True, related_name="+")
    term = models.ForeignKey(Term, models.SET_NULL, null=True, blank=True, related_name="+")
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="council_items")
    settled_by = models.ForeignKey(Letter, models.SET_NULL, null=True, blank=True, related_name="settles")
    settled_date = models.DateField(_("settled on"), null=True, blank=True)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField()
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["due_date", "-made_date", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "source", "external_id"], name="council_item_once",
                                    condition=~Q(external_id="")),
            models.CheckConstraint(name="council_item_settled_on_a_day",
                                   condition=~Q(state="settled") | Q(settled_date__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:80]
