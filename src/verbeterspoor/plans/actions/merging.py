"""Running actions, parts and what else an organisation or unit has in plans go to the one it merged into.

What was finished stays with who did it, and a report keeps the name under which it was made (rule `handover-of-work`).
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verbeterspoor.foundation import moves
from verbeterspoor.foundation.moves import Handover, Part
from verbeterspoor.plans.choices import ActionStatus, PartStatus, RoundStatus
from verbeterspoor.plans.models import Action, ActionPart, Keeper, Participant, ProgressReport, RoundItem

from .records import record_many

FINISHED = [ActionStatus.ACCEPTED, ActionStatus.LAPSED]


def _column(handover: Handover) -> str:
    return "unit" if handover.kind in (moves.UNIT, moves.UNIT_NAME) else "organisation"


def _actions(handover: Handover) -> Any:
    own = Action.objects.filter(plan__trajectory__municipality_id=handover.municipality_id)
    return own.filter(**{_column(handover): handover.old}).exclude(status__in=FINISHED)


def _move_actions(handover: Handover) -> int:
    actions = list(_actions(handover).select_related("plan__trajectory").order_by("pk"))
    Action.objects.filter(pk__in=[action.pk for action in actions]).update(**{_column(handover): handover.new})
    words = {"from": handover.old.name, "to": handover.new.name}
    record_many("action.passed_on", actions, handover.by, handover.now, words=words)
    return len(actions)


def _in_both_hands(handover: Handover) -> list[str]:
    """Refuse when somebody would contribute to their own action: then it is no part but the action itself."""
    column = _column(handover)
    running = ActionPart.objects.filter(
        action__plan__trajectory__municipality_id=handover.municipality_id,
        status__in=[PartStatus.OPEN, PartStatus.REPORTED_DONE],
    ).exclude(action__status__in=FINISHED)
    pairs = [(handover.old, handover.new), (handover.new, handover.old)]
    found = [
        part.action
        for owner, contributor in pairs
        for part in running.filter(**{f"action__{column}": owner, column: contributor}).select_related("action")
    ]
    if not found:
        return []
    named = ", ".join(f"{action.number} “{action.title}”" for action in found[:5])
    return [
        _("In these actions the one contributes to the other: %(actions)s. First take that part away.")
        % {"actions": named}
    ]


ACTIONS = Part(
    "plans.actions",
    lambda number: ngettext("%(number)s running action", "%(number)s running actions", number) % {"number": number},
    lambda handover: _actions(handover).count(),
    _move_actions,
    _in_both_hands,
)


def _parts(handover: Handover) -> Any:
    own = ActionPart.objects.filter(action__plan__trajectory__municipality_id=handover.municipality_id)
    return own.filter(**{_column(handover): handover.old}).exclude(action__status__in=FINISHED)


PARTS = Part(
    "plans.parts",
    lambda number: ngettext("%(number)s part of an action", "%(number)s parts of actions", number) % {"number": number},
    lambda handover: _parts(handover).count(),
    lambda handover: _parts(handover).update(**{_column(handover): handover.new}),
)


def _participants(handover: Handover) -> Any:
    own = Participant.objects.filter(plan__trajectory__municipality_id=handover.municipality_id)
    return own.filter(**{_column(handover): handover.old})


def _move_participants(handover: Handover) -> int:
    """Let the new one take part in the old one's place; where it takes part already, once is enough."""
    column, own = _column(handover), _participants(handover)
    number = own.count()
    there = Participant.objects.filter(**{column: handover.new}).values_list("plan_id", flat=True)
    own.filter(plan_id__in=list(there)).delete()
    own.update(**{column: handover.new})
    return number


PARTICIPANTS = Part(
    "plans.participants",
    lambda number: (
        ngettext("%(number)s plan in which it takes part", "%(number)s plans in which it takes part", number)
        % {"number": number}
    ),
    lambda handover: _participants(handover).count(),
    _move_participants,
)


def _kept(handover: Handover) -> Any:
    own = Keeper.objects.filter(plan__trajectory__municipality_id=handover.municipality_id)
    return own.filter(**{_column(handover): handover.old})


KEEPERS = Part(
    "plans.keepers",
    lambda number: (
        ngettext("%(number)s good example it keeps", "%(number)s good examples it keeps", number) % {"number": number}
    ),
    lambda handover: _kept(handover).count(),
    lambda handover: _kept(handover).update(**{_column(handover): handover.new}),
)


def _asked(handover: Handover) -> Any:
    own = RoundItem.objects.filter(round__plan__trajectory__municipality_id=handover.municipality_id)
    return own.filter(**{_column(handover): handover.old}, round__status=RoundStatus.OPEN)


ROUND_ITEMS = Part(
    "plans.round_items",
    lambda number: (
        ngettext("%(number)s question in an open round", "%(number)s questions in open rounds", number)
        % {"number": number}
    ),
    lambda handover: _asked(handover).count(),
    lambda handover: _asked(handover).update(**{_column(handover): handover.new}),
)


def _keep_name_on_reports(handover: Handover) -> int:
    """Write on the reports made so far for whom they were made, before that name changes."""
    column, unsigned = _column(handover), ProgressReport.objects.filter(reported_for="")
    whole = unsigned.filter(part__isnull=True, **{f"action__{column}": handover.old})
    of_part = unsigned.filter(part__isnull=False, **{f"part__{column}": handover.old})
    if handover.kind in (moves.ORGANISATION, moves.UNIT):
        here = {"action__plan__trajectory__municipality_id": handover.municipality_id}
        whole, of_part = whole.filter(**here), of_part.filter(**here)
    named = handover.old.name
    return whole.update(reported_for=named) + of_part.update(reported_for=named)


REPORTS = Part(
    "plans.reports",
    lambda number: "",
    lambda handover: 0,
    _keep_name_on_reports,
)
"""Moves nothing: it keeps a name, so the page does not count it."""

ON_MERGE = (REPORTS, ACTIONS, PARTS, PARTICIPANTS, KEEPERS, ROUND_ITEMS)
