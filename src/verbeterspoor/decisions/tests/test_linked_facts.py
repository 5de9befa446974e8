"""Facts of the trajectory in a letter: put in, warned about when they change, replaced or kept with a reason."""

from __future__ import annotations

import pytest

from tests.builders import a_finding, a_letter, a_linked_fact, a_report
from tests.cast import NOW, Town
from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.models import Letter, LinkedFact
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.supervision.models import Report

pytestmark = pytest.mark.django_db


def a_letter_with_count(town: Town) -> tuple[Letter, LinkedFact, Report]:
    """Put the number of findings, one, into a letter."""
    report = a_report(town)
    a_finding(town, report)
    letter = a_letter(town, report.investigation.trajectory)
    return letter, a_linked_fact(town, letter), report


def changed(town: Town, letter: Letter) -> list[queries.ChangedFact]:
    letter = Letter.objects.get(pk=letter.pk)
    texts = [text for _field, text in queries.sections_of(letter)]
    return queries.changed_facts(letter, queries.facts_of(town.actor("author"), letter.trajectory), texts)


def test_a_fact_stands_in_the_text_and_is_linked(town: Town) -> None:
    letter, linked, _report = a_letter_with_count(town)

    assert linked.value == "1 bevinding"
    assert "Het rapport bevat 1 bevinding." in letter.values.get().text
    assert changed(town, letter) == []


def test_a_letter_warns_when_the_trajectory_says_otherwise_and_shows_the_sentence(town: Town) -> None:
    letter, _linked, report = a_letter_with_count(town)
    a_finding(town, report, number="2")

    [warning] = changed(town, letter)

    assert (warning.was, warning.now, warning.can_replace) == ("1 bevinding", "2 bevindingen", True)
    assert warning.sentence == "Het rapport bevat 1 bevinding."


def test_the_words_are_replaced_where_they_stand_once(town: Town) -> None:
    letter, linked, report = a_letter_with_count(town)
    a_finding(town, report, number="2")

    actions.replace_fact(linked=linked, by=town.actor("author"), now=NOW)

    assert letter.values.get().text == "<p>Het rapport bevat 2 bevindingen.</p>"
    assert changed(town, letter) == []


def test_words_that_stand_twice_are_not_replaced(town: Town, plain_english: None) -> None:
    letter, linked, report = a_letter_with_count(town)
    letter.values.update(text="<p>1 bevinding, en nog eens 1 bevinding.</p>")
    a_finding(town, report, number="2")

    with pytest.raises(NotAllowed, match="exactly once"):
        actions.replace_fact(linked=linked, by=town.actor("author"), now=NOW)


def test_kept_words_warn_no_more_until_the_trajectory_changes_again(town: Town) -> None:
    letter, linked, report = a_letter_with_count(town)
    a_finding(town, report, number="2")
    actions.keep_fact(linked=linked, reason="Stand van het concept", by=town.actor("author"), now=NOW)
    assert changed(town, letter) == []

    a_finding(town, report, number="3")
    assert [warning.now for warning in changed(town, letter)] == ["3 bevindingen"]


def test_beginning_with_what_is_known_fills_empty_sections_and_leaves_the_reaction(town: Town) -> None:
    letter, _linked, _report = a_letter_with_count(town)
    actions.begin_with_facts(letter=Letter.objects.get(pk=letter.pk), by=town.actor("author"), now=NOW)

    texts = {field.key: text for field, text in queries.sections_of(Letter.objects.get(pk=letter.pk))}

    assert "De overdracht is niet warm" in texts["bevindingen"]
    assert texts["reactie"] == ""
    assert texts["aanleiding"] == "<p>Het rapport bevat 1 bevinding.</p>"


def test_a_fact_nobody_knows_is_refused(town: Town, plain_english: None) -> None:
    letter = a_letter(town)
    with pytest.raises(NotAllowed, match="does not know"):
        a_linked_fact(town, letter, "plan_adopted")


def test_words_within_a_larger_number_are_not_the_words() -> None:
    assert rules.replaced({1: "<p>14 punten</p>"}, "4 punten", "5 punten") is None
    assert rules.replaced({1: "<p>A &amp; B</p>"}, "A & B", "C & D") == (1, "<p>C &amp; D</p>")
