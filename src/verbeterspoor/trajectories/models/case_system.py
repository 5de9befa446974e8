"""How long a trajectory is kept, and the packages of it that went to the case system (rule `case-system`)."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.trajectories.choices import Nomination, PackageStatus, SelectionCategory

from .trajectory import Trajectory


class Retention(models.Model):
    """How long a trajectory is kept: set by a person with a reason, never by the software.

    The term (`period`, ISO 8601) starts when the trajectory is closed; `action_date` is that day plus the term, and is
    empty as long as it is not closed, or when it is kept for good.
    """

    trajectory = models.OneToOneField(Trajectory, models.CASCADE, related_name="retention", primary_key=True)
    category = models.CharField(_("category"), max_length=10, choices=SelectionCategory.choices)
    other_category = models.CharField(_("category of another list"), max_length=60, blank=True, default="")
    nomination = models.CharField(_("keep or destroy"), max_length=20, choices=Nomination.choices)
    period = models.CharField(_("term"), max_length=10, blank=True, default="")
    action_date = models.DateField(_("destroy after"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    set_at = models.DateTimeField()
    set_by_id = models.UUIDField()
    set_by_name = models.CharField(max_length=200)

    objects = models.Manager()

    class Meta:
        ordering = ["trajectory_id"]
        constraints = [
            models.CheckConstraint(name="retention_is_set_with_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="kept_for_good_has_no_term_and_destroyed_has",
                condition=Q(nomination="blijvend_bewaren", period="", action_date__isnull=True)
                | (Q(nomination="vernietigen") & ~Q(period="")),
            ),
            models.CheckConstraint(name="other_category_is_named",
                                   condition=Q(category="other") & ~Q(other_category="")
                                   | ~Q(category="other") & Q(other_category="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.trajectory_id}: {self.code}"

    @property
    def code(self) -> str:
        """The number in the selection list, or what was typed for another list."""
        return self.other_category or self.category

    @property
    def years(self) -> int | None:
        """The term in years, or None when it is kept for good."""
        return int(self.period.strip("PY")) if self.period else None


def package_name(instance: CasePackage, filename: str) -> str:
    """Store every package under its own random name."""
    return f"packages/{instance.public_id.hex[:2]}/{instance.public_id.hex}"


class PackageQuerySet(models.QuerySet["CasePackage"]):
    """Packages for the case system, as far as a worker must do something about them."""

    def due(self, now_real: datetime) -> PackageQuerySet:
        """Keep what waits for a worker, and what a worker that died left behind; in real time."""
        waiting = Q(status=PackageStatus.WAITING)
        left = Q(status=PackageStatus.MAKING, lease_until__lt=now_real)
        return self.filter(waiting | left)


class CasePackage(models.Model):
    """What of a trajectory was made ready for the case system: when, by whom, with which content, and its receipt.

    `content` lists what is in it, `manifest_sha256` is the hash of the manifest that lists every file. `lease_until` is
    real time; `attempts` is also the number of the claim, so that a worker taken for dead writes nothing any more.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="packages")
    number = models.PositiveIntegerField(_("number"))
    status = models.CharField(max_length=8, choices=PackageStatus.choices, default=PackageStatus.WAITING)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    asked_by_name = models.CharField(max_length=200)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(upload_to=package_name, max_length=200, blank=True, default="")
    size = models.PositiveBigIntegerField(default=0)
    manifest_sha256 = models.CharField(max_length=64, blank=True, default="")
    content = models.JSONField(default=list, blank=True)
    received_date = models.DateField(_("received on"), null=True, blank=True)
    received_reference = models.CharField(_("number of the receipt"), max_length=120, blank=True, default="")
    received_by = models.CharField(_("received by"), max_length=200, blank=True, default="")
    received_registered_at = models.DateTimeField(null=True, blank=True)
    received_registered_by_name = models.CharField(max_length=200, blank=True, default="")

    objects = PackageQuerySet.as_manager()

    class Meta:
        ordering = ["trajectory_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["trajectory", "number"], name="package_number_once_per_trajectory"),
            models.UniqueConstraint(fields=["trajectory"], condition=Q(status__in=["waiting", "making"]),
                                    name="one_package_is_made_at_a_time"),
            models.CheckConstraint(
                name="package_that_is_ready_has_manifest",
                condition=~Q(status="ready") | (Q(made_at__isnull=False) & ~Q(manifest_sha256="")),
            ),
            models.CheckConstraint(
                name="receipt_of_package_is_whole",
                condition=Q(received_date__isnull=True, received_reference="", received_by="",
                            received_registered_at__isnull=True)
                | (Q(status="ready", received_date__isnull=False, received_registered_at__isnull=False)
                   & ~Q(received_reference="") & ~Q(received_by="")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.trajectory_id}: {self.number}"

    @property
    def is_busy(self) -> bool:
        """Whether it is still being made."""
        return self.status in (PackageStatus.WAITING, PackageStatus.MAKING)
