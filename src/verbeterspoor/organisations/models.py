"""Municipality (the tenant), its units, the bodies it works with, and who holds which role for it."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .choices import BodyKind, Role


def exactly_one(*names: str) -> Q:
    """Return the condition that one of these columns is filled, and the others are not."""
    condition = Q()
    for filled in names:
        condition |= Q(**{f"{name}__isnull": name != filled for name in names})
    return condition


def merged_whole(name: str) -> models.CheckConstraint:
    """Return the constraint that what merged into another has the day and the reason, and what did not has neither."""
    merged = Q(merged_into__isnull=False, merged_date__isnull=False) & ~Q(merge_reason="")
    return models.CheckConstraint(
        name=name, condition=merged | Q(merged_into__isnull=True, merged_date__isnull=True, merge_reason="")
    )


class Municipality(models.Model):
    """A municipality is the tenant: every row that is anybody's belongs to one."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    tooi_uri = models.URLField(_("TOOI identifier"), blank=True, default="")
    report_interval_days = models.PositiveIntegerField(_("days between progress reports"), default=42)

    objects = models.Manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A sector or team of the town hall that can be responsible for something."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(_("name"), max_length=160)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    merged_date = models.DateField(_("merged on"), null=True, blank=True)
    merge_reason = models.CharField(_("reason"), max_length=300, blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            merged_whole("unit_merged_with_date_and_reason"),
            models.UniqueConstraint(fields=["municipality", "name"], name="unit_named_once",
                                    violation_error_message=_("This unit exists already.")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A body outside the town hall; the same one can work with many municipalities, through `Partnership`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=40, blank=True, default="")
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices)
    bodies = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="part_of",
                                    verbose_name=_("consists of"))  # fmt: skip

    objects = models.Manager()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Partnership(models.Model):
    """A municipality knows an organisation; without this row the organisation does not exist for it."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="partnerships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="partnerships")
    merged_into = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="merged_from")
    merged_date = models.DateField(_("merged on"), null=True, blank=True)
    merge_reason = models.CharField(_("reason"), max_length=300, blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["organisation__name", "id"]
        constraints = [
            merged_whole("partnership_merged_with_date_and_reason"),
            models.UniqueConstraint(fields=["municipality", "organisation"], name="known_once"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} – {self.organisation}"


class Membership(models.Model):
    """Somebody holds a role for a municipality; a partner, inspector or auditor holds it for one body or unit."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="memberships")
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["role", "id"]
        constraints = [
            models.CheckConstraint(
                name="outsider_role_has_one_body",
                condition=(~Q(role__in=["partner", "inspector", "auditor"])
                           | Q(organisation__isnull=False, unit__isnull=True)
                           | Q(organisation__isnull=True, unit__isnull=False)),
            ),
            models.CheckConstraint(
                name="membership_dates_in_order", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.municipality}"


class Invitation(models.Model):
    """Somebody is asked to take up a role; the link in the mail is kept as a hash only, works once, and expires.

    `expires_at` is a real moment, whatever the clock of a demo says; the other moments are the product's.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=5, default="nl")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="invitations")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="invitations")
    since = models.DateField(_("since"))
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-invited_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="invited_outsider_has_one_body",
                condition=(~Q(role__in=["partner", "inspector", "auditor"])
                           | Q(organisation__isnull=False, unit__isnull=True)
                           | Q(organisation__isnull=True, unit__isnull=False)),
            ),
            models.CheckConstraint(
                name="invitation_accepted_by_somebody",
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_ends_in_one_way",
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} {self.role} {self.municipality}"


class FormerName(models.Model):
    """What a person, unit, organisation or municipality was called until a day, and why that changed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="former_names")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="former_names")
    municipality = models.ForeignKey(Municipality, models.CASCADE, null=True, blank=True, related_name="former_names")
    name = models.CharField(_("name"), max_length=200)
    changed_date = models.DateField(_("changed on"))
    reason = models.CharField(_("reason"), max_length=300)
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-changed_date", "-id"]
        constraints = [
            models.CheckConstraint(name="former_name_of_one_thing", condition=exactly_one(
                "user", "unit", "organisation", "municipality")),
            models.CheckConstraint(name="former_name_has_reason", condition=~Q(reason="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ClockOffset(models.Model):
    """How far the simulated clock of a demo stands from real time; one row at most."""

    only = models.BooleanField(primary_key=True, default=True)
    offset = models.DurationField(default=timedelta())

    objects = models.Manager()

    def __str__(self) -> str:
        return str(self.offset)
