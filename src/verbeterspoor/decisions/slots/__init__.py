"""What decisions show on the pages above them, and what a handover moves here."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.decisions.actions.handing_over import PARTS
from verbeterspoor.foundation import moves, slots
from verbeterspoor.foundation.slots import Tab
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .council import council_navigation, council_stops, council_terms, council_turns
from .letters import letter_navigation, letter_notices, letter_stops, letter_turns
from .notices import administration, notice_kinds
from .outcomes import stops, turns
from .proposals import forms_administration, proposal_stops, writing_turns
from .told import TELLERS, told


def navigation(actor: Actor) -> list[Tab]:
    """Show the town hall the way to its proposals and decisions."""
    if not actor.is_inside:
        return []
    where = {"gemeente": actor.municipality_slug}
    return [Tab(_("Proposals and decisions"), reverse("decisions:proposals", kwargs=where), 30, "proposals")]


def tabs(actor: Actor, trajectory: Trajectory) -> list[Tab]:
    """Show the town hall what is decided about a trajectory."""
    if not actor.is_inside:
        return []
    where = {"gemeente": actor.municipality_slug, "public_id": trajectory.public_id}
    return [Tab(_("Decisions"), reverse("decisions:of_trajectory", kwargs=where), 60, "decisions")]


def fill() -> None:
    """Fill the slots."""
    for kind, parts in PARTS.items():
        for part in parts:
            moves.register(kind, part)
    slots.provide("navigation", navigation)
    slots.provide("navigation", council_navigation)
    slots.provide("turns", council_turns)
    slots.provide("stops", council_stops)
    slots.provide("terms", council_terms)
    slots.provide("notice_kinds", notice_kinds)
    slots.provide("administration", administration)
    slots.provide("tabs", tabs)
    slots.provide("notice_kinds", letter_notices)
    slots.provide("navigation", letter_navigation)
    slots.provide("turns", letter_turns)
    slots.provide("stops", letter_stops)
    slots.provide("turns", writing_turns)
    slots.provide("stops", proposal_stops)
    slots.provide("administration", forms_administration)
    slots.provide("turns", turns)
    slots.provide("stops", stops)
    for event_type, sentence in TELLERS.items():
        slots.tell_event(event_type, told(sentence))
