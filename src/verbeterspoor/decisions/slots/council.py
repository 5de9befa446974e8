"""What the council did and asks, on the pages of others: the clerk's turn, the trail, dates to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.decisions import queries, rules
from verbeterspoor.foundation.slots import Stop, Tab, Turn, Upcoming
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor


def council_navigation(actor: Actor) -> list[Tab]:
    """Lead the clerk to the council's items; the town hall finds them under its proposals."""
    if not actor.has(Role.COUNCIL_CLERK) or actor.is_inside:
        return []
    url = reverse("decisions:council", kwargs={"gemeente": actor.municipality_slug})
    return [Tab(_("Council"), url, 30, "council")]


def council_turns(actor: Actor, now: datetime) -> list[Turn]:
    """Ask the clerk what the council did with letters that were handed over."""
    if not actor.has(Role.COUNCIL_CLERK):
        return []
    where = {"gemeente": actor.municipality_slug}
    return [
        Turn(
            title=_("Letter to the council: %(title)s") % {"title": letter},
            reason=_("Handed over. Register what the council did with it."),
            url=reverse("decisions:letter_treated", kwargs={**where, "public_id": letter.public_id}),
            button=_("Register"), since=letter.handed_over_at,
        )
        for letter in queries.letters_without_treatment(actor)
    ]  # fmt: skip


def council_stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return what the council did with letters, for the town hall."""
    found: dict[int, list[Stop]] = defaultdict(list)
    if not actor.is_inside:
        return found
    for one in queries.treatments_on_trails(trajectory_ids):
        detail = ". ".join(filter(None, [str(one.get_kind_display()), one.where]))
        label = _("Council: %(number)s") % {"number": one.letter.number or one.letter.subject}
        found[one.letter.trajectory_id].append(Stop(one.on_date, label, detail, "done", one.link))
    return found


def council_terms(actor: Actor, today: date) -> list[Upcoming]:
    """Return the open items of the council that must be settled soon."""
    if not actor.has(*rules.LINKS_ITEMS):
        return []
    where = {"gemeente": actor.municipality_slug}
    return [
        Upcoming(
            day=item.due_date, label=f"{item.get_kind_display()}: {item.text[:120]}",
            url=reverse("decisions:council_item", kwargs={**where, "public_id": item.public_id}),
            owner=item.made_by, is_late=rules.is_late(item, today),
        )
        for item in queries.items_to_come(actor, today)
        if item.due_date is not None
    ]  # fmt: skip
