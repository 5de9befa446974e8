"""The stops of investigations, reports, first impressions and terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from verbeterspoor.foundation import dates
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Stop
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries
from verbeterspoor.supervision.choices import TermKind, TermStatus
from verbeterspoor.supervision.models import Term

from . import course
from .addresses import url_of

FITS_ABOVE_A_STOP = 22
"""So many characters of what was said stand above a stop of the trail; else its day does."""


def stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return the stops of investigations, reports, heightened supervision and terms."""
    ids, today = list(trajectory_ids), day_of(now)
    found: dict[int, list[Stop]] = defaultdict(list)
    if actor.is_inside:
        course.add_starts(found, actor, ids, today)
        course.add_steps(found, actor, ids, today)
    course.add_reports(found, actor, ids, today)
    course.add_periods(found, actor, ids, today)
    for term in queries.with_owner(Term.objects.visible_to(actor).filter(trajectory_id__in=ids)):
        found[term.trajectory_id].append(_stop_of_term(actor, term))
    return found


def moved_said(original: date, times: int) -> str:
    """Say that a term was moved, how often, and what its first last day was."""
    first = {"day": dates.said_without_weekday(original), "times": times}
    if times == 1:
        return _("Moved once; the first last day was %(day)s.") % first
    return _("Moved %(times)s times; the first last day was %(day)s.") % first


def _stop_of_term(actor: Actor, term: Term) -> Stop:
    """Return the stop of a term: done when it is closed, whatever the day."""
    state = "future" if term.status == TermStatus.OPEN else "done"
    day = day_of(term.at) if term.at else term.end_date
    detail = f"{term.owner}: {term.get_status_display()}" if term.owner else str(term.get_status_display())
    is_minor = term.kind not in {TermKind.EVALUATION, TermKind.DEADLINE} and term.at is None
    said = term.said if not term.times_moved and (day is None or len(term.said) <= FITS_ABOVE_A_STOP) else ""
    if term.times_moved and term.original_date:
        detail = f"{detail}. {moved_said(term.original_date, term.times_moved)}"
    return Stop(day, term.title, detail, state, url_of(actor, "term", term), said, is_minor)
