"""The life of an investigation: one table of dated steps, who sees it, and whose turn it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.steps import Step, check_step, open_steps, step
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import CycleRefusal, InvestigationStatus, InvestigationStep, ReportVersion

from .registering import COORDINATOR

_S, _N = InvestigationStatus, InvestigationStep
BEFORE_THE_REPORT = (_S.ANNOUNCED, _S.FIELDWORK, _S.DRAFT, _S.CHECK)
"""Statuses in which there is no final report yet."""

INVESTIGATION_STEPS = (
    step(_N.START, [_S.ANNOUNCED], _S.FIELDWORK, [COORDINATOR]),
    step(_N.WRITE_DRAFT, [_S.ANNOUNCED, _S.FIELDWORK], _S.DRAFT, [COORDINATOR]),
    step(_N.ASK_RESPONSE, [_S.DRAFT], _S.CHECK, [COORDINATOR]),
    step(_N.FINALISE, BEFORE_THE_REPORT, _S.FINAL, [COORDINATOR]),
    step(_N.PUBLISH, [_S.FINAL], _S.PUBLISHED, [COORDINATOR]),
    step(_N.FOLLOW, [_S.FINAL, _S.PUBLISHED], _S.FOLLOW_UP, [COORDINATOR]),
    step(_N.CLOSE, [_S.FINAL, _S.PUBLISHED, _S.FOLLOW_UP], _S.CLOSED, [COORDINATOR]),
    step(_N.STOP, BEFORE_THE_REPORT, _S.CLOSED, [COORDINATOR]),
    step(_N.REOPEN, [_S.CLOSED], _S.FOLLOW_UP, [COORDINATOR]),
)
"""The life of an investigation as far as the town registers it: the usual next step comes first."""

BODY, MUNICIPALITY, NOBODY = "body", "municipality", "nobody"
INVESTIGATION_OWNERS = {
    _S.ANNOUNCED: BODY, _S.FIELDWORK: BODY, _S.DRAFT: BODY, _S.CHECK: MUNICIPALITY, _S.FINAL: BODY,
    _S.PUBLISHED: MUNICIPALITY, _S.FOLLOW_UP: BODY, _S.CLOSED: NOBODY,
}  # fmt: skip
"""Whose turn it is with an investigation, one per status: the body works, checks and publishes, the town responds."""

STEPS_WITH_REASON = frozenset({_N.STOP, _N.REOPEN})
"""Steps that nobody understands later without a reason."""

STEPS_OF_VERSION = {
    ReportVersion.DRAFT: _N.WRITE_DRAFT, ReportVersion.FINAL: _N.FINALISE, ReportVersion.CORRECTED: _N.FINALISE,
}  # fmt: skip
"""The step that a version of a report proves by being there."""


def investigation_relations(actor: Actor, municipality_id: int) -> set[str]:
    """Say as what a person stands to an investigation."""
    return {COORDINATOR} if actor.leads and actor.municipality_id == municipality_id else set()


def check_investigation_step(name: str, status: str, relations: Collection[str], *, note: str) -> Step:
    """Return the step if it may be registered now, or refuse with the reason."""
    found = check_step(
        INVESTIGATION_STEPS, name, status, relations, who=CycleRefusal.NOT_YOURS.label, when=CycleRefusal.NOT_NOW.label
    )
    if name in STEPS_WITH_REASON and not note.strip():
        raise NotAllowed(CycleRefusal.NEEDS_REASON.label)
    return found


def open_investigation_steps(status: str, relations: Collection[str]) -> list[Step]:
    """List what this person can register about an investigation now."""
    return open_steps(INVESTIGATION_STEPS, status, relations)


def usual_course(status: str) -> list[tuple[InvestigationStatus, str]]:
    """Return the course of an investigation as a line: each status is done, current or future."""
    here = list(_S).index(_S(status))
    return [(one, "done" if at < here else "current" if at == here else "future") for at, one in enumerate(_S)]


def check_step_day(
    *, day: date | None, words: str, earlier: Sequence[date | None], later: Sequence[date | None], today: date
) -> None:
    """Ask when a step happened: a day that has been, between those of the steps before and after it."""
    if day is None and not words.strip():
        raise NotAllowed(CycleRefusal.NEEDS_DAY.label)
    if day is None:
        return
    if day > today:
        raise NotAllowed(CycleRefusal.IN_THE_FUTURE.label)
    if any(one and one > day for one in earlier) or any(one and one < day for one in later):
        raise NotAllowed(CycleRefusal.OUT_OF_ORDER.label)


def check_can_take_back(*, is_last: bool, is_first: bool, is_taken_back: bool, reason: str) -> None:
    """Let only the last step be taken back, with the reason; the first can only be corrected."""
    if is_taken_back:
        raise NotAllowed(CycleRefusal.TAKEN_BACK.label)
    if is_first:
        raise NotAllowed(CycleRefusal.FIRST_STEP.label)
    if not is_last:
        raise NotAllowed(CycleRefusal.NOT_THE_LAST.label)
    check_reason(reason)


def check_reason(reason: str) -> None:
    """Refuse a correction without a reason."""
    if not reason.strip():
        raise NotAllowed(CycleRefusal.NEEDS_REASON.label)


def can_see_investigation(
    actor: Actor, *, municipality_id: int, is_party: bool, investigating_ids: Collection[int], sees_report: bool
) -> bool:
    """Say whether a person sees an investigation: the town hall, its bodies, and who sees a report of it."""
    if municipality_id != actor.municipality_id:
        return False
    if actor.is_inside:
        return True
    if not is_party or not actor.has(Role.PARTNER, Role.INSPECTOR, Role.AUDITOR):
        return False
    own = actor.has(Role.INSPECTOR, Role.AUDITOR) and actor.organisation_ids & set(investigating_ids)
    return bool(own or sees_report)


def can_see_report(
    actor: Actor,
    *,
    municipality_id: int,
    is_party: bool,
    investigating_ids: Collection[int],
    is_shared: bool,
    is_draft: bool,
) -> bool:
    """Say whether a person sees a report; a draft is for the town hall and the body alone, also when it was shared."""
    return can_see_investigation(
        actor, municipality_id=municipality_id, is_party=is_party, investigating_ids=investigating_ids,
        sees_report=is_shared and not is_draft,
    )  # fmt: skip
