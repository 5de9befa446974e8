"""Days, holidays and the sentences people read."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from verbeterspoor.foundation import dates

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2016, (3, 27)), (2017, (4, 16)), (2020, (4, 12)), (2024, (3, 31)), (2038, (4, 25)), (2285, (3, 22))],
)
def test_easter_falls_on_the_day_of_the_church_tables(year, sunday):
    assert dates.easter(year) == date(year, *sunday)


def test_easter_monday_2017_lies_the_day_before_the_report_was_presented():
    assert str(dates.public_holidays(2017)[date(2017, 4, 17)]) in {"Easter Monday", "tweede paasdag"}
    assert dates.is_working_day(date(2017, 4, 18))


@pytest.mark.parametrize(
    ("year", "day"), [(2013, (4, 30)), (2014, (4, 26)), (2020, (4, 27)), (2025, (4, 26)), (2006, (4, 29))]
)
def test_kings_day_moves_away_from_sunday(year, day):
    assert dates.kings_day(year) == date(year, *day)


@pytest.mark.parametrize("year", [2024, 2026, 2027])
def test_liberation_day_counts_every_year(year):
    assert not dates.is_working_day(date(year, 5, 5))


@given(DAYS)
def test_the_last_working_day_is_a_working_day_and_nothing_lies_between(day):
    last = dates.last_working_day_on_or_before(day)

    assert dates.is_working_day(last)
    assert last <= day
    assert not any(dates.is_working_day(date.fromordinal(n)) for n in range(last.toordinal() + 1, day.toordinal() + 1))


@given(DAYS)
def test_a_day_ends_where_the_next_begins(day):
    assert dates.end_of_day(day) == dates.start_of_day(date.fromordinal(day.toordinal() + 1))
    assert dates.local_day(dates.start_of_day(day)) == day


@pytest.mark.parametrize(("day", "hours"), [(date(2027, 3, 28), 23), (date(2026, 10, 25), 25), (date(2020, 2, 29), 24)])
def test_days_of_summer_time_have_their_own_length(day, hours):
    assert (dates.end_of_day(day) - dates.start_of_day(day)).total_seconds() == hours * 3600


def test_a_time_the_clock_skips_is_refused():
    with pytest.raises(dates.NoSuchMoment):
        dates.local_moment(date(2027, 3, 28), time(2, 30))


def test_a_time_that_happens_twice_is_recognised_and_means_the_first():
    assert dates.happens_twice(date(2026, 10, 25), time(2, 30))
    assert not dates.happens_twice(date(2026, 10, 24), time(2, 30))
    assert dates.local_moment(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


DUTCH_AND_ENGLISH = [
    (dates.said, [date(2020, 2, 29)], "zaterdag 29 februari 2020", "Saturday 29 February 2020"),
    (dates.said_short, [date(2020, 3, 1)], "1 mrt 2020", "1 Mar 2020"),
    (
        dates.moment_said,
        [datetime(2017, 4, 18, 13, 0, tzinfo=UTC)],
        "18 april 2017 om 15.00 uur",
        "18 April 2017 at 15:00",
    ),
    (
        dates.term_said,
        [date(2020, 2, 27)],
        "uiterlijk donderdag 27 februari 2020",
        "Thursday 27 February 2020 at the latest",
    ),
    (dates.days_late_sentence, [date(2020, 1, 31), date(2020, 2, 12)], "12 dagen te laat", "12 days late"),
    (dates.days_late_sentence, [date(2020, 2, 11), date(2020, 2, 12)], "1 dag te laat", "1 day late"),
    (dates.days_late_sentence, [date(2020, 2, 12), date(2020, 2, 12)], "vandaag is de laatste dag", None),
    (dates.days_late_sentence, [date(2020, 2, 29), date(2020, 2, 12)], "nog 17 dagen", "17 days left"),
    (dates.silent_sentence, [date(2019, 12, 25), date(2020, 2, 12)], "49 dagen niets gehoord", None),
    (dates.since_sentence, [date(2020, 2, 9), date(2020, 2, 12)], "sinds 3 dagen", "for 3 days"),
    (dates.greeting, [datetime(2020, 2, 12, 8, 0, tzinfo=UTC)], "Goedemorgen", "Good morning"),
    (dates.greeting, [datetime(2020, 2, 12, 19, 0, tzinfo=UTC)], "Goedenavond", "Good evening"),
]


@pytest.mark.parametrize(("phrase", "about", "dutch", "english"), DUTCH_AND_ENGLISH)
def test_a_date_is_said_as_people_say_it(phrase, about, dutch, english):
    with translation.override("nl"):
        assert phrase(*about) == dutch
    with translation.override("en"):
        assert english is None or phrase(*about) == english


def test_before_1_march_2020_says_what_it_means():
    with translation.override("nl"):
        sentence = dates.term_said(date(2020, 2, 29), said_as_before=True)

    assert sentence == "vóór 1 maart 2020 = uiterlijk zaterdag 29 februari; laatste werkdag vrijdag 28 februari"
