"""Terms in somebody's own calendar program."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from verbeterspoor.foundation import dates
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import CalendarEntry
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries
from verbeterspoor.supervision.models import Report, Term

from .addresses import url_of

IN_CALENDAR = 500


def calendar_entries(actor: Actor, topic_id: UUID | None, now: datetime) -> list[CalendarEntry]:
    """Return the open terms this person may see; what happens while a report waits for its moment is closed.

    A calendar is often seen by more people than its owner, so what is agreed for a moment to come ("the inspectorate
    presents its report") has no title until that moment (rule `one-visibility`).
    """
    waiting = Report.objects.filter(investigation__trajectory_id=OuterRef("trajectory_id"), presented_at__gt=now)
    found = queries.open_terms(actor).annotate(is_embargoed=Exists(waiting)).select_related("trajectory")
    if topic_id:
        found = found.filter(trajectory__public_id=topic_id)
    return [_entry(actor, term) for term in found.order_by("-end_date", "pk")[:IN_CALENDAR]]


def _entry(actor: Actor, term: Term) -> CalendarEntry:
    """Return one term as a whole day, or as a moment."""
    assert term.end_date is not None
    said = dates.term_said(term.end_date, said_as_before=term.is_before) if not term.at else ""
    owner = _("By: %(owner)s") % {"owner": term.owner} if term.owner else ""
    return CalendarEntry(
        uid=f"term-{term.public_id}", day=day_of(term.at) if term.at else term.end_date, at=term.at, title=term.title,
        url=url_of(actor, "term", term), stamp=term.registered_at, sequence=term.version - 1,
        detail="\n".join(filter(None, [term.trajectory.title, said, owner])),
        is_closed=term.is_event and term.is_embargoed,  # type: ignore[attr-defined]
    )  # fmt: skip
