"""Outcomes on the pages above: whose turn it is, and the stop of the trail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.decisions import queries
from verbeterspoor.decisions.choices import OutcomeKind
from verbeterspoor.decisions.models import Outcome, Proposal
from verbeterspoor.foundation import dates
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Stop, Turn
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

MOST = 25
AHEAD = timedelta(days=14)
"""So long before a held point comes back its author is asked for it: papers must be in before a meeting."""


def turns(actor: Actor, now: datetime) -> list[Turn]:
    """Ask the secretariat for outcomes and to tell them, authors for held points, and who was told to read."""
    found = [_to_read(actor, told) for told in queries.to_read(actor)[:MOST]]
    if not actor.is_inside:
        return found
    soon = day_of(now) + AHEAD
    for outcome in queries.held_points(actor)[:MOST]:
        if outcome.held_until is None or outcome.held_until <= soon:
            found.append(_held(actor, outcome, now))
    if actor.has(Role.SECRETARIAT):
        found += [_to_record(actor, proposal) for proposal in queries.waiting_for_outcome(actor, now)[:MOST]]
        found += [_to_tell(actor, proposal) for proposal in queries.to_tell(actor)[:MOST]]
    return found


def _turn(actor: Actor, page: str, thing: Any, proposal: Proposal, **said: Any) -> Turn:
    where = {"gemeente": actor.municipality_slug, "public_id": thing.public_id}
    trajectory = proposal.trajectory
    about: dict[str, Any] = (
        {"trajectory": trajectory.title, "trajectory_id": trajectory.public_id} if actor.is_inside else {}
    )
    return Turn(url=reverse(f"decisions:{page}", kwargs=where), **about, **said)


def _to_read(actor: Actor, told: Any) -> Turn:
    report = told.report_back
    said = {"title": report.proposal.subject, "who": report.told_by_name}
    return _turn(
        actor, "told", report, report.proposal, title=_("Read the outcome of “%(title)s”") % said,
        reason=_("%(who)s told you what was decided.") % said, button=_("Read"), since=report.told_at,
    )  # fmt: skip


def _held(actor: Actor, outcome: Outcome, now: datetime) -> Turn:
    proposal, until = outcome.point.proposal, outcome.held_until
    said = {"number": outcome.point.number, "title": proposal.subject}
    reason = (
        _("It was held until %(day)s.") % {"day": dates.said(until)}
        if until
        else _("It was held without a day. Agree with the secretariat when it comes back.")
    )
    return _turn(
        actor, "proposal", proposal, proposal, title=_("Point %(number)s of “%(title)s” comes back") % said,
        reason=reason, button=_("Open"), due=until, is_late=until is not None and until < day_of(now),
    )  # fmt: skip


def _to_record(actor: Actor, proposal: Proposal) -> Turn:
    reason = (
        _("The meeting was on %(day)s.") % {"day": dates.said(day_of(proposal.meeting.starts_at))}
        if proposal.meeting
        else _("It is in no meeting here. Register the outcome once it was decided.")
    )
    said = {"title": proposal.subject}
    return _turn(
        actor, "outcome", proposal, proposal, title=_("Register the outcome of “%(title)s”") % said,
        reason=reason, button=_("Register"), since=proposal.meeting.starts_at if proposal.meeting else None,
    )  # fmt: skip


def _to_tell(actor: Actor, proposal: Any) -> Turn:
    said = {"title": proposal.subject}
    return _turn(
        actor, "report_back", proposal, proposal, title=_("Tell the outcome of “%(title)s”") % said,
        reason=_("It was registered; the author does not know it yet."), button=_("Tell it"), since=proposal.decided_at,
    )  # fmt: skip


FACTS = (
    "point__proposal__public_id", "point__proposal__trajectory_id", "point__proposal__subject", "decided_date",
    "point__number", "kind",
)  # fmt: skip


def stops(actor: Actor, trajectory_ids: Iterable[int], now: datetime) -> dict[int, list[Stop]]:
    """Return a stop per proposal and day on which something was decided, with what; for who sees the proposal."""
    found: dict[int, list[Stop]] = defaultdict(list)
    seen = Proposal.objects.visible_to(actor).filter(trajectory_id__in=list(trajectory_ids))
    rows = Outcome.objects.filter(point__proposal__in=seen, is_current=True).values_list(*FACTS)
    days: dict[tuple[Any, ...], list[tuple[int, str]]] = defaultdict(list)
    for *about, number, kind in rows.order_by("decided_date", "point__proposal_id", "point__number"):
        days[tuple(about)].append((number, kind))
    page = reverse("decisions:proposal", kwargs={"gemeente": actor.municipality_slug, "public_id": UUID(int=0)})
    for (public_id, trajectory_id, subject, day), outcomes in days.items():
        url = page.replace(str(UUID(int=0)), str(public_id)) + "#outcomes"
        detail = _("%(title)s: %(outcome)s") % {"title": subject, "outcome": summary(outcomes)}
        found[trajectory_id].append(Stop(day, _("Municipal executive decided"), detail, "done", url))
    return found


def summary(outcomes: list[tuple[int, str]]) -> str:
    """Say in a few words what was decided, by point: one word when all points went the same way."""
    kinds = {kind for _number, kind in outcomes}
    if len(kinds) == 1:
        return str(OutcomeKind(kinds.pop()).label).lower()
    return ", ".join(f"{number} {str(OutcomeKind(kind).label).lower()}" for number, kind in outcomes)
