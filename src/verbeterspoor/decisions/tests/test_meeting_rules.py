"""When papers must be in, and whether a proposal makes its latest handling date, without a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import MeetingStatus
from verbeterspoor.decisions.rules import Reach
from verbeterspoor.foundation.dates import local_moment
from verbeterspoor.foundation.errors import NotAllowed

NOW = datetime(2017, 4, 3, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Sitting:
    starts_at: datetime
    submit_before: datetime
    status: str = MeetingStatus.PLANNED


def sitting(day: date, *, days_before: int = 5, status: str = MeetingStatus.PLANNED) -> Sitting:
    starts = local_moment(day, time(10))
    return Sitting(starts, rules.submission_moment(day, days_before=days_before, at=time(12)), status)


def reach(
    latest: date | None, *meetings: Sitting, chosen: Sitting | None = None, now: datetime = NOW, **more: object
) -> rules.Reached:
    facts = {"publication_at": None, "is_submitted": False, **more}
    return rules.reach_of(latest=latest, chosen=chosen, meetings=meetings, now=now, **facts)  # type: ignore[arg-type]


TUESDAY_AFTER_EASTER = sitting(date(2017, 4, 18))
BEFORE_EASTER = sitting(date(2017, 4, 11))
AFTER = sitting(date(2017, 4, 25))


@pytest.mark.rule("latest-handling-date")
def test_easter_monday_and_good_friday_do_not_count_as_working_days() -> None:
    assert rules.working_days_before(date(2017, 4, 18), 1) == date(2017, 4, 13)


@pytest.mark.rule("latest-handling-date")
@pytest.mark.parametrize("year", [2019, 2020, 2026, 2027])
def test_the_fifth_of_may_is_a_holiday_every_year(year: int) -> None:
    assert rules.working_days_before(date(year, 5, 6), 1) < date(year, 5, 5)


@pytest.mark.rule("latest-handling-date")
def test_a_proposal_that_makes_its_date_names_the_meetings_that_can() -> None:
    found = reach(date(2017, 4, 18), BEFORE_EASTER, TUESDAY_AFTER_EASTER, AFTER)

    assert found.reach == Reach.NOT_PLANNED
    assert found.able == [BEFORE_EASTER, TUESDAY_AFTER_EASTER]


@pytest.mark.rule("latest-handling-date")
def test_a_date_no_meeting_can_make_names_the_first_that_still_can() -> None:
    found = reach(date(2017, 4, 17), AFTER, now=local_moment(date(2017, 4, 12), time(9)))

    assert (found.reach, found.later, found.able) == (Reach.TOO_LATE, AFTER, [])


@pytest.mark.rule("latest-handling-date")
def test_a_meeting_whose_papers_are_closed_is_named_apart() -> None:
    found = reach(date(2017, 4, 18), TUESDAY_AFTER_EASTER, now=local_moment(date(2017, 4, 13), time(9)))

    assert (found.reach, found.missed, found.later) == (Reach.TOO_LATE, [TUESDAY_AFTER_EASTER], None)


@pytest.mark.rule("latest-handling-date")
def test_a_chosen_meeting_after_the_date_is_said_to_be_late() -> None:
    found = reach(date(2017, 4, 18), TUESDAY_AFTER_EASTER, AFTER, chosen=AFTER)

    assert found.reach == Reach.TOO_LATE
    assert found.chosen_is_late


@pytest.mark.rule("latest-handling-date")
def test_the_meeting_must_begin_before_the_moment_of_publication() -> None:
    presented = local_moment(date(2017, 4, 18), time(9))

    assert reach(None, TUESDAY_AFTER_EASTER, publication_at=presented).able == []
    assert reach(None, TUESDAY_AFTER_EASTER, publication_at=presented + timedelta(hours=6)).able == [
        TUESDAY_AFTER_EASTER
    ]


def test_without_any_meeting_nothing_can() -> None:
    assert reach(date(2017, 4, 18)).reach == Reach.NO_MEETING


def test_a_submitted_proposal_stays_in_time_after_papers_close() -> None:
    later = local_moment(date(2017, 4, 14), time(9))

    found = reach(date(2017, 4, 18), TUESDAY_AFTER_EASTER, chosen=TUESDAY_AFTER_EASTER, now=later, is_submitted=True)
    assert found.reach == Reach.IN_TIME


def test_a_cancelled_meeting_is_no_way_out() -> None:
    gone = sitting(date(2017, 4, 18), status=MeetingStatus.CANCELLED)

    assert reach(date(2017, 4, 18), gone).reach == Reach.NO_MEETING


def test_a_weekly_row_leaves_out_holidays() -> None:
    days = rules.weekly_days(first=date(2020, 4, 6), until=date(2020, 4, 20), weeks=1)

    assert days == [date(2020, 4, 6), date(2020, 4, 20)]


def test_more_than_can_be_looked_over_is_refused() -> None:
    with pytest.raises(NotAllowed, match="120"):
        rules.weekly_days(first=date(2020, 1, 6), until=date(2030, 1, 6), weeks=1)
