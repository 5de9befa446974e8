"""Secrecy: on which grounds, imposed by whom, lifted by whom (Gemeentewet 87-89, since 1 April 2023)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from verbeterspoor.decisions.choices import SecrecyBody, SecrecyGround, SecrecyRefusal
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor


def canonical_ground(said: str) -> str:
    """Return a ground as the law's place in points (5.1.2.e), however it was written: 5.1.2e, 5.1 lid 2 sub e."""
    text = said.lower().replace("artikel", "").replace("art.", "").replace("sub", " ").replace("lid", " ")
    parts = [part for part in text.replace(".", " ").replace("onder", " ").split() if part]
    flat = []
    for part in parts:
        digits, letter = part.rstrip("abcdefghi"), part[len(part.rstrip("abcdefghi")) :]
        flat += [one for one in (digits, letter) if one]
    return ".".join(flat)


def check_grounds(grounds: Iterable[str]) -> list[str]:
    """Return the grounds, each once; refuse none at all, and any that is no ground for secrecy (Gemeentewet 87)."""
    found = sorted({canonical_ground(one) for one in grounds})
    if not found:
        raise NotAllowed(SecrecyRefusal.NO_GROUND.label)
    for ground in found:
        if ground not in SecrecyGround.values:
            raise NotAllowed(SecrecyRefusal.NOT_ALLOWED.label % {"ground": ground})
    return found


def lifts(imposed_by: str, given_to: Iterable[str]) -> SecrecyBody:
    """Return which body may lift secrecy: the one that imposed it, or the council once it was given to the council."""
    return SecrecyBody.COUNCIL if SecrecyBody.COUNCIL in set(given_to) else SecrecyBody(imposed_by)


def check_can_register_secrecy(actor: Actor, municipality_id: int) -> None:
    """Let only the secretariat of this municipality register secrecy."""
    if actor.municipality_id != municipality_id or not actor.has(Role.SECRETARIAT):
        raise NotAllowed(SecrecyRefusal.NOT_YOURS.label)


def check_imposed(imposed_date: date, today: date) -> None:
    """Refuse secrecy by a decision that was not taken yet."""
    if imposed_date > today:
        raise NotAllowed(SecrecyRefusal.FUTURE.label)


def check_can_lift(secrecy: Any, *, by_body: str, on: date, today: date) -> None:
    """Let only the body that may lift secrecy do so, once, from the day it was imposed."""
    if secrecy.lifted_date is not None:
        raise NotAllowed(SecrecyRefusal.LIFTED.label)
    if by_body != secrecy.lift_by:
        raise NotAllowed(SecrecyRefusal.NOT_TO_LIFT.label % {"body": SecrecyBody(secrecy.lift_by).label})
    if not secrecy.imposed_date <= on <= today:
        raise NotAllowed(SecrecyRefusal.LIFTED_BEFORE.label)
