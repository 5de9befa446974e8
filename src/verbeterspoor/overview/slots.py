"""What overview shows in the main menu and among the tabs of a trajectory."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import Tab
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory


def navigation(actor: Actor) -> list[Tab]:
    """Show everybody the way to what waits for them."""
    return [Tab(_("My tasks"), reverse("overview:my_tasks"), 10, "my_tasks")]


def tabs(actor: Actor, trajectory: Trajectory) -> list[Tab]:
    """Show the trail as the first page of a trajectory."""
    where = {"gemeente": actor.municipality_slug, "public_id": trajectory.public_id}
    label = _("Trail") if actor.is_inside else _("Shared with me")
    return [Tab(label, reverse("overview:trail", kwargs=where), 10, "trail")]


def fill() -> None:
    """Fill the slots."""
    slots.provide("navigation", navigation)
    slots.provide("tabs", tabs)
