"""What trajectories show in the main menu, among the tabs of a trajectory, and in the history."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import moves, slots
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.dates import start_of_day
from verbeterspoor.foundation.slots import Attention, CalendarTopic, Tab, Turn
from verbeterspoor.organisations.rules import Actor, manages_people

from . import queries, rules
from .actions import COORDINATED, PARTIES
from .choices import PartyRole
from .models import Trajectory


def navigation(actor: Actor) -> list[Tab]:
    """Show the list in the main menu to whoever has one."""
    if not rules.has_a_list(actor):
        return []
    url = reverse("trajectories:list", kwargs={"gemeente": actor.municipality_slug})
    return [Tab(_("Improvement trajectories") if actor.is_inside else _("Shared with me"), url, 20, "trajectories")]


def tabs(actor: Actor, trajectory: Trajectory) -> list[Tab]:
    """Show who takes part and what happened to the town hall."""
    if not actor.is_inside:
        return []
    where = {"gemeente": actor.municipality_slug, "public_id": trajectory.public_id}
    return [
        Tab(_("Who takes part"), reverse("trajectories:parties", kwargs=where), 80, "parties"),
        Tab(_("Case system"), reverse("trajectories:case_system", kwargs=where), 85, "case_system"),
        Tab(_("History"), reverse("trajectories:history", kwargs=where), 90, "history"),
    ]


def calendar_topics(actor: Actor) -> list[CalendarTopic]:
    """Let every trajectory that somebody may know of have a calendar of its own."""
    found = Trajectory.objects.visible_to(actor).values_list("public_id", "title")
    return [CalendarTopic(public_id, title) for public_id, title in found]


MOST = 20
"""So many trajectories without a coordinator are told at once."""


def attention(actor: Actor, now: datetime) -> list[Attention]:
    """Tell which trajectories are still of somebody who coordinates no more: to whoever can do something about it."""
    if not (actor.leads or manages_people(actor)):
        return []
    found = queries.without_coordinator(municipality_id=actor.municipality_id, today=day_of(now))
    return (
        [_taken_over_by(actor, trajectory) for trajectory in found[:MOST]] if actor.leads else _by_person(actor, found)
    )


def _taken_over_by(actor: Actor, trajectory: Trajectory) -> Attention:
    """Ask a coordinator to take over one trajectory."""
    url = reverse("trajectories:coordinator", args=[actor.municipality_slug, trajectory.public_id])
    former = trajectory.coordinator
    reason = _("It has no coordinator. Take it over, or name another.")
    if former:
        reason = _("%(name)s is no coordinator any more. Take it over, or name another.") % {"name": former.name}
    return Attention("vacant", trajectory.title, reason, url)


def _by_person(actor: Actor, found: Any) -> list[Attention]:
    """Lead an administrator, who sees no trajectories, to the person whose work must be handed over."""
    people = Counter(trajectory.coordinator for trajectory in found[:MOST] if trajectory.coordinator)
    told = []
    for person, number in people.items():
        url = reverse("organisations:hand_over", args=[actor.municipality_slug, person.public_id])
        reason = ngettext(
            "%(number)s trajectory is still of this person, who is no coordinator any more. Hand it over.",
            "%(number)s trajectories are still of this person, who is no coordinator any more. Hand them over.",
            number,
        ) % {"number": number}
        told.append(Attention("vacant", person.name, reason, url))
    return told


def turns(actor: Actor, now: datetime) -> list[Turn]:
    """Ask whoever leads for the package and its receipt, when a trajectory is closed and none came back."""
    if not actor.leads:
        return []
    waiting = list(queries.not_received_back(actor)[:MOST])
    sent = queries.ready_since_closing(waiting)
    return [_to_send(actor, trajectory, is_made=trajectory.pk in sent) for trajectory in waiting]


def _to_send(actor: Actor, trajectory: Trajectory, *, is_made: bool) -> Turn:
    """Ask for the package of one trajectory, or for its receipt."""
    reason = _("It is closed, and the case system has no package of it yet.")
    if is_made:
        reason = _("The package is ready. Hand it over, and type what the case system answers.")
    return Turn(
        title=_("Bring “%(title)s” to the case system") % {"title": trajectory.title}, reason=reason,
        url=reverse("trajectories:case_system", args=[actor.municipality_slug, trajectory.public_id]),
        button=_("Type the receipt") if is_made else _("Make the package"),
        since=start_of_day(trajectory.closed_date) if trajectory.closed_date else None,
        trajectory=trajectory.title, trajectory_id=trajectory.public_id,
    )  # fmt: skip


def said_retention(event: Any) -> str:
    """Tell how long a trajectory is kept."""
    facts = {"category": event.codes.get("category", ""), "years": str(event.codes.get("period", "")).strip("PY")}
    if event.codes.get("period"):
        return _("Retention set: category %(category)s, destroy after %(years)s years") % facts
    return _("Retention set: category %(category)s, keep for good") % facts


def said_receipt(event: Any) -> str:
    """Tell that the case system received a package."""
    facts = {"number": event.codes.get("number"), "reference": event.words.get("reference") or _("a receipt")}
    return _("Package %(number)s received by the case system: %(reference)s") % facts


CASE_SYSTEM = {
    "trajectories.trajectory.closed": lambda event: (
        _("Trajectory closed: %(note)s") % event.words if event.words.get("note") else _("Trajectory closed")
    ),
    "trajectories.trajectory.reopened": lambda event: _("Trajectory opened again"),
    "trajectories.retention.set": said_retention,
    "trajectories.package.asked": lambda event: (
        _("Package %(number)s for the case system asked for") % {"number": event.codes.get("number")}
    ),
    "trajectories.package.made": lambda event: (
        _("Package %(number)s for the case system made, with %(documents)s documents")
        % {"number": event.codes.get("number"), "documents": event.codes.get("documents")}
    ),
    "trajectories.package.received": said_receipt,
}


def role_label(code: Any) -> str:
    """Return the label of a party's role."""
    return str(PartyRole(code).label) if code in PartyRole.values else ""


TELLERS = {
    "trajectories.trajectory.opened": lambda event: _("Trajectory opened"),
    "trajectories.trajectory.changed": lambda event: (
        _("Title changed to “%(to)s”; it was “%(from)s”") % event.words
        if {"from", "to"} <= set(event.words)
        else _("Facts of the trajectory changed")
    ),
    "trajectories.trajectory.coordinator_named": lambda event: (
        _("%(to)s coordinates the trajectory") % {"to": event.words.get("to") or _("Somebody")}
    ),
    "trajectories.party.added": lambda event: (
        _("%(party)s takes part: %(role)s")
        % {"party": event.words.get("party") or _("Somebody"), "role": role_label(event.codes.get("role"))}
    ),
    "trajectories.party.moved": lambda event: (
        _("%(to)s takes part in the place of %(from)s")
        % {side: event.words.get(side) or _("somebody") for side in ("from", "to")}
    ),
    "trajectories.share.given": lambda event: (
        _("“%(title)s” shared with %(party)s")
        % {"title": event.words.get("title") or _("A document"), "party": event.words.get("party") or _("a party")}
    ),
    "trajectories.share.ended": lambda event: (
        _("“%(title)s” no longer shared with %(party)s")
        % {"title": event.words.get("title") or _("A document"), "party": event.words.get("party") or _("a party")}
    ),
}


def fill() -> None:
    """Fill the slots."""
    slots.provide("navigation", navigation)
    slots.provide("tabs", tabs)
    slots.provide("attention", attention)
    slots.provide("calendar_topics", calendar_topics)
    moves.register(moves.PERSON, COORDINATED)
    for kind in (moves.ORGANISATION, moves.UNIT):
        moves.register(kind, PARTIES)
    slots.provide("turns", turns)
    for event_type, words in {**TELLERS, **CASE_SYSTEM}.items():
        slots.tell_event(event_type, words)
