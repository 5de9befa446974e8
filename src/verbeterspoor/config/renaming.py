"""Rename a body that several municipalities work with: no municipality does that to the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations import actions, queries

USAGE = 'verbeterspoor rename-organisation "OLD NAME" "NEW NAME" 2020-02-12 "REASON"'


def rename_organisation(arguments: Sequence[str]) -> int:
    """Give a body another name for every municipality; 2, with the reason, when refused."""
    if len(arguments) != 4:
        print(USAGE)
        return 2
    old, new, said, reason = arguments
    found = queries.organisations_named(old)
    if len(found) != 1:
        print(f"{len(found)} organisations are called “{old}”; one is needed.")
        return 2
    towns = queries.municipalities_with(organisation=found[0])
    try:
        day = date.fromisoformat(said)
        actions.rename_organisation(
            organisation=found[0], municipality=towns[0], name=new, day=day, reason=reason, by=None, now=clock.now()
        )
    except (NotAllowed, ValueError) as refusal:
        print(refusal)
        return 2
    print(f"“{old}” is now called “{new}”, for {len(towns)} municipalities.")
    return 0
