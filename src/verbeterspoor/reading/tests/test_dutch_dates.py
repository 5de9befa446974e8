"""What Dutch words for time mean, in days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verbeterspoor.reading import dutch_dates as dutch

DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))
YEARS = st.integers(1990, 2080)
PARTS = st.sampled_from([None, "begin", "medio", "eind"])


@given(YEARS, st.integers(1, 12), PARTS)
def test_a_part_of_a_month_lies_in_that_month(year, month, part):
    found = dutch.part_of_month(year, month, part)
    assert found.start <= found.end
    assert {(found.start.year, found.start.month), (found.end.year, found.end.month)} == {(year, month)}


@given(YEARS, st.integers(1, 12))
def test_begin_medio_and_eind_fill_the_month_without_overlap(year, month):
    begin, middle, end = (dutch.part_of_month(year, month, part) for part in ("begin", "medio", "eind"))
    assert begin.end + timedelta(days=1) == middle.start
    assert middle.end + timedelta(days=1) == end.start


@given(YEARS)
def test_four_quarters_fill_the_year(year):
    quarters = [dutch.quarter(year, number) for number in (1, 2, 3, 4)]
    assert quarters[0].start == date(year, 1, 1)
    assert quarters[3].end == date(year, 12, 31)
    for one, other in pairwise(quarters):
        assert one.end + timedelta(days=1) == other.start


@given(YEARS)
def test_after_a_season_comes_the_next_one(year):
    assert dutch.after_season(year, "zomer") == dutch.season(year, "najaar")
    assert dutch.after_season(year, "winter").start.year == year + 1


@given(DAYS)
def test_voor_ends_the_day_before_and_uiterlijk_on_the_day(moment):
    one_day = dutch.Interval(moment, moment)
    assert dutch.before(one_day) == dutch.Interval(None, moment - timedelta(days=1))
    assert dutch.by(one_day) == dutch.Interval(None, moment)


@given(DAYS, st.integers(0, 60), st.sampled_from(["day", "week", "working_day", "month", "quarter", "year"]))
def test_later_never_goes_back(moment, amount, unit):
    assert dutch.later(moment, amount, unit) >= moment


def test_a_month_after_the_last_of_january_is_the_last_of_february():
    assert dutch.later(date(2020, 1, 31), 1, "month") == date(2020, 2, 29)


def test_working_days_skip_the_weekend():
    assert dutch.later(date(2020, 2, 28), 1, "working_day") == date(2020, 3, 2)


def test_a_winter_runs_into_the_next_year():
    assert dutch.season(2019, "winter") == dutch.Interval(date(2019, 12, 1), date(2020, 2, 29))
