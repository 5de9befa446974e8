"""What supervision shows on the pages above it: terms and whose turn, the trail, figures, papers, history in words."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.foundation import moves, slots
from verbeterspoor.foundation.slots import Link, Tab
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries
from verbeterspoor.supervision.actions.merging import ADDRESSED, INVESTIGATIONS, PERIODS, TERMS
from verbeterspoor.trajectories.models import Trajectory

from . import tests_told, told, told_frameworks, told_investigations
from .addresses import url_of
from .calendar import calendar_entries
from .figures import figures
from .sharing import share_address, shareable
from .trail import stops
from .turn import attention, attention_counts, terms, turns


def tabs(actor: Actor, trajectory: Trajectory) -> list[Tab]:
    """Show the pages of findings, terms and papers to whoever finds something there."""
    found = []
    if queries.has_findings_page(actor, trajectory):
        found.append(Tab(_("Report and findings"), url_of(actor, "findings", trajectory), 20, "findings"))
    if queries.has_terms_page(actor, trajectory):
        found.append(Tab(_("Terms"), url_of(actor, "terms", trajectory), 50, "terms"))
    if queries.has_papers_page(actor, trajectory):
        found.append(Tab(_("Papers"), url_of(actor, "papers", trajectory), 70, "papers"))
    return found


def administration(actor: Actor) -> list[Link]:
    """Show whoever leads the way to the frameworks that bodies test against."""
    if not actor.leads:
        return []
    note = _("What inspectorates and audit offices test against, with their expectations and scales.")
    url = reverse("supervision:frameworks", kwargs={"gemeente": actor.municipality_slug})
    return [Link(_("Assessment frameworks"), url, note)]


def navigation(actor: Actor) -> list[Tab]:
    """Show the clerk the way to the findings that lie before the council."""
    if not actor.has(Role.COUNCIL_CLERK):
        return []
    url = reverse("supervision:council", kwargs={"gemeente": actor.municipality_slug})
    return [Tab(_("Findings before the council"), url, 20, "council")]


def fill() -> None:
    """Fill the slots."""
    slots.provide("navigation", navigation)
    slots.provide("administration", administration)
    for part in (ADDRESSED, TERMS, INVESTIGATIONS, PERIODS):
        moves.register(moves.ORGANISATION, part)
        moves.register(moves.UNIT, part)
    slots.provide("tabs", tabs)
    slots.provide("tabs", tests_told.tabs)
    slots.provide("turns", tests_told.turns)
    slots.provide("stops", tests_told.stops)
    slots.provide("figures", tests_told.figures)
    slots.provide("shareable", shareable)
    slots.provide("share_address", share_address)
    slots.provide("turns", turns)
    slots.provide("attention", attention)
    slots.provide("attention_counts", attention_counts)
    slots.provide("terms", terms)
    slots.provide("stops", stops)
    slots.provide("calendar_entries", calendar_entries)
    slots.provide("figures", figures)
    for event_type, words in {**told.TELLERS, **told_investigations.TELLERS, **told_frameworks.TELLERS}.items():
        slots.tell_event(event_type, words)
