"""Whose turn it is with a term, and the dates to come."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from verbeterspoor.foundation import dates
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Attention, Turn, Upcoming
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import queries
from verbeterspoor.supervision.models import SupervisionPeriod, Term

from .addresses import MOST, url_of

DAYS_AHEAD = 30
"""A term of the municipality itself waits for its coordinator from a month before its last day."""


def turns(actor: Actor, now: datetime) -> list[Turn]:
    """Ask a coordinator about terms of the municipality that come near, and about terms that count from nowhere yet."""
    if not actor.leads:
        return []
    today = day_of(now)
    found = []
    for term in queries.own_terms_to_see_to(actor, today=today, days=DAYS_AHEAD)[: 2 * MOST]:
        if term.counts_from_nowhere:
            reason = _("“%(said)s”: choose the day it counts from.") % {"said": term.said or term.title}
            found.append(_turn_about(actor, term, reason, _("Choose the day")))
        else:
            found.append(_turn(actor, term, today))
    for period in queries.periods_that_end(actor, today=today, days=DAYS_AHEAD)[:MOST]:
        found.append(_turn_about_period(actor, period, today))
    return found


def _turn_about_period(actor: Actor, period: SupervisionPeriod, today: date) -> Turn:
    """Ask how heightened supervision went on, or goes on."""
    assert period.until_date is not None
    has_ended = period.until_date <= today
    said = {"who": period.subject, "day": dates.said(period.until_date)}
    reason = (
        _("It ended on %(day)s. Was it extended, or lifted?")
        if has_ended
        else _("It ends on %(day)s. Ask the body whether it lifts or extends it.")
    )
    return Turn(
        title=_("Heightened supervision of %(who)s") % said, reason=reason % said, url=url_of(actor, "period", period),
        button=_("Open"), trajectory=period.trajectory.title, trajectory_id=period.trajectory.public_id,
        due=period.until_date, is_late=has_ended,
    )  # fmt: skip


def _turn(actor: Actor, term: Term, today: date) -> Turn:
    """Say until when a term runs, or how many days ago it ended."""
    assert term.end_date is not None
    is_late = term.end_date < today
    reason = (
        _("The last day was %(day)s.") % {"day": dates.said(term.end_date)}
        if is_late
        else dates.term_said(term.end_date, said_as_before=term.is_before)
    )
    return _turn_about(actor, term, reason, _("Open the term"), due=term.end_date, is_late=is_late)


def _turn_about(actor: Actor, term: Term, reason: str, button: str, **more: Any) -> Turn:
    return Turn(
        title=term.title, reason=reason, url=url_of(actor, "term", term), button=button,
        trajectory=term.trajectory.title, trajectory_id=term.trajectory.public_id, **more,
    )  # fmt: skip


def attention(actor: Actor, now: datetime) -> list[Attention]:
    """Point at terms of somebody else that are late, and at open terms that were moved more than once."""
    if not actor.is_inside:
        return []
    return [
        Attention(kind, term.title, _reason_for(kind, term), url_of(actor, "term", term), term.trajectory.title)
        for kind, term in queries.terms_with_signal(actor, today=day_of(now))
    ]


def attention_counts(actor: Actor, now: datetime) -> list[tuple[str, int]]:
    """Count what `attention` points at, also what it does not list."""
    if not actor.is_inside:
        return []
    return list(queries.count_signals(actor, today=day_of(now)).items())


def _reason_for(kind: str, term: Term) -> str:
    """Say why a term needs attention."""
    assert term.end_date is not None
    assert term.original_date is not None
    if kind == "late":
        said = {"who": term.owner, "day": dates.said(term.end_date)}
        return _("%(who)s: the last day was %(day)s.") % said
    days = {"first": dates.said_without_weekday(term.original_date), "now": dates.said_without_weekday(term.end_date)}
    return _("Moved %(times)s times: from %(first)s to %(now)s.") % {"times": term.times_moved, **days}


def terms(actor: Actor, today: date) -> list[Upcoming]:
    """Return the dates to come that this person may see."""
    coming = queries.open_terms(actor).filter(end_date__gte=today)[:MOST]
    return [
        Upcoming(
            day=day_of(term.at) if term.at else term.end_date or today, label=term.title,
            url=url_of(actor, "term", term), at=term.at, owner=term.owner, trajectory=term.trajectory.title,
        )
        for term in coming
    ]  # fmt: skip
