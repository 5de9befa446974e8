"""A body looks at something, with a purpose and a question."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Organisation
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import Trigger
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
    purpose = models.TextField(_("purpose"), blank=True, default="")
    question = models.TextField(_("question"), blank=True, default="")
    trigger = models.CharField(_("reason to start"), max_length=20, choices=Trigger.choices, blank=True, default="")
    trigger_text = models.CharField(_("reason in words"), max_length=300, blank=True, default="")
    commissioned_by = models.CharField(_("commissioned by"), max_length=160, blank=True, default="")
    started_date = models.DateField(_("started"), null=True, blank=True)
    started_text = models.CharField(_("start in words"), max_length=80, blank=True, default="")

    objects = models.Manager()

    class Meta:
        ordering = ["started_date", "id"]

    def __str__(self) -> str:
        return self.title
