"""Secrecy: a decision of a body with a ground, until it is lifted (Gemeentewet 87-89); no ratification since 2023."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions.choices import SecrecyBody
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.trajectories.models import Trajectory


class Secrecy(models.Model):
    """Secrecy on something: who imposed it, when, on which ground and why, who may lift it, and whether it was."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="+")
    about = models.CharField(_("what is secret"), max_length=300)
    grounds = models.JSONField(_("grounds"), default=list)
    motivation = models.TextField(_("why"))
    imposed_by = models.CharField(_("imposed by"), max_length=10, choices=SecrecyBody.choices)
    imposed_date = models.DateField(_("imposed on"))
    lift_by = models.CharField(_("may be lifted by"), max_length=10, choices=SecrecyBody.choices)
    review_date = models.DateField(_("looked at again on"), null=True, blank=True)
    lifted_date = models.DateField(_("lifted on"), null=True, blank=True)
    lifted_by = models.CharField(_("lifted by"), max_length=10, choices=SecrecyBody.choices, blank=True, default="")
    lift_reason = models.TextField(_("why it was lifted"), blank=True, default="")
    registered_at = models.DateTimeField()
    registered_by_id = models.UUIDField()
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()

    class Meta:
        ordering = ["-imposed_date", "-id"]
        constraints = [
            models.CheckConstraint(name="secrecy_has_a_motivation", condition=~Q(motivation="")),
            models.CheckConstraint(name="secrecy_lifted_by_whom_when_and_why",
                                   condition=Q(lifted_date__isnull=True, lifted_by="", lift_reason="")
                                   | (Q(lifted_date__isnull=False) & ~Q(lifted_by="") & ~Q(lift_reason=""))),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.about


class SecrecyGiven(models.Model):
    """Something secret was given to another body (Gemeentewet 88); to councillors means to the whole council."""

    secrecy = models.ForeignKey(Secrecy, models.CASCADE, related_name="given")
    body = models.CharField(_("given to"), max_length=10, choices=SecrecyBody.choices)
    given_date = models.DateField(_("on"))

    objects = models.Manager()

    class Meta:
        ordering = ["secrecy_id", "given_date", "id"]
        constraints = [models.UniqueConstraint(fields=["secrecy", "body"], name="secret_given_once_to_a_body")]

    def __str__(self) -> str:
        return f"{self.secrecy} → {self.body}"
