"""Whose turn it is because of a round of progress."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Turn
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.models import ProgressReport, Round

from .addresses import MOST, url_of


def in_rounds(actor: Actor, now: datetime) -> list[Turn]:
    """Ask an executor to answer an open round, and a coordinator to see to who did not answer in time."""
    today = day_of(now)
    asked = [_turn(actor, round, "round_answer") for round in queries.open_rounds_of(actor)[:MOST]]
    if not actor.leads:
        return asked
    late = queries.unanswered_rounds(actor, today=today)[:MOST]
    return [*asked, *(_turn(actor, round, "round", is_late=True) for round in late)]


def about_copies(actor: Actor) -> list[Turn]:
    """Ask a party whether what was registered for it is right, and a coordinator to correct what is not."""
    asked = [
        Turn(
            title=_("Say whether this is right: “%(action)s”") % {"action": report.action.title},
            reason=_("The municipality registered this on your behalf."), url=url_of(actor, "copy", report),
            button=_("Look at it"), since=report.submitted_at, trajectory=report.action.plan.trajectory.title,
            trajectory_id=report.action.plan.trajectory.public_id,
        )
        for report in queries.copies_to_answer(actor)[:MOST]
    ]  # fmt: skip
    if not actor.leads:
        return asked
    return [*asked, *(_disputed(actor, report) for report in queries.disputed_reports(actor)[:MOST])]


def _disputed(actor: Actor, report: ProgressReport) -> Turn:
    action = report.action
    owner = action.organisation or action.unit
    return Turn(
        title=_("%(owner)s says that this is not right: “%(action)s”") % {"owner": owner, "action": action.title},
        reason=_("Return the report, and register what they do say."), url=url_of(actor, "action", action),
        button=_("Look at it"), since=report.copy_answered_at, trajectory=action.plan.trajectory.title,
        trajectory_id=action.plan.trajectory.public_id,
    )  # fmt: skip


def without_judge(actor: Actor, now: datetime) -> list[Turn]:
    """Tell a coordinator that a report waits while nobody can judge it any more."""
    if not actor.leads:
        return []
    return [
        Turn(
            title=_("Nobody can judge the report about “%(action)s”") % {"action": report.action.title},
            reason=_("Whoever could has left. An administrator gives somebody the role."),
            url=url_of(actor, "action", report.action), button=_("Look at it"), since=report.submitted_at,
            trajectory=report.action.plan.trajectory.title,
            trajectory_id=report.action.plan.trajectory.public_id,
        )
        for report in queries.unjudged_reports(actor, today=day_of(now))[:MOST]
    ]  # fmt: skip


def _turn(actor: Actor, round: Round, page: str, *, is_late: bool = False) -> Turn:
    number = round.waiting  # type: ignore[attr-defined]
    if is_late:
        title = _("See to the round “%(round)s”") % {"round": round.title}
        reason = ngettext(
            "There is no answer about %(number)s action, and its day has passed.",
            "There is no answer about %(number)s actions, and their day has passed.", number,
        )  # fmt: skip
    else:
        title = _("Answer “%(round)s”") % {"round": round.title}
        reason = ngettext(
            "You are asked how %(number)s action is going. It takes two minutes.",
            "You are asked how %(number)s actions are going. It takes two minutes.", number,
        )  # fmt: skip
    return Turn(
        title=title, reason=reason % {"number": number}, url=url_of(actor, page, round),
        button=_("Open the round") if is_late else _("Answer"), due=round.due_date, is_late=is_late,
        trajectory=round.plan.trajectory.title, trajectory_id=round.plan.trajectory.public_id,
    )  # fmt: skip
