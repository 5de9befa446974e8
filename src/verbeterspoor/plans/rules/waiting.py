"""What an action waits for: never a circle, and what holds it up makes it at risk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.plans.choices import HeldUpBy, PlanStatus, Refusal

from .steps import COORDINATOR, EXECUTOR


def way_back(needs: Mapping[int, Collection[int]], *, start: int, target: int) -> list[int]:
    """Return the chain of needs from `start` to `target`, both included; empty when there is none."""
    came_from: dict[int, int] = {start: start}
    ahead = [start]
    while ahead and target not in came_from:
        here = ahead.pop(0)
        for further in needs.get(here, ()):
            if further not in came_from:
                came_from[further] = here
                ahead.append(further)
    if target not in came_from:
        return []
    chain = [target]
    while chain[-1] != start:
        chain.append(came_from[chain[-1]])
    return chain[::-1]


def check_no_circle(names: list[str], joined: str) -> None:
    """Refuse a circle, and name everything in it: A waits for B waits for A."""
    if names:
        said = joined.join(f"“{name}”" for name in names)
        raise NotAllowed(Refusal.CIRCLE.label % {"circle": said})


class HeldUp(NamedTuple):
    """Something that is late and holds an action up."""

    by: HeldUpBy
    title: str
    days: int


def held_up(action: Any, *, today: date) -> list[HeldUp]:
    """Return what is late and holds an action up: an action it waits for, a milestone, a part of a partner."""
    facts = [
        (HeldUpBy.DEPENDENCY, action.dependency_due, action.dependency_title),
        (HeldUpBy.MILESTONE, action.milestone_due, action.milestone_title),
        (HeldUpBy.PART, action.part_due, action.part_title),
    ]
    return [HeldUp(by, title, (today - due).days) for by, due, title in facts if due is not None and due < today]


def check_can_reach(held: Collection[str], plan_status: str, *, on: date, today: date) -> None:
    """Let the executor or a coordinator say that a milestone was reached, on a day that has come."""
    if not {COORDINATOR, EXECUTOR} & set(held):
        raise NotAllowed(Refusal.STEP_NOT_YOURS.label)
    if plan_status != PlanStatus.ADOPTED:
        raise NotAllowed(Refusal.NOT_ADOPTED.label)
    if on > today:
        raise NotAllowed(Refusal.REACHED_IN_FUTURE.label)
