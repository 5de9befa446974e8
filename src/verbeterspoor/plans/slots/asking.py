"""Whose turn it is because of a round of progress."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.slots import Turn
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries
from verbeterspoor.plans.models import Round

from .addresses import MOST, url_of


def in_rounds(actor: Actor, now: datetime) -> list[Turn]:
    """Ask an executor to answer an open round, and a coordinator to see to who did not answer in time."""
    today = day_of(now)
    asked = [_turn(actor, round, "round_answer") for round in queries.open_rounds_of(actor)[:MOST]]
    if not actor.leads:
        return asked
    late = queries.unanswered_rounds(actor, today=today)[:MOST]
    return [*asked, *(_turn(actor, round, "round", is_late=True) for round in late)]


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
