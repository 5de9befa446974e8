"""What decisions tell people, and what an administrator can set."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions import rules
from verbeterspoor.foundation.slots import Link, NoticeKind
from verbeterspoor.organisations.rules import Actor

REPLANNED = NoticeKind("decisions.replanned", _("Your proposal goes to another meeting"))
OUTCOME_TOLD = NoticeKind("decisions.outcome_told", _("The outcome of a proposal"))


def notice_kinds() -> list[NoticeKind]:
    """Return the kinds of notice of decisions."""
    return [REPLANNED, OUTCOME_TOLD]


def administration(actor: Actor) -> list[Link]:
    """Lead who keeps the calendar to the bodies that meet, and who keeps the house style to that."""
    if not rules.keeps_meetings(actor):
        return []
    style = reverse("decisions:house_style", kwargs={"gemeente": actor.municipality_slug})
    about = gettext("Logo, colour and addresses on letters, proposals and notes.")
    url = reverse("decisions:bodies", kwargs={"gemeente": actor.municipality_slug})
    note = gettext("Which bodies decide, until when papers can be submitted, and whether consent is allowed.")
    return [Link(gettext("Bodies and their rules"), url, note), Link(gettext("House style of papers"), style, about)]
