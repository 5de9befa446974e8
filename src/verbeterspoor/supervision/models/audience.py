"""Who from outside reads along, and what was shared with them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Share

OUTSIDE = (Role.PARTNER, Role.INSPECTOR, Role.AUDITOR)


def shared_with(actor: Actor) -> models.QuerySet[Share]:
    """Return what was shared with the organisations and units of this person."""
    theirs = Q(party__organisation_id__in=actor.organisation_ids) | Q(party__unit_id__in=actor.unit_ids)
    return Share.objects.filter(theirs)
