"""What may be registered as the outcome of a point, and what follows from it (rule `outcome-per-point`).

A point without an outcome, or one that is held, is open; any other outcome locks it. A locked point changes only by a
revision: a formal act with its day and reason, after which the earlier outcome stays readable.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from verbeterspoor.decisions.choices import (
    CARRIED,
    FINAL,
    DecidedBy,
    Disclosure,
    MeetingStatus,
    OutcomeKind,
    OutcomeRefusal,
)
from verbeterspoor.foundation import dates
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

from .seeing import KEEPS_SECRETS

REGISTERS_ELSEWHERE = (Role.SECRETARIAT, Role.COORDINATOR)
"""Roles that register a decision of which no proposal was submitted here (rule `decided-elsewhere`)."""


@dataclass(frozen=True)
class Result:
    """What was decided on one point; `text` counts for an amended point only, any other keeps the proposed text."""

    kind: str
    text: str = ""
    held_until: date | None = None
    note: str = ""


def said_text(result: Result, proposed: str) -> str:
    """Return the exact text that holds: the amended one, else the proposed one."""
    return result.text.strip() if result.kind == OutcomeKind.AMENDED else proposed


def check_not_decided_before(number: int, current: Any) -> None:
    """Refuse when a point has an outcome that locks it, and say who registered it and when."""
    if current is not None and current.kind in FINAL:
        raise NotAllowed(OutcomeRefusal.RECORDED_BEFORE.label % {
            "number": number, "who": current.recorded_by_name, "outcome": OutcomeKind(current.kind).label,
            "day": dates.said_without_weekday(dates.local_day(current.recorded_at)),
        })  # fmt: skip


def check_result(number: int, result: Result, *, proposed: str, decided: date) -> None:
    """Ask the text of an amended point, different from the proposed one, and a later day for a held one."""
    said = {"number": number}
    if result.kind == OutcomeKind.AMENDED:
        if not result.text.strip():
            raise NotAllowed(OutcomeRefusal.AMENDED_WITHOUT_TEXT.label % said)
        if " ".join(result.text.split()) == " ".join(proposed.split()):
            raise NotAllowed(OutcomeRefusal.AMENDED_WITHOUT_CHANGE.label % said)
    if result.kind == OutcomeKind.HELD and result.held_until is not None and result.held_until <= decided:
        raise NotAllowed(OutcomeRefusal.HELD_IN_THE_PAST.label % said)


def decided_day(*, meeting: Any, day: date | None, municipality_id: int, now: datetime) -> date:
    """Return the day of a decision: that of its meeting, else the day typed in; never one to come."""
    if meeting is None:
        if day is None:
            raise NotAllowed(OutcomeRefusal.NO_DAY.label)
        if day > dates.local_day(now):
            raise NotAllowed(OutcomeRefusal.IN_THE_FUTURE.label)
        return day
    if meeting.body.municipality_id != municipality_id:
        raise NotAllowed(OutcomeRefusal.OTHER_TOWN.label)
    if meeting.status == MeetingStatus.CANCELLED:
        raise NotAllowed(OutcomeRefusal.MEETING_CANCELLED.label)
    if meeting.starts_at > now:
        raise NotAllowed(OutcomeRefusal.IN_THE_FUTURE.label)
    held = dates.local_day(meeting.starts_at)
    if day is not None and day != held:
        raise NotAllowed(OutcomeRefusal.ANOTHER_DAY.label % {"day": dates.said_without_weekday(held)})
    return held


def check_how(*, decided_by: str, meeting: Any, consent_rule: str, agreed_by: str) -> None:
    """Let a body decide outside a meeting only by its own rules, which are cited, with who agreed and when."""
    if decided_by != DecidedBy.CONSENT:
        return
    if not consent_rule:
        raise NotAllowed(OutcomeRefusal.CONSENT_IS_OFF.label)
    if meeting is not None:
        raise NotAllowed(OutcomeRefusal.CONSENT_IN_A_MEETING.label)
    if not agreed_by.strip():
        raise NotAllowed(OutcomeRefusal.CONSENT_WITHOUT_NAMES.label)


def check_revision(*, current: Any, act: str, reason: str, day: date, result: Result, proposed: str,
                   now: datetime) -> None:  # fmt: skip
    """Let a decided point change only by a named act with a reason, not before its decision, to something else."""
    if current is None or current.kind not in FINAL:
        raise NotAllowed(OutcomeRefusal.NOT_DECIDED.label)
    if not act.strip() or not reason.strip():
        raise NotAllowed(OutcomeRefusal.REVISED_WITHOUT_ACT.label)
    if day > dates.local_day(now):
        raise NotAllowed(OutcomeRefusal.IN_THE_FUTURE.label)
    if day < current.decided_date:
        said = {"day": dates.said_without_weekday(current.decided_date)}
        raise NotAllowed(OutcomeRefusal.REVISED_BEFORE_DECIDED.label % said)
    if current.kind == result.kind and current.text == said_text(result, proposed):
        raise NotAllowed(OutcomeRefusal.REVISED_TO_THE_SAME.label)


def is_decided(kinds: Iterable[str]) -> bool:
    """Say whether a proposal is decided: every point has an outcome, and none is held ("" = no outcome yet)."""
    known = list(kinds)
    return bool(known) and all(kind in FINAL for kind in known)


def check_registers_elsewhere(actor: Actor, municipality_id: int) -> None:
    """Let the secretariat or a coordinator register what was decided in another system (rule `decided-elsewhere`)."""
    if actor.municipality_id != municipality_id or not actor.has(*REGISTERS_ELSEWHERE):
        raise NotAllowed(OutcomeRefusal.NOT_TO_REGISTER.label)


def can_see_point(actor: Actor, proposal: Any, point: Any) -> bool:
    """Say whether somebody who sees a proposal may read this point: a secret one only who keeps secrets or wrote it."""
    return point.disclosure != Disclosure.SECRET or actor.has(*KEEPS_SECRETS) or proposal.author_id == actor.user_id


def goes_to_clerk(proposal: Any, point: Any, current: Any, today: date) -> bool:
    """Say whether the clerk is told of a point: decided, meant for the council, and open to it (rule `dual-wall`).

    What is secret reaches the council by a decision of its own (Gemeentewet 88), what is public later on its day.
    """
    if not point.goes_to_council or current is None or current.kind not in CARRIED:
        return False
    return all(is_open_now(thing, today) for thing in (proposal, point))


def is_open_now(thing: Any, today: date) -> bool:
    """Say whether a proposal or point may be known outside the town hall today."""
    if thing.disclosure == Disclosure.LATER:
        return bool(thing.public_from and thing.public_from <= today)
    return bool(thing.disclosure == Disclosure.PUBLIC)


def is_for_all_inside(proposal: Any, point: Any) -> bool:
    """Say whether everybody in the town hall may know of a point: neither it nor its proposal is secret."""
    return Disclosure.SECRET not in {proposal.disclosure, point.disclosure}
