"""What organisations show in the main menu and in the history."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import moves, slots
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Attention, Link, Tab

from . import queries, rules
from .actions import INVITATIONS, PARTS, PEOPLE, ROLES
from .choices import Role
from .rules import Actor


def navigation(actor: Actor) -> list[Tab]:
    """Show Beheer to whoever can manage something."""
    if not rules.manages_bodies(actor):
        return []
    return [Tab(_("Administration"), reverse("organisations:admin", args=[actor.municipality_slug]), 90, "admin")]


def role_of(event: Any) -> str:
    """Return the label of the role an event is about."""
    code = event.codes.get("role")
    return str(Role(code).label).lower() if code in Role.values else ""


def named(event: Any) -> str:
    """Return the name in an event, or that it was erased."""
    return event.words.get("name") or _("somebody or something whose name was erased")


def both(event: Any) -> dict[str, str]:
    """Return the names of two sides in an event, or that they were erased."""
    erased = _("somebody or something whose name was erased")
    return {side: event.words.get(side) or erased for side in ("from", "to")}


def note(event: Any) -> str:
    """Return the reason in an event, to stand behind its sentence."""
    return f": {event.words['note']}" if event.words.get("note") else ""


def attention(actor: Actor, now: datetime) -> list[Attention]:
    """Tell an administrator what waits for a role that nobody holds any more, and how to fill it."""
    if not rules.manages_people(actor):
        return []
    found = []
    for roles in rules.DECIDING:
        if not queries.is_vacant(municipality_id=actor.municipality_id, roles=roles, today=day_of(now)):
            continue
        number = len(slots.collect("turns", actor=rules.in_the_place_of(actor, roles), now=now))
        if number:
            found.append(vacancy(actor, roles, number))
    return found


def vacancy(actor: Actor, roles: frozenset[str], number: int) -> Attention:
    """Say that nobody holds a role for which things wait."""
    named = _(" or ").join(sorted(str(Role(role).label).lower() for role in roles))
    reason = ngettext(
        "%(number)s thing waits for it. Give somebody the role: what waits then comes to them by itself.",
        "%(number)s things wait for it. Give somebody the role: what waits then comes to them by itself.",
        number,
    ) % {"number": number}
    url = reverse("organisations:person_new", args=[actor.municipality_slug])
    return Attention("vacant", _("Nobody is %(role)s any more") % {"role": named}, reason, url)


def personal(user: Any) -> list[Link]:
    """Lead to one's own roles, where work is handed over."""
    return [Link(_("My roles"), reverse("organisations:my_roles"))]


TELLERS = {
    "organisations.municipality.added": lambda event: _("Municipality added: %(name)s") % {"name": named(event)},
    "organisations.unit.added": lambda event: _("Unit added: %(name)s") % {"name": named(event)},
    "organisations.organisation.added": lambda event: _("Organisation added: %(name)s") % {"name": named(event)},
    "organisations.role.granted": lambda event: (
        _("%(name)s became %(role)s") % {"name": named(event), "role": role_of(event)}
    ),
    "organisations.role.ended": lambda event: (
        _("%(name)s is no longer %(role)s") % {"name": named(event), "role": role_of(event)}
    ),
    "organisations.invitation.sent": lambda event: (
        _("%(name)s was invited as %(role)s") % {"name": named(event), "role": role_of(event)}
    ),
    "organisations.invitation.sent_again": lambda event: _("%(name)s was invited again") % {"name": named(event)},
    "organisations.invitation.revoked": lambda event: (
        _("The invitation of %(name)s was withdrawn") % {"name": named(event)}
    ),
    "organisations.invitation.accepted": lambda event: (
        _("%(name)s accepted the invitation as %(role)s") % {"name": named(event), "role": role_of(event)}
    ),
    "organisations.person.handed_over": lambda event: _("%(from)s handed over everything to %(to)s") % both(event),
    "organisations.person.took_over": lambda event: _("%(to)s took over everything from %(from)s") % both(event),
    "organisations.municipality.interval_set": lambda event: (
        _("Days between reports: from %(from)s to %(to)s")
        % {side: event.codes.get(side, "?") for side in ("from", "to")}
    ),
    "organisations.clock.moved": lambda event: _("Clock of the demo moved"),
}


def renamed(event: Any) -> str:
    """Tell that something got another name, and why."""
    return _("“%(from)s” is now called “%(to)s”") % both(event) + note(event)


def merged(event: Any) -> str:
    """Tell that a body or unit merged into another, and why."""
    return _("“%(from)s” merged into “%(to)s”") % both(event) + note(event)


NAMED = ("person", "unit", "organisation", "municipality")
TELLERS |= {f"organisations.{kind}.renamed": renamed for kind in NAMED}
TELLERS |= {
    f"organisations.{kind}.{what}": merged for kind in ("unit", "organisation") for what in ("merged", "took_in")
}


def fill() -> None:
    """Fill the slots."""
    slots.provide("navigation", navigation)
    slots.provide("personal", personal)
    slots.provide("attention", attention)
    moves.register(moves.PERSON, ROLES)
    for part in (PEOPLE, INVITATIONS):
        moves.register(moves.ORGANISATION, part)
        moves.register(moves.UNIT, part)
    moves.register(moves.UNIT, PARTS)
    for event_type, words in TELLERS.items():
        slots.tell_event(event_type, words)
