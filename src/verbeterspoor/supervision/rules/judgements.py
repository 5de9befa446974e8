"""Who says whether it got better."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import Refusal


def check_can_judge(
    actor: Actor,
    *,
    municipality_id: int,
    body_id: int,
    investigating_ids: Collection[int],
    on_behalf: bool,
    source: str,
) -> None:
    """Let only the body that investigated judge, by its own inspector or registered for it with a source.

    This is the finding's part of `done-accepted-proven` and the rule `on-behalf`: the executor and the coordinator
    never judge in their own name.
    """
    if actor.municipality_id != municipality_id:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)
    if body_id not in investigating_ids:
        raise NotAllowed(Refusal.NOT_THE_BODY.label)
    if on_behalf:
        if not actor.leads:
            raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)
        if not source.strip():
            raise NotAllowed(Refusal.NO_SOURCE.label)
    elif not (actor.has(Role.INSPECTOR, Role.AUDITOR) and body_id in actor.organisation_ids):
        raise NotAllowed(Refusal.NOT_YOUR_BODY.label)


def check_judgement(*, explanation: str, judged_date: date, today: date) -> None:
    """Ask an explanation, and a day that has been."""
    if not explanation.strip():
        raise NotAllowed(Refusal.NO_EXPLANATION.label)
    if judged_date > today:
        raise NotAllowed(Refusal.IN_THE_FUTURE.label)


def can_judge(actor: Actor, *, municipality_id: int, investigating_ids: Collection[int]) -> bool:
    """Say whether this person can register a judgement at all: for the own body, or on behalf of one."""
    if actor.municipality_id != municipality_id or not investigating_ids:
        return False
    own = actor.has(Role.INSPECTOR, Role.AUDITOR) and actor.organisation_ids & set(investigating_ids)
    return bool(actor.leads or own)
