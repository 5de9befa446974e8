"""Rules of writing: numbers follow points, gaps are a list, decided points stay (no database)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import FieldKind, Part, WritingStep
from verbeterspoor.foundation.errors import NotAllowed


@dataclass
class Row:
    kind: str
    point: Any


def point(number: int) -> Any:
    return SimpleNamespace(number=number, pk=number, text=f"Besluit {number}")


@pytest.mark.rule("numbered-points")
def test_an_argument_carries_the_number_of_the_point_it_serves() -> None:
    rows = [Row("argument", point(2)), Row("argument", point(1)), Row("argument", point(1)), Row("caveat", None)]

    assert [number for _row, _place, number in rules.numbered(rows)] == ["1.1", "1.2", "2.1", ""]


@pytest.mark.rule("numbered-points")
def test_an_argument_without_a_point_is_refused_and_a_caveat_is_not(plain_english: None) -> None:
    rules.check_serves_a_point("caveat", None)

    with pytest.raises(NotAllowed, match="Choose the point"):
        rules.check_serves_a_point("argument", None)


@pytest.mark.rule("numbered-points")
@given(st.lists(st.tuples(st.sampled_from(["argument", "caveat", "alternative"]), st.integers(1, 5)), max_size=30))
def test_numbers_are_never_given_twice_and_start_with_their_point(said: list[tuple[str, int]]) -> None:
    found = rules.numbered([Row(kind, point(number)) for kind, number in said])

    assert len({(row.kind, number) for row, _place, number in found}) == len(said)
    assert all(number.split(".")[0] == str(row.point.number) for row, _place, number in found)


@pytest.mark.rule("numbered-points")
def test_a_decided_point_keeps_its_text_and_number(plain_english: None) -> None:
    old = [point(1), point(2)]
    rules.check_points_stay(old, {1: (1, "Besluit 1"), 2: (2, "Anders")}, locked={1}, told={1})

    for new in ({1: (1, "Anders"), 2: (2, "Besluit 2")}, {2: (1, "Besluit 2"), 1: (2, "Besluit 1")}):
        with pytest.raises(NotAllowed, match="Point 1 has been decided"):
            rules.check_points_stay(old, new, locked={1}, told={1})


@pytest.mark.rule("numbered-points")
def test_a_point_that_was_before_the_body_is_not_taken_out(plain_english: None) -> None:
    with pytest.raises(NotAllowed, match="Point 1 has been before the body"):
        rules.check_points_stay([point(1)], {}, locked=set(), told={1})


@given(st.lists(st.integers(), max_size=8), st.integers(-2, 9), st.integers(-3, 3))
def test_moving_a_row_loses_nothing(rows: list[int], place: int, steps: int) -> None:
    assert sorted(rules.moved(rows, place, steps)) == sorted(rows)


def test_rows_have_their_own_page_and_answers_go_by_their_place() -> None:
    fields = [
        SimpleNamespace(kind=FieldKind.TEXT, part=Part.HEADER),
        SimpleNamespace(kind=FieldKind.ARGUMENTS, part=Part.BODY),
        SimpleNamespace(kind=FieldKind.RICH, part=Part.PROCESS),
    ]

    assert rules.steps_of(fields) == [
        WritingStep.HEADER, WritingStep.POINTS, WritingStep.WEIGHING, WritingStep.PROCESS,
    ]  # fmt: skip


def test_what_is_public_later_has_a_day(plain_english: None) -> None:
    rules.check_public_later("later", date(2017, 4, 18))

    with pytest.raises(NotAllowed, match="Choose the day"):
        rules.check_public_later("later", None)
