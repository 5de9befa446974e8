"""What notices show elsewhere: the number of unread messages beside one's name, and the mail in Beheer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import clock, slots
from verbeterspoor.foundation.slots import Link, Turn
from verbeterspoor.organisations.rules import Actor, manages_people

from . import queries


def personal(user: Any) -> list[Link]:
    """Lead to one's messages, with how many are unread; in a demo also to the mail that left."""
    number = queries.number_unread(user, now=clock.now())
    label = _("Messages (%(number)s)") % {"number": number} if number else _("Messages")
    links = [Link(label, reverse("notices:inbox"))]
    if settings.DEMO:
        links.append(Link(_("Mail sent"), reverse("notices:folder")))
    return links


def administration(actor: Actor) -> list[Link]:
    """Lead an administrator to the mail of the municipality, and say what could not be sent."""
    if not manages_people(actor):
        return []
    number = queries.number_failed(actor)
    note = ngettext("%(number)s mail was not sent.", "%(number)s mails were not sent.", number) % {"number": number}
    usual = _("Which mail left, which waits, and which could not be sent.")
    url = reverse("notices:mails", kwargs={"gemeente": actor.municipality_slug})
    return [Link(_("Mail"), url, note if number else usual, "danger" if number else "neutral")]


def turns(actor: Actor, now: datetime) -> list[Turn]:
    """Ask an administrator to look at mail that could not be sent."""
    number = queries.number_failed(actor) if manages_people(actor) else 0
    if not number:
        return []
    reason = _("Somebody waits for it without knowing. Mend the address or the mail server, and try again.")
    title = ngettext("%(number)s mail was not sent.", "%(number)s mails were not sent.", number) % {"number": number}
    url = reverse("notices:mails", kwargs={"gemeente": actor.municipality_slug})
    return [Turn(title.rstrip("."), reason, url, _("Look at the mail"))]


TELLERS = {
    "notices.preferences.chosen": lambda event: _("Chosen how to be told"),
    "notices.mail.unsubscribed": lambda event: _("Unsubscribed from a kind of mail"),
    "notices.mail.subscribed": lambda event: _("Subscribed to a kind of mail again"),
    "notices.calendar.made": lambda event: _("Calendar address made"),
    "notices.calendar.renewed": lambda event: _("Calendar address renewed"),
    "notices.calendar.revoked": lambda event: _("Calendar address revoked"),
    "notices.mail.tried_again": lambda event: _("Mail put in the queue again"),
}


def fill() -> None:
    """Fill the slots."""
    slots.provide("personal", personal)
    slots.provide("turns", turns)
    slots.provide("administration", administration)
    for event_type, words in TELLERS.items():
        slots.tell_event(event_type, words)
