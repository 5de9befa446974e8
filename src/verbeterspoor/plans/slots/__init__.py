"""What plans show on the pages above them: whose turn, what is late, the trail, figures, and history in words."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.foundation import moves, slots
from verbeterspoor.foundation.slots import Tab
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.actions.handing_over import LINKS, MENTIONS
from verbeterspoor.plans.actions.merging import ON_MERGE, REPORTS
from verbeterspoor.plans.actions.rhythm import RHYTHM
from verbeterspoor.trajectories.models import Trajectory

from .addresses import url_of
from .calendar import calendar_entries
from .findings import finding_steps, served_by
from .notices import administration, mail_addresses, notice_kinds
from .sharing import delivery_kinds, share_address
from .steering import (
    STEERED,
    decisions_to_work_out,
    requests_to_decide,
    steered_figures,
    steered_stops,
    steering_notices,
)
from .talking import talk_notices, talk_turns
from .told import TELLERS as RUNNING
from .told import passed_on, told
from .told_writing import WRITING
from .trail import attention, attention_counts, figures, stops
from .turn import turns

TELLERS = {**RUNNING, **STEERED, **WRITING}


def navigation(actor: Actor) -> list[Tab]:
    """Show an executor the way to their actions."""
    if not actor.has(Role.PARTNER):
        return []
    return [Tab(_("My actions"), reverse("plans:mine", kwargs={"gemeente": actor.municipality_slug}), 15, "mine")]


def tabs(actor: Actor, trajectory: Trajectory) -> list[Tab]:
    """Show the town hall the plan and its progress."""
    if not actor.is_inside:
        return []
    return [
        Tab(_("Plan"), url_of(actor, "plan", trajectory), 30, "plan"),
        Tab(_("Progress"), url_of(actor, "progress", trajectory), 40, "progress"),
    ]


def fill() -> None:
    """Fill the slots."""
    for part in (MENTIONS, LINKS):
        moves.register(moves.PERSON, part)
    for kind in (moves.ORGANISATION, moves.UNIT):
        for part in ON_MERGE:
            moves.register(kind, part)
    moves.register(moves.SETTINGS, RHYTHM)
    for kind in (moves.ORGANISATION_NAME, moves.UNIT_NAME):
        moves.register(kind, REPORTS)
    slots.provide("navigation", navigation)
    slots.provide("tabs", tabs)
    slots.provide("turns", turns)
    slots.provide("turns", talk_turns)
    slots.provide("notice_kinds", talk_notices)
    slots.provide("attention", attention)
    slots.provide("attention_counts", attention_counts)
    slots.provide("stops", stops)
    slots.provide("notice_kinds", steering_notices)
    slots.provide("turns", requests_to_decide)
    slots.provide("turns", decisions_to_work_out)
    slots.provide("stops", steered_stops)
    slots.provide("figures", steered_figures)
    slots.provide("calendar_entries", calendar_entries)
    slots.provide("figures", figures)
    slots.provide("served_by", served_by)
    slots.provide("finding_steps", finding_steps)
    slots.provide("notice_kinds", notice_kinds)
    slots.provide("mail_addresses", mail_addresses)
    slots.tell_event("plans.action.passed_on", passed_on)
    slots.provide("administration", administration)
    slots.tell_event("plans.reminders.set", lambda _event: _("It was chosen how people are reminded"))
    slots.provide("notice_kinds", delivery_kinds)
    slots.provide("share_address", share_address)
    for event_type, sentence in TELLERS.items():
        slots.tell_event(event_type, told(sentence))
