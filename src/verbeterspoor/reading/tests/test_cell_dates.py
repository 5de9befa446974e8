"""What people type in a date column of a plan, one row each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterspoor.reading import dutch_dates as dutch
from verbeterspoor.reading.cell_dates import read_date_cell

NEAR = date(2020, 2, 12)
SAID = [
    ("1-3-2020", "2020-03-01", "day"),
    ("01-03-20", "2020-03-01", "day"),
    ("1/3/2020", "2020-03-01", "day"),
    ("1.3.2020", "2020-03-01", "day"),
    ("2020-03-01", "2020-03-01", "day"),
    ("2020-03-01 00:00:00", "2020-03-01", "day"),
    ("20200301", "2020-03-01", "day"),
    ("43891", "2020-03-01", "day"),
    ("43891,5", "2020-03-01", "day"),
    ("1 maart 2020", "2020-03-01", "day"),
    ("zondag 1 maart 2020", "2020-03-01", "day"),
    ("1 mrt. '20", "2020-03-01", "day"),
    ("1-mrt-20", "2020-03-01", "day"),
    ("1 maart 2020 om 15.00 uur", "2020-03-01", "day"),
    ("uiterlijk 1 maart 2020", "2020-03-01", "day"),
    ("vóór 1 maart 2020", "2020-02-29", "day"),
    ("voor 1 maart 2020", "2020-02-29", "day"),
    ("per 1 maart 2020", "2020-03-01", "day"),
    ("gereed 1-3-2020", "2020-03-01", "day"),
    ("1-3-2020 (concept)", "2020-03-01", "day"),
    ("mrt 2020", "2020-03-31", "month"),
    ("maart 2020", "2020-03-31", "month"),
    ("mrt-20", "2020-03-31", "month"),
    ("03-2020", "2020-03-31", "month"),
    ("2020-03", "2020-03-31", "month"),
    ("begin maart 2020", "2020-03-10", "month"),
    ("medio mrt 2020", "2020-03-20", "month"),
    ("eind februari 2020", "2020-02-29", "month"),
    ("Q3 2020", "2020-09-30", "quarter"),
    ("2020-Q3", "2020-09-30", "quarter"),
    ("2020 K3", "2020-09-30", "quarter"),
    ("3e kwartaal 2020", "2020-09-30", "quarter"),
    ("derde kwartaal van 2020", "2020-09-30", "quarter"),
    ("kwartaal 3 2020", "2020-09-30", "quarter"),
    ("eind Q3 2020", "2020-09-30", "quarter"),
    ("eerste helft 2020", "2020-06-30", "half_year"),
    ("2e half jaar 2020", "2020-12-31", "half_year"),
    ("H1 2020", "2020-06-30", "half_year"),
    ("week 12 2020", "2020-03-22", "week"),
    ("wk 12, 2020", "2020-03-22", "week"),
    ("2020-W12", "2020-03-22", "week"),
    ("voorjaar 2020", "2020-05-31", "season"),
    ("na de zomer van 2020", "2020-11-30", "season"),
    ("vóór de zomer van 2020", "2020-05-31", "season"),
    ("2020", "2020-12-31", "year"),
    ("eind 2020", "2020-12-31", "year"),
    ("begin 2020", "2020-03-31", "year"),
    ("mei/juni 2020", "2020-06-30", "range"),
    ("november t/m januari 2021", "2021-01-31", "range"),
    ("1-3-2020 t/m 1-6-2020", "2020-06-01", "range"),
    ("maart 2020 - juni 2020", "2020-06-30", "range"),
    ("2020-2022", "2022-12-31", "range"),
    ("week 12-14 2020", "2020-04-05", "range"),
    ("Q1/Q2 2020", "2020-06-30", "range"),
    ("ultimo 2020", "2020-12-31", "year"),
]
WITHOUT_YEAR = [
    ("1 maart", "2020-03-01"), ("1-3", "2020-03-01"), ("1 januari", "2021-01-01"), ("3e kwartaal", "2020-09-30"),
    ("Q1", "2020-03-31"), ("week 12", "2020-03-22"), ("week 2", "2021-01-17"), ("week 12-14", "2020-04-05"),
    ("maart", "2020-03-31"),
    ("januari", "2021-01-31"), ("eind mei", "2020-05-31"), ("zomer", "2020-08-31"), ("eind van het jaar", "2020-12-31"),
    ("29 februari", "2020-02-29"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "precision"), SAID)
def test_the_last_day_of_what_was_typed_counts(text: str, day: str, precision: str) -> None:
    found = read_date_cell(text, near=NEAR)

    assert (found.problem, found.day and found.day.isoformat(), found.precision) == ("", day, precision)
    assert (found.said, found.year_assumed) == (text, False)
    assert found.start is not None
    assert found.start <= date.fromisoformat(day)


@pytest.mark.parametrize(("text", "day"), WITHOUT_YEAR)
def test_without_a_year_the_first_that_is_still_to_come_is_meant(text: str, day: str) -> None:
    found = read_date_cell(text, near=NEAR)

    assert (found.problem, found.day, found.year_assumed) == ("", date.fromisoformat(day), True)
    assert read_date_cell(text).problem == "no_year"


@pytest.mark.parametrize(
    "text", ["doorlopend", "Doorlopend.", "continu", "structureel", "permanent", "lopend", "jaarlijks"]
)
def test_what_never_ends_is_ongoing(text: str) -> None:
    found = read_date_cell(text, near=NEAR)

    assert (found.is_ongoing, found.day, found.problem) == (True, None, "")


@pytest.mark.parametrize(("text", "start"), [("vanaf 1 mei 2020", "2020-05-01"), ("m.i.v. mei 2020", "2020-05-01"),
                                             ("na 1 mei 2020", "2020-05-02")])  # fmt: skip
def test_from_a_day_on_has_a_start_and_no_end(text: str, start: str) -> None:
    found = read_date_cell(text, near=NEAR)

    assert (found.is_ongoing, found.day, found.start) == (True, None, date.fromisoformat(start))


@pytest.mark.parametrize("text", ["", "  ", "-", "n.v.t.", "nvt", "n.t.b.", "nader te bepalen", "?", "pm", "onbekend"])
def test_nothing_said_yet_is_no_problem_and_no_day(text: str) -> None:
    found = read_date_cell(text, near=NEAR)

    assert (found.day, found.precision, found.problem) == (None, "nothing", "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31-2-2020", "no_such_day"), ("30 februari 2020", "no_such_day"), ("13-13-2020", "no_such_day"),
        ("week 60 2020", "no_such_day"), ("1-3-2020 en 1-6-2020", "several"), ("binnen drie maanden", "relative"),
        ("zo snel mogelijk", "unreadable"), ("de regiegroep", "unreadable"), ("1-3-1020", "unreadable"),
        ("12", "unreadable"), ("32 mei 2020", "no_such_day"),
        ("1 maart 2020 " * 100_000, "unreadable"),
    ],
)  # fmt: skip
def test_what_a_person_must_look_at_is_said_with_its_reason(text: str, problem: str) -> None:
    found = read_date_cell(text, near=NEAR)

    assert (found.day, found.problem) == (None, problem)


def test_a_day_that_the_file_marks_is_believed() -> None:
    assert read_date_cell("1-mrt", day=date(2020, 3, 1)).day == date(2020, 3, 1)
    assert read_date_cell("0-1-1900", day=date(1899, 12, 31)).problem == "unreadable"


FORMS = [
    lambda d: f"{d.day}-{d.month}-{d.year}",
    lambda d: f"{d:%d/%m/%y}",
    lambda d: d.isoformat(),
    lambda d: f"{d.day} {dutch.MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {dutch.MONTHS[d.month - 1][:3]} {d.year}" if d.month != 3 else f"{d.day} mrt {d.year}",
    lambda d: str((d - date(1899, 12, 30)).days),
]


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.sampled_from(FORMS))
def test_every_day_is_read_back_however_it_is_written(day, form) -> None:
    assert read_date_cell(form(day)).day == day


@given(st.text(alphabet=" 0123456789-/.'’wkqQeindmrtvobhalfjuli20", max_size=24))
def test_any_text_has_an_outcome_and_a_day_in_order(text: str) -> None:
    found = read_date_cell(text, near=NEAR)

    assert not (found.problem and found.day)
    assert found.day is None or found.start is None or found.start <= found.day
    assert found.day is None or found.day < date(2100, 1, 1) + timedelta(days=1)
