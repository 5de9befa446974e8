"""The improvement trajectory (verbetertraject): the thing that holds everything together."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Municipality, Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.choices import PartyRole, SharedKind


class TrajectoryQuerySet(models.QuerySet["Trajectory"]):
    """Trajectories, as far as somebody may know of them."""

    def visible_to(self, actor: Actor) -> TrajectoryQuerySet:
        """Keep what `rules.can_see` allows."""
        own = self.filter(municipality_id=actor.municipality_id)
        if actor.is_inside:
            return own
        if not actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR):
            return own.none()
        parties = Party.objects.filter(Q(organisation_id__in=actor.organisation_ids) | Q(unit_id__in=actor.unit_ids))
        return own.filter(pk__in=parties.values("trajectory_id"))


class Trajectory(models.Model):
    """One line from announcement to proof, led by a municipality."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it is about"), blank=True, default="")
    case_number = models.CharField(_("case number"), max_length=60, blank=True, default="")
    coordinator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
                                    related_name="+", verbose_name=_("coordinator"))  # fmt: skip
    started_date = models.DateField(_("started"), null=True, blank=True)
    is_example = models.BooleanField(default=False)
    closed_date = models.DateField(_("closed on"), null=True, blank=True)
    closed_note = models.CharField(_("how it ended"), max_length=300, blank=True, default="")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = TrajectoryQuerySet.as_manager()

    class Meta:
        ordering = ["-started_date", "title", "id"]
        constraints = [
            models.CheckConstraint(name="trajectory_closed_with_how_it_ended",
                                   condition=Q(closed_date__isnull=True, closed_note="")
                                   | (Q(closed_date__isnull=False) & ~Q(closed_note=""))),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """A body or unit takes part in a trajectory, in one role."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(_("role"), max_length=20, choices=PartyRole.choices)

    objects = models.Manager()

    class Meta:
        ordering = ["role", "id"]
        constraints = [
            models.CheckConstraint(
                name="party_is_one_body_or_unit",
                condition=(Q(organisation__isnull=False, unit__isnull=True)
                           | Q(organisation__isnull=True, unit__isnull=False)),
            ),
            models.UniqueConstraint(fields=["trajectory", "organisation", "role"], name="party_once_per_role",
                                    condition=Q(organisation__isnull=False)),
            models.UniqueConstraint(fields=["trajectory", "unit", "role"], name="unit_party_once_per_role",
                                    condition=Q(unit__isnull=False)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.organisation or self.unit)

    @property
    def name(self) -> str:
        """The name of the body or unit."""
        return str(self.organisation or self.unit)

    @property
    def former_names(self) -> list[str]:
        """What the body or unit was called before, latest first."""
        body = self.organisation or self.unit
        return [former.name for former in body.former_names.all()] if body else []


class Share(models.Model):
    """What was shared with whom, when: what an outsider may see starts here."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="shares")
    party = models.ForeignKey(Party, models.PROTECT, related_name="shares")
    kind = models.CharField(max_length=20, choices=SharedKind.choices)
    shared_id = models.UUIDField()
    title = models.CharField(max_length=300)
    shared_at = models.DateTimeField()
    shared_by_id = models.UUIDField(null=True, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-shared_at", "id"]
        constraints = [models.UniqueConstraint(fields=["party", "shared_id"], name="shared_once")]

    def __str__(self) -> str:
        return f"{self.title} → {self.party}"
