"""What intake shows on the pages above it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import Link, Tab, Turn
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from . import queries
from .rules import access


def navigation(actor: Actor) -> list[Tab]:
    """Show the way to reading documents in to whoever does that."""
    if not access.may_read_in(actor, actor.municipality_id):
        return []
    url = reverse("intake:start", kwargs={"gemeente": actor.municipality_slug})
    return [Tab(_("Read documents in"), url, 40, "intake")]


def paper_steps(actor: Actor, trajectory: Trajectory) -> list[Link]:
    """Offer to read a document in, on the page of papers."""
    if not access.may_read_in(actor, trajectory.municipality_id):
        return []
    url = reverse("intake:start", kwargs={"gemeente": actor.municipality_slug})
    return [Link(_("Read documents in"), url)]


def turns(actor: Actor, now: datetime) -> list[Turn]:
    """Ask a coordinator to judge what was found."""
    return [
        Turn(
            title=ngettext("Judge %(count)s proposal from “%(name)s”", "Judge %(count)s proposals from “%(name)s”",
                           row["waiting_count"]) % {"count": row["waiting_count"], "name": row["name"]},
            reason=_("Nothing is registered until you have judged it."),
            url=reverse("intake:reading", kwargs={"gemeente": actor.municipality_slug, "public_id": row["public_id"]}),
            button=_("Judge"), trajectory=row["trajectory__title"] or "", since=row["read_at"],
        )
        for row in queries.waiting_for(actor)
    ]  # fmt: skip


def fill() -> None:
    """Fill the slots."""
    slots.provide("navigation", navigation)
    slots.provide("turns", turns)
    slots.provide("paper_steps", paper_steps)
    for event_type, words in TELLERS.items():
        slots.tell_event(event_type, words)


TELLERS = {
    "intake.reading.started": lambda event: _("Started reading %(name)s in") % of(event),
    "intake.reading.read": lambda event: _("%(name)s was read") % of(event),
    "intake.reading.failed": lambda event: _("%(name)s could not be read") % of(event),
    "intake.reading.removed": lambda event: _("Message about %(name)s taken away") % of(event),
    "intake.reading.placed": lambda event: _("%(name)s belongs to %(trajectory)s") % of(event),
    "intake.candidate.accepted": lambda event: _("A fact from %(name)s was taken over") % of(event),
    "intake.candidate.corrected": lambda event: _("A fact from %(name)s was corrected and taken over") % of(event),
    "intake.candidate.rejected": lambda event: _("A proposal from %(name)s was not taken over") % of(event),
    "intake.candidate.put_back": lambda event: _("A proposal from %(name)s was put back") % of(event),
    "intake.candidate.added": lambda event: _("A finding from %(name)s was added by hand") % of(event),
}


def of(event: Any) -> dict[str, str]:
    """Return the names an event's sentence needs; erased ones are told in general words."""
    return {
        "name": event.words.get("name") or _("a document"),
        "trajectory": event.words.get("trajectory") or _("a trajectory"),
    }
