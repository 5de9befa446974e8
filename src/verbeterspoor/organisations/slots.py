"""What organisations show in the main menu and in the history."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import Tab

from . import rules
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
    "organisations.clock.moved": lambda event: _("Clock of the demo moved"),
}


def fill() -> None:
    """Fill the slots."""
    slots.provide("navigation", navigation)
    for event_type, words in TELLERS.items():
        slots.tell_event(event_type, words)
