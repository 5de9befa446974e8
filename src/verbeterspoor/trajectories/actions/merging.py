"""What a body or unit takes part in goes to the one it merged into (rule `handover-of-work`)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext

from verbeterspoor.foundation import moves
from verbeterspoor.foundation.moves import Handover, Part
from verbeterspoor.trajectories.models import Party

from .registering import record


def _column(handover: Handover) -> str:
    return "unit" if handover.kind == moves.UNIT else "organisation"


def _parties(handover: Handover) -> Any:
    """Return where the old one takes part and the new one not yet, in that role.

    Where both do, the old row stays: what was shared with it stays told, and its people act for both.
    """
    column = _column(handover)
    own = Party.objects.filter(**{column: handover.old}, trajectory__municipality_id=handover.municipality_id)
    if handover.new is None:
        return own
    there = Party.objects.filter(**{column: handover.new}).values_list("trajectory_id", "role")
    both = [party.pk for party in own if (party.trajectory_id, party.role) in set(there)]
    return own.exclude(pk__in=both)


def _move_parties(handover: Handover) -> int:
    parties = list(_parties(handover).select_related("trajectory").order_by("pk"))
    for party in parties:
        Party.objects.filter(pk=party.pk).update(**{_column(handover): handover.new})
        words = {"from": handover.old.name, "to": handover.new.name}
        codes = {"party": str(party.public_id)}
        record("party.moved", party.trajectory, handover.by, handover.now, codes, words)
    return len(parties)


PARTIES = Part(
    "trajectories.parties",
    lambda number: (
        ngettext(
            "%(number)s trajectory in which it takes part", "%(number)s trajectories in which it takes part", number
        )
        % {"number": number}
    ),
    lambda handover: _parties(handover).count(),
    _move_parties,
)
