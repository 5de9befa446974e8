"""Acts of steering for tests, by the verbs that pages use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests import builders
from tests.cast import Town
from verbeterspoor.plans import rules
from verbeterspoor.plans.actions import Amendment
from verbeterspoor.plans.models import Action, Adjustment

LATER = date(2020, 6, 1)


def amended(action: Action, *, lapses: bool = False, **agreed: Any) -> Amendment:
    """Return what an action becomes: what is named changes, the rest stays."""
    now = rules.agreed_about(action)
    return Amendment(action=action, version=action.version, agreed=replace(now, **agreed), lapses=lapses)


def steer(town: Town, action: Action, *amendments: Amendment, **facts: Any) -> Adjustment:
    """Let the coordinator steer the plan of an action."""
    return builders.an_adjustment(town, action, amendments=amendments, **facts)
