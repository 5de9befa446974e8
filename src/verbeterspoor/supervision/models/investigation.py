"""A body looks at something, with a purpose and a question."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import InvestigationStatus, InvestigationStep, Trigger
from verbeterspoor.trajectories.models import Trajectory


def investigated_by(actor: Actor, path: str) -> Q:
    """Match what a body of this person investigated, itself or as part of bodies that work together."""
    if not actor.has(Role.INSPECTOR, Role.AUDITOR):
        return Q(pk__in=[])
    bodies = Organisation.objects.filter(Q(pk__in=actor.organisation_ids) | Q(bodies__in=actor.organisation_ids))
    through = Investigation.bodies.through.objects.filter(organisation_id__in=bodies.values("pk"))
    return Q(**{f"{path}__in": through.values("investigation_id")})


class Investigation(models.Model):
    """A body looks at something, with a purpose, a question and a reason to start."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    bodies = models.ManyToManyField(Organisation, related_name="+", verbose_name=_("carried out by"))
    units = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name=_("carried out by the unit"))
    status = models.CharField(
        _("status"), max_length=12, choices=InvestigationStatus.choices, default=InvestigationStatus.ANNOUNCED
    )
    purpose = models.TextField(_("purpose"), blank=True, default="")
    question = models.TextField(_("question"), blank=True, default="")
    trigger = models.CharField(_("reason to start"), max_length=20, choices=Trigger.choices, blank=True, default="")
    trigger_text = models.CharField(_("reason in words"), max_length=300, blank=True, default="")
    commissioned_by = models.CharField(_("commissioned by"), max_length=160, blank=True, default="")
    started_date = models.DateField(_("started"), null=True, blank=True)
    started_text = models.CharField(_("start in words"), max_length=80, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["started_date", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def investigators(self) -> list[Organisation | Unit]:
        """Who carries it out: bodies from outside, and units of the municipality itself."""
        return [*self.bodies.all(), *self.units.all()]


class StatusChange(models.Model):
    """An investigation took a step on a day: what happened, when, by whom and why; a mistake is taken back, not erased.

    `happened_date` is the day itself, `registered_at` when it was written down, which may be much later.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="changes")
    step = models.CharField(_("step"), max_length=16, choices=InvestigationStep.choices)
    from_status = models.CharField(max_length=12, choices=InvestigationStatus.choices, blank=True, default="")
    status = models.CharField(_("status"), max_length=12, choices=InvestigationStatus.choices)
    happened_date = models.DateField(_("happened on"), null=True, blank=True)
    happened_text = models.CharField(_("when, in words"), max_length=80, blank=True, default="")
    who = models.CharField(_("who did it"), max_length=200, blank=True, default="")
    note = models.TextField(_("what and why"), blank=True, default="")
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    correction_note = models.TextField(_("why it was corrected"), blank=True, default="")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_note = models.TextField(_("why it was taken back"), blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["investigation_id", "id"]
        constraints = [
            models.CheckConstraint(name="step_of_investigation_has_day_or_words",
                                   condition=Q(step="announce") | Q(happened_date__isnull=False)
                                   | ~Q(happened_text="")),
            models.CheckConstraint(name="step_taken_back_has_reason",
                                   condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_note="")),
            models.CheckConstraint(name="step_corrected_has_reason",
                                   condition=Q(corrected_at__isnull=True) | ~Q(correction_note="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.investigation_id}: {self.step}"
