"""How people look at a plan, and what they bring in from a sheet: saved views, drafts of an import, known columns."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.models import Municipality
from verbeterspoor.plans.choices import ImportStatus, ViewKind

from .plan import Plan


class SavedView(models.Model):
    """A way of looking at actions that somebody kept: which view, which filters, which order."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    view = models.CharField(max_length=10, choices=ViewKind.choices, default=ViewKind.LIST)
    query = models.CharField(max_length=500, blank=True, default="")
    is_shared = models.BooleanField(_("for everybody in the town hall"), default=False)
    created_at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["municipality", "user", "name"], name="view_named_once")]

    def __str__(self) -> str:
        return self.name


class ImportProfile(models.Model):
    """Which column of a known kind of sheet means what; asked once and remembered."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    signature = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        ordering = ["municipality_id", "-used_at"]
        constraints = [models.UniqueConstraint(fields=["municipality", "signature"], name="profile_once_per_sheet")]

    def __str__(self) -> str:
        return self.signature


class ImportDraft(models.Model):
    """A table that somebody brought in, until every row is right and all of it is taken over, or nothing."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    table = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=ImportStatus.choices, default=ImportStatus.OPEN)
    brought_by_id = models.UUIDField()
    brought_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-brought_at", "-id"]

    def __str__(self) -> str:
        return self.name
