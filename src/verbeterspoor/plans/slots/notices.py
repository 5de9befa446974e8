"""What plans tell people, and which address a mail carries."""

from __future__ import annotations

import uuid

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbeterspoor.foundation.slots import Link, NoticeKind
from verbeterspoor.organisations.rules import Actor, manages_bodies
from verbeterspoor.plans import queries

ROUND = NoticeKind("plans.round", _("A municipality asks how your actions are going"))

REMINDER = NoticeKind("plans.reminder", _("Reminders of your actions"), channel="digest")
ESCALATION = NoticeKind("plans.escalation", _("Actions of others that stay late"), channel="digest")
COPY = NoticeKind("plans.copy", _("Something was registered on your behalf: is it right?"))


def notice_kinds() -> list[NoticeKind]:
    """Return the kinds of notice of plans."""
    return [ROUND, REMINDER, ESCALATION, COPY]


def administration(actor: Actor) -> list[Link]:
    """Lead who manages a municipality to how it reminds."""
    if not manages_bodies(actor):
        return []
    url = reverse("plans:reminders", kwargs={"gemeente": actor.municipality_slug})
    note = _("When people are reminded, when others hear that something is late, and links in mails.")
    return [Link(gettext("Reminders"), url, str(note))]


def mail_addresses(urls: list[str]) -> dict[str, str]:
    """Let a mail carry the link that opens a form, in place of the address that names it (rule `mail-links`).

    The notice in somebody's inbox keeps the address that asks to sign in, so the link stands in no row.
    """
    named = {url: found for url in urls if (found := _link_named_in(url))}
    tokens = queries.tokens_of_working_links(named.values())
    return {
        url: reverse("rounds:link", kwargs={"token": tokens[link]}) for url, link in named.items() if link in tokens
    }


def _link_named_in(url: str) -> uuid.UUID | None:
    before, _mark, named = url.partition("?link=")
    try:
        return uuid.UUID(named) if "/rondes/" in before else None
    except ValueError:
        return None
