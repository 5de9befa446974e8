"""When papers must be in, and whether a proposal can still make its latest handling date (`latest-handling-date`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from verbeterspoor.decisions.choices import MeetingRefusal, MeetingStatus
from verbeterspoor.foundation.dates import is_working_day, local_day, local_moment
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor

ONE_DAY = timedelta(days=1)
MOST_AT_ONCE = 120
"""So many meetings at most are planned in one go: weekly for more than two years."""


class Reach(StrEnum):
    """How a proposal stands to its latest handling date."""

    NO_DATE = "no_date"
    IN_TIME = "in_time"
    NOT_PLANNED = "not_planned"
    TOO_LATE = "too_late"
    NO_MEETING = "no_meeting"


@dataclass(frozen=True)
class Reached:
    """Whether the date can be made, with the meetings that can, the ones whose papers are in, and the first after it.

    `missed` are meetings before the date whose submission moment has passed; `later` is the first that still can.
    """

    reach: Reach
    able: Sequence[Any] = ()
    missed: Sequence[Any] = ()
    later: Any = None
    chosen_is_late: bool = False
    weekend_or_holiday: bool = False
    reasons: tuple[str, ...] = field(default=())


def working_days_before(day: date, number: int) -> date:
    """Return the day that lies so many working days before a day; holidays and weekends are not counted."""
    while number > 0:
        day -= ONE_DAY
        if is_working_day(day):
            number -= 1
    return day


def submission_moment(meeting_day: date, *, days_before: int, at: time) -> datetime:
    """Return the moment before which papers for a meeting must be in."""
    return local_moment(working_days_before(meeting_day, days_before), at)


def agenda_place(number: str) -> list[int]:
    """Return where a number stands on an agenda: 4.2 before 10, one without a number first."""
    return [int(part) if part.isdigit() else 0 for part in number.split(".")]


def makes_it(meeting: Any, *, latest: date | None, publication_at: datetime | None) -> bool:
    """Say whether a planned meeting handles a proposal by its latest date and before it must be public."""
    if meeting.status != MeetingStatus.PLANNED:
        return False
    by_date = latest is None or local_day(meeting.starts_at) <= latest
    return by_date and (publication_at is None or meeting.starts_at < publication_at)


def reach_of(
    *,
    latest: date | None,
    publication_at: datetime | None,
    chosen: Any,
    is_submitted: bool,
    meetings: Iterable[Any],
    now: datetime,
) -> Reached:
    """Say whether a proposal makes its latest handling date, and which meeting still can.

    `meetings` are those of its body that have not begun, in order of time. A chosen meeting counts as open for papers
    when the proposal was submitted already.
    """
    coming = [one for one in meetings if one.status == MeetingStatus.PLANNED and one.starts_at > now]
    open_ones = [one for one in coming if one.submit_before > now]
    if latest is None and publication_at is None:
        return Reached(Reach.NO_DATE, able=open_ones, later=next(iter(open_ones), None))
    in_date = [one for one in coming if makes_it(one, latest=latest, publication_at=publication_at)]
    able = [one for one in in_date if one.submit_before > now]
    missed = [one for one in in_date if one.submit_before <= now]
    later = next((one for one in open_ones if one not in able), None)
    off = latest is not None and not is_working_day(latest)
    facts: dict[str, Any] = {"able": able, "missed": missed, "later": later, "weekend_or_holiday": off}
    if chosen is not None:
        on_time = makes_it(chosen, latest=latest, publication_at=publication_at) or chosen.status == MeetingStatus.HELD
        if on_time and (is_submitted or chosen.submit_before > now or chosen.starts_at <= now):
            return Reached(Reach.IN_TIME, **facts)
        return Reached(Reach.TOO_LATE, chosen_is_late=True, **facts)
    if able:
        return Reached(Reach.NOT_PLANNED, **facts)
    return Reached(Reach.TOO_LATE if missed or later else Reach.NO_MEETING, **facts)


def weekly_days(*, first: date, until: date, weeks: int, skip_holidays: bool = True) -> list[date]:
    """Return the days of a meeting that repeats every so many weeks, without public holidays."""
    if until < first:
        raise NotAllowed(MeetingRefusal.ENDS_BEFORE_IT_STARTS.label)
    days = []
    day = first
    while day <= until:
        if not skip_holidays or is_working_day(day) or day.isoweekday() > 5:
            days.append(day)
        day += weeks * 7 * ONE_DAY
    if len(days) > MOST_AT_ONCE:
        raise NotAllowed(MeetingRefusal.TOO_MANY.label)
    return days


def check_can_change(meeting: Any) -> None:
    """Let a meeting change as long as it is planned."""
    if meeting.status != MeetingStatus.PLANNED:
        raise NotAllowed(MeetingRefusal.NOT_PLANNED.label)


def check_can_be_held(meeting: Any, now: datetime) -> None:
    """Let a meeting be registered as held once it has begun."""
    check_can_change(meeting)
    if meeting.starts_at > now:
        raise NotAllowed(MeetingRefusal.NOT_BEGUN.label)


def check_submission(*, submit_before: datetime, starts_at: datetime) -> None:
    """Refuse papers that would have to be in after the meeting begins."""
    if submit_before > starts_at:
        raise NotAllowed(MeetingRefusal.SUBMITTED_AFTER.label)


def check_can_take(
    meeting: Any, *, municipality_id: int, is_submitted: bool, is_late_allowed: bool, now: datetime
) -> None:
    """Let a proposal be planned in a meeting of its municipality that is to come and still takes papers.

    `is_late_allowed`: the secretariat may add one after papers are closed.
    """
    if meeting.body.municipality_id != municipality_id:
        raise NotAllowed(MeetingRefusal.OTHER_TOWN.label)
    if meeting.status != MeetingStatus.PLANNED or (meeting.starts_at <= now and not is_submitted):
        raise NotAllowed(MeetingRefusal.OVER.label)
    if meeting.submit_before <= now and not (is_submitted or is_late_allowed):
        raise NotAllowed(MeetingRefusal.PAPERS_CLOSED.label)


def keeps_meetings(actor: Actor) -> bool:
    """Say whether a person keeps the calendar of meetings: the secretariat and administrators."""
    return actor.has(Role.SECRETARIAT, Role.ADMINISTRATOR)


def is_clerk(actor: Actor) -> bool:
    """Say whether a person works for the council."""
    return actor.has(Role.COUNCIL_CLERK)


def check_keeps_meetings(actor: Actor, municipality_id: int) -> None:
    """Let only the secretariat or an administrator of this municipality keep meetings."""
    if actor.municipality_id != municipality_id or not keeps_meetings(actor):
        raise NotAllowed(MeetingRefusal.NOT_MINE.label)
