"""Numbers of letters: given out in order, typed in, lapsed; every one accounted for, none used twice."""

from __future__ import annotations

import pytest

from tests.builders import a_letter, a_number_series
from tests.cast import NOW, Town
from verbeterspoor.decisions import actions, rules
from verbeterspoor.decisions.choices import NumberState
from verbeterspoor.decisions.models import Letter, NumberSeries
from verbeterspoor.foundation.errors import NotAllowed

from . import letter_cases as cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_english")]


def give(town: Town, letter: Letter, series: NumberSeries) -> str:
    return actions.give_number(letter=letter, series=series, by=town.actor("author"), now=NOW).number


@pytest.mark.rule("letter-follows-decision")
def test_letters_get_the_next_number_in_order(town: Town) -> None:
    series = a_number_series(town)

    assert [give(town, a_letter(town), series) for _time in range(2)] == ["RAAD-4233", "RAAD-4234"]


@pytest.mark.rule("letter-follows-decision")
def test_a_number_used_before_is_refused_with_the_letter_that_has_it(town: Town) -> None:
    actions.type_number(
        letter=a_letter(town, subject="De eerste"), number="RAAD-4234", by=town.actor("author"), now=NOW
    )

    with pytest.raises(NotAllowed, match="RAAD-4234 belongs to the letter “De eerste” already"):
        actions.type_number(letter=a_letter(town), number=" RAAD-4234 ", by=town.actor("author"), now=NOW)


@pytest.mark.rule("letter-follows-decision")
def test_a_number_typed_in_ahead_is_accounted_for_and_skipped(town: Town) -> None:
    series = a_number_series(town)
    typed = a_letter(town)
    actions.type_number(letter=typed, number="RAAD-4234", by=town.actor("author"), now=NOW)

    assert [give(town, a_letter(town), series) for _time in range(2)] == ["RAAD-4233", "RAAD-4235"]
    assert list(series.uses.order_by("value").values_list("value", flat=True)) == [4233, 4234, 4235]
    assert series.uses.get(value=4234).letter == typed


def test_a_number_typed_in_before_there_was_a_series_is_accounted_for_too(town: Town) -> None:
    typed = a_letter(town)
    actions.type_number(letter=typed, number="RAAD-4233", by=town.actor("author"), now=NOW)
    series = a_number_series(town)

    assert give(town, a_letter(town), series) == "RAAD-4234"
    assert series.uses.get(value=4233).letter == typed


@pytest.mark.rule("letter-follows-decision")
def test_the_number_of_a_letter_that_lapses_lapses_with_the_reason_and_never_comes_back(town: Town) -> None:
    series, letter, by = a_number_series(town), a_letter(town), town.actor("author")
    give(town, letter, series)
    actions.lapse_letter(letter=letter, reason="Punt 1 is ingetrokken", by=by, now=NOW)

    use = series.uses.get()
    assert (use.state, use.reason) == (NumberState.LAPSED, "Punt 1 is ingetrokken")
    assert give(town, a_letter(town), series) == "RAAD-4234"
    with pytest.raises(NotAllowed, match="belongs to the letter"):
        actions.type_number(letter=a_letter(town), number="RAAD-4233", by=by, now=NOW)


def test_another_number_needs_a_reason_and_the_former_lapses(town: Town) -> None:
    series, letter, by = a_number_series(town), a_letter(town), town.actor("author")
    give(town, letter, series)

    with pytest.raises(NotAllowed, match="Say why"):
        actions.type_number(letter=letter, number="Z-1", by=by, now=NOW)
    actions.type_number(letter=letter, number="Z-1", reason="Nummer van het zaaksysteem", by=by, now=NOW)
    with pytest.raises(NotAllowed, match=r"lapsed \(Nummer van het zaaksysteem\)"):
        actions.type_number(letter=a_letter(town), number="RAAD-4233", by=by, now=NOW)


def test_a_series_only_goes_on_and_what_it_skips_is_accounted_for(town: Town) -> None:
    series, by = a_number_series(town), town.actor("administrator")

    def go_on(number: int, reason: str = "") -> None:
        actions.change_series(series=series, name=series.name, next_number=number, reason=reason, by=by, now=NOW)

    with pytest.raises(NotAllowed, match="only goes on"):
        go_on(4000)
    with pytest.raises(NotAllowed, match="Say why"):
        go_on(4236)
    go_on(4236, "Uitgegeven in het oude systeem")

    assert list(series.uses.order_by("value").values_list("text", "state")) == [
        (f"RAAD-{number}", "lapsed") for number in (4233, 4234, 4235)
    ]
    assert give(town, a_letter(town), series) == "RAAD-4236"


def test_a_letter_gets_one_number(town: Town) -> None:
    series, letter = a_number_series(town), a_letter(town)
    give(town, letter, series)

    with pytest.raises(NotAllowed, match="has its number already: RAAD-4233"):
        give(town, cases.again(letter), series)


@pytest.mark.parametrize("role", ["author", "coordinator", "council_clerk"])
def test_only_secretariat_and_administrator_keep_series(town: Town, role: str) -> None:
    with pytest.raises(NotAllowed, match="Only the secretariat or an administrator"):
        actions.start_series(municipality=town.municipality, name="X", prefix="", digits=1, next_number=1,
                             by=town.actor(role), now=NOW)  # fmt: skip


def test_only_a_number_of_the_series_itself_counts_as_one() -> None:
    series = NumberSeries(prefix="RAAD-", digits=4)

    assert rules.value_in(series, "RAAD-4234") == 4234
    assert rules.value_in(series, "RAAD-42345") == 42345
    assert [rules.value_in(series, text) for text in ("RAAD-42", "4234", "RAAD-4234a", "RAAD-²", "raad-4234")] == [
        None
    ] * 5
