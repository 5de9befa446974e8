"""Every wording of a date in Dutch council papers, one row each."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterspoor.reading import dutch_dates as dutch
from verbeterspoor.reading.date_words import find_expressions

WORDINGS = [
    ("op 18 april 2017", "18 april 2017", "2017-04-18", "2017-04-18"),
    ("op 24 juni 2o25", "24 juni 2o25", "2025-06-24", "2025-06-24"),
    ("op 3 dec. 2019", "3 dec. 2019", "2019-12-03", "2019-12-03"),
    ("d.d. 31-08-2015", "31-08-2015", "2015-08-31", "2015-08-31"),
    ("op 2020-03-01", "2020-03-01", "2020-03-01", "2020-03-01"),
    ("in september 2016", "september 2016", "2016-09-01", "2016-09-30"),
    ("vóór 1 maart 2020", "vóór 1 maart 2020", None, "2020-02-29"),
    ("voor 1 maart 2020", "voor 1 maart 2020", None, "2020-02-29"),
    ("uiterlijk 1 maart 2020", "uiterlijk 1 maart 2020", None, "2020-03-01"),
    ("uiterlijk op 1 november 2025", "uiterlijk op 1 november 2025", None, "2025-11-01"),
    ("de deadline van 28 februari 2025", "deadline van 28 februari 2025", None, "2025-02-28"),
    ("tot en met 5 mei 2020", "tot en met 5 mei 2020", None, "2020-05-05"),
    ("tot 5 mei 2020", "tot 5 mei 2020", None, "2020-05-04"),
    ("na 5 mei 2020", "na 5 mei 2020", "2020-05-06", None),
    ("per 1 januari 2027", "1 januari 2027", "2027-01-01", "2027-01-01"),
    ("vanaf 2027", "2027", "2027-01-01", "2027-12-31"),
    ("begin juni 2017", "begin juni 2017", "2017-06-01", "2017-06-10"),
    ("medio februari 2025", "medio februari 2025", "2025-02-11", "2025-02-20"),
    ("eind mei 2017", "eind mei 2017", "2017-05-21", "2017-05-31"),
    ("eind mei of begin juni 2017", "eind mei of begin juni 2017", "2017-05-21", "2017-06-10"),
    ("in het voorjaar van 2024", "voorjaar van 2024", "2024-03-01", "2024-05-31"),
    ("na de zomer van 2025", "na de zomer van 2025", "2025-09-01", "2025-11-30"),
    ("vóór de zomer van 2025", "vóór de zomer van 2025", None, "2025-05-31"),
    ("in het vierde kwartaal van 2025", "vierde kwartaal van 2025", "2025-10-01", "2025-12-31"),
    ("in Q2 2025", "Q2 2025", "2025-04-01", "2025-06-30"),
    ("de eerste helft van 2025", "eerste helft van 2025", "2025-01-01", "2025-06-30"),
    ("Maart - juni 2026 publicatie", "Maart - juni 2026", "2026-03-01", "2026-06-30"),
    ("november - januari 2026", "november - januari 2026", "2025-11-01", "2026-01-31"),
    ("tussen 1 mei en 3 juni 2020", "1 mei en 3 juni 2020", "2020-05-01", "2020-06-03"),
    ("van 1 mei tot en met 3 juni 2020", "1 mei tot en met 3 juni 2020", "2020-05-01", "2020-06-03"),
    ("voor de jaren 2025-2027", "2025-2027", "2025-01-01", "2027-12-31"),
    ("over de periode 2020 t/m 2024", "2020 t/m 2024", "2020-01-01", "2024-12-31"),
    ("in 2024 was dat zo", "2024", "2024-01-01", "2024-12-31"),
]


@pytest.mark.parametrize(("text", "quote", "start", "end"), WORDINGS)
def test_a_wording_means_these_days(text, quote, start, end):
    [one] = find_expressions(text)
    assert text[one.start : one.end] == quote
    interval = one.interval(one.year)
    assert (interval.start, interval.end) == tuple(date.fromisoformat(day) if day else None for day in (start, end))


@pytest.mark.parametrize(
    "text",
    [
        "Wet van 5 juli 1997",
        "de Programmarekening 2024",
        "Beleidskader Jeugd 2025 – 2028",
        "nummer 2019/123",
        "32 mei 2020",
        "artikel 25 lid 3",
        "https://example.nl/2020-01-01/stuk",
        "in 2013 gevallen",
        "Agenda 2030",
    ],
)
def test_names_laws_and_numbers_are_no_dates(text):
    assert find_expressions(text) == []


def test_an_hour_goes_with_its_day():
    [one] = find_expressions("wordt op 18 april om 15.00 uur gepresenteerd")
    assert (one.time, one.year, one.month) == ("15:00", None, 4)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "anchor", "bound"),
    [
        ("Over een jaar is er een evaluatie", 1, "year", None, None),
        ("Na een jaar wordt geëvalueerd", 1, "year", None, "after"),
        ("binnen drie maanden na het raadsbesluit een plan", 3, "month", "het raadsbesluit", "within"),
        (
            "binnen twee maanden nadat de raad een besluit heeft genomen, te",
            2,
            "month",
            "de raad een besluit heeft genomen",
            "within",
        ),
        ("een jaar nadat het plan is gedeeld, kijken wij", 1, "year", "het plan is gedeeld", "after"),
        ("binnen 10 werkdagen", 10, "working_day", None, "within"),
        ("over anderhalf jaar", 18, "month", None, None),
    ],
)
def test_a_term_that_counts_from_a_moment_stays_relative(text, amount, unit, anchor, bound):
    [one] = find_expressions(text)
    assert (one.relative.amount, one.relative.unit, one.relative.anchor, one.bound) == (amount, unit, anchor, bound)


def test_two_days_of_one_month_are_two_days():
    found = find_expressions("op 13 en 14 mei 2020")
    assert [one.interval(one.year).start.day for one in found] == [13, 14]


def test_days_up_to_and_including_are_one_interval():
    [one] = find_expressions("van 13 t/m 15 mei 2020")
    assert one.interval(2020) == dutch.Interval(date(2020, 5, 13), date(2020, 5, 15))


def test_an_agenda_for_a_day_is_not_a_deadline():
    [one] = find_expressions("de agenda voor 16 mei 2017")
    assert one.bound is None


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_that_is_written_out_is_read_back(day):
    text = f"Op {day.day} {dutch.MONTHS[day.month - 1]} {day.year} is dit besloten."
    [one] = find_expressions(text)
    assert one.interval(one.year) == dutch.Interval(day, day)


@given(st.text(alphabet=st.sampled_from(list(" 0123456789maeijuni-/.()eindvoor1 2020")), max_size=60))
def test_expressions_never_overlap_and_stay_inside_the_text(text):
    found = find_expressions(text)
    places = [(one.start, one.end) for one in found]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
