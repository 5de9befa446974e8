"""What stands on a decision list and who sees it: public, public from a day on, or secret (rule `decision-list`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbeterspoor.decisions.choices import DecisionListRefusal, Disclosure, ListStatus, MeetingStatus
from verbeterspoor.foundation.errors import NotAllowed

STRICTNESS = {Disclosure.PUBLIC: 0, Disclosure.LATER: 1, Disclosure.SECRET: 2}


@dataclass(frozen=True)
class Openness:
    """How open something is: from which day, or under which secrecy."""

    disclosure: str
    public_from: date | None = None
    secrecy_id: int | None = None


def openness_of(proposal: Any, point: Any) -> Openness:
    """Return how open a line is: the stricter of its proposal and its point; of two days the later."""
    strict = max((proposal, point), key=lambda one: STRICTNESS[Disclosure(one.disclosure)])
    if strict.disclosure == Disclosure.SECRET:
        return Openness(Disclosure.SECRET, None, point.secrecy_id or proposal.secrecy_id)
    if strict.disclosure == Disclosure.LATER:
        days = [one.public_from for one in (proposal, point) if one.disclosure == Disclosure.LATER and one.public_from]
        return Openness(Disclosure.LATER, max(days, default=None))
    return Openness(Disclosure.PUBLIC)


def is_public(line: Any, today: date) -> bool:
    """Say whether a line stands on the public list today; one for later surfaces by itself on its day."""
    if line.disclosure == Disclosure.PUBLIC:
        return True
    return line.disclosure == Disclosure.LATER and line.public_from is not None and line.public_from <= today


def may_know(line: Any, *, keeps_secrets: bool, wrote: bool) -> bool:
    """Say whether somebody of the town hall may read a line of the internal list."""
    return line.disclosure != Disclosure.SECRET or keeps_secrets or wrote


def check_can_make_list(meeting: Any, *, now: Any, number_of_outcomes: int) -> None:
    """Let a list be made of a meeting that began and in which something was decided."""
    if meeting.status == MeetingStatus.CANCELLED:
        raise NotAllowed(DecisionListRefusal.CANCELLED.label)
    if meeting.starts_at > now:
        raise NotAllowed(DecisionListRefusal.NOT_HELD.label)
    if not number_of_outcomes:
        raise NotAllowed(DecisionListRefusal.NOTHING_DECIDED.label)


def check_is_provisional(status: str) -> None:
    """Let only a provisional list change."""
    if status != ListStatus.PROVISIONAL:
        raise NotAllowed(DecisionListRefusal.FINAL.label)


def check_line(*, title: str, disclosure: str, public_from: date | None, has_secrecy: bool) -> None:
    """Hold a line to its openness: later with a day, secret with a ground."""
    if disclosure == Disclosure.LATER and public_from is None:
        raise NotAllowed(DecisionListRefusal.LATER_WITHOUT_DAY.label)
    if disclosure == Disclosure.SECRET and not has_secrecy:
        raise NotAllowed(DecisionListRefusal.SECRET_WITHOUT_GROUND.label % {"title": title})


def check_can_be_final(lines: Iterable[Any], *, undecided: Iterable[str]) -> None:
    """Let a list become final when every point has its outcome and every line says what was decided."""
    points = ", ".join(undecided)
    if points:
        raise NotAllowed(DecisionListRefusal.WITHOUT_OUTCOME.label % {"points": points})
    for line in lines:
        if line.outcome.revised_date or line.text != line.outcome.text:
            raise NotAllowed(DecisionListRefusal.OUT_OF_DATE.label)
        check_line(
            title=line.title, disclosure=line.disclosure, public_from=line.public_from,
            has_secrecy=line.secrecy_id is not None,
        )  # fmt: skip
        if line.disclosure == Disclosure.PUBLIC and not line.explanation:
            raise NotAllowed(DecisionListRefusal.NO_EXPLANATION.label % {"title": line.title})


def check_something_decided(number_of_outcomes: int) -> None:
    """Refuse a list on which nothing would stand."""
    if not number_of_outcomes:
        raise NotAllowed(DecisionListRefusal.NOTHING_DECIDED.label)
