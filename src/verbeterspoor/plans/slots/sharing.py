"""What sharing the plan shows elsewhere: the kind of mail, and where a shared plan is read."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.slots import NoticeKind
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.choices import SharedKind
from verbeterspoor.trajectories.models import Share


def delivery_kinds() -> list[NoticeKind]:
    """Name the mail with which a plan is shared."""
    return [NoticeKind("plans.delivery", _("An improvement plan is shared with you"), may_be_off=False)]


def share_address(actor: Actor, share: Share) -> list[str]:
    """Say where a shared plan is read."""
    if share.kind != SharedKind.PLAN:
        return []
    where = {"gemeente": actor.municipality_slug, "public_id": share.trajectory.public_id}
    return [reverse("plans:shared_plan", kwargs=where)]
