"""A first test and its re-tests: who tests, what stays, and what got better."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions, queries
from verbeterspoor.supervision.choices import Change
from verbeterspoor.supervision.models import Assessment, ExpectationJudgement
from verbeterspoor.supervision.rules import Place, change_between

from .cases import coordinator, investigation_in
from .framework_cases import FIRST_DAY, filled, first_test, framework_in, retest_of, value

MET, NOT_MET, NOT_ASSESSED = "Met", "Not met", "Not assessed"
LETTER = "brief van 3 juni 2019"


def compared(town: Town, first: Assessment) -> queries.Comparison:
    return queries.comparisons(town.actor(Role.MANAGER), [first])[0]


@pytest.mark.rule("scales")
def test_a_retest_adds_judgements_and_the_first_ones_stay(town: Town) -> None:
    first = filled(town, first_test(town), NOT_MET, MET, NOT_MET)
    filled(town, retest_of(town, first), MET, NOT_MET, NOT_ASSESSED)

    shown = compared(town, first)

    assert [(column.met, column.total) for column in shown.columns] == [(1, 3), (1, 3)]
    assert [line.change for line in shown.lines] == [Change.IMPROVED, Change.WORSENED, Change.UNKNOWN]
    assert (len(shown.improved), len(shown.worsened), shown.met_now) == (1, 1, 1)
    assert ExpectationJudgement.objects.count() == 6


@pytest.mark.rule("scales")
@pytest.mark.parametrize("what", ["judgement", "test", "another"])
def test_the_database_refuses_to_edit_a_registered_test(town: Town, what: str) -> None:
    version = framework_in(town)
    part = list(version.expectations.all()[:2])
    test = filled(town, first_test(town, version, expectations=part), NOT_MET, MET)
    one, left = test.judgements.all()[0], version.expectations.exclude(pk__in=[e.pk for e in part]).get()
    acts: dict[str, Any] = {
        "judgement": lambda: ExpectationJudgement.objects.filter(pk=one.pk).update(value=value(version, MET)),
        "test": lambda: Assessment.objects.filter(pk=test.pk).update(assessed_date=TODAY),
        "another": lambda: ExpectationJudgement.objects.create(
            assessment=test, expectation=left, value=value(version, MET), registered_at=NOW
        ),
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        acts[what]()


@pytest.mark.rule("scales")
def test_a_registered_test_takes_nothing_more(town: Town) -> None:
    test = filled(town, first_test(town), NOT_MET)

    with pytest.raises(NotAllowed, match="stays as it is"):
        filled(town, test, MET)
    with pytest.raises(NotAllowed, match="stays as it is"):
        actions.drop_assessment(assessment=test, by=town.actor(Role.INSPECTOR), now=NOW)


def test_while_it_is_filled_in_a_judgement_can_be_changed_and_taken_back(town: Town) -> None:
    test = filled(town, first_test(town), NOT_MET, MET, finish=False)
    first, second, _third = test.expectations.order_by("position")

    actions.fill_in(
        assessment=test, by=town.actor(Role.INSPECTOR), now=NOW,
        entries=[actions.Entry(first, value(test.framework_version, MET), explanation="Toch wel."),
                 actions.Entry(second, None)],
    )  # fmt: skip

    assert [(one.expectation, one.value.label) for one in test.judgements.all()] == [(first, MET)]


@pytest.mark.rule("scales")
def test_what_has_no_judgement_is_not_assessed(town: Town) -> None:
    test = filled(town, first_test(town), MET)

    assert sorted(one.value.label for one in test.judgements.all()) == [MET, NOT_ASSESSED, NOT_ASSESSED]


def test_a_test_takes_a_chosen_part_of_the_framework(town: Town) -> None:
    version = framework_in(town)
    chosen = version.expectations.filter(number="2.1")
    other = version.expectations.get(number="1.1")
    test = first_test(town, version, expectations=list(chosen))

    entry = actions.Entry(other, value(version, MET), explanation="Gezien.")
    with pytest.raises(NotAllowed, match="not part of this test"):
        actions.fill_in(assessment=test, entries=[entry], by=town.actor(Role.INSPECTOR), now=NOW)


@pytest.mark.rule("scales")
def test_a_value_of_another_scale_is_refused(town: Town) -> None:
    test, stranger = first_test(town), framework_in(town, title="Een ander kader")
    one = test.expectations.all()[0]

    entry = actions.Entry(one, value(stranger, MET), explanation="Gezien.")
    with pytest.raises(NotAllowed, match="not on the scale"):
        actions.fill_in(assessment=test, entries=[entry], by=town.actor(Role.INSPECTOR), now=NOW)


def test_a_judgement_is_explained_or_quoted(town: Town) -> None:
    test = first_test(town)
    one, met = test.expectations.all()[0], value(test.framework_version, MET)
    by = town.actor(Role.INSPECTOR)

    with pytest.raises(NotAllowed):
        actions.fill_in(assessment=test, entries=[actions.Entry(one, met, explanation=" ")], by=by, now=NOW)
    actions.fill_in(assessment=test, entries=[actions.Entry(one, met, quote="Dit is op orde.")], by=by, now=NOW)
    assert test.judgements.get().quote == "Dit is op orde."


@pytest.mark.rule("on-behalf")
def test_a_coordinator_registers_a_test_of_a_letter_with_its_source(town: Town) -> None:
    by = coordinator(town)
    test = first_test(town, by=by, on_behalf=True, source=LETTER)

    assert (filled(town, test, MET, by=by).source, test.on_behalf) == (LETTER, True)
    with pytest.raises(NotAllowed):
        first_test(town, framework_in(town, title="Ander kader"), by=by, on_behalf=True, source="")


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.parametrize("role", [role for role in Role if role != Role.INSPECTOR])
def test_nobody_tests_in_the_name_of_a_body_but_that_body(town: Town, role: Role) -> None:
    version, investigation = framework_in(town), investigation_in(town)

    with pytest.raises(NotAllowed):
        first_test(town, version, investigation=investigation, by=town.actor(role))


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"assessed_date": TODAY + timedelta(days=1)}, "still to come"), ({"expectations": []}, "at least one")],
)
def test_a_test_has_a_day_that_has_been_and_expectations(town: Town, facts: dict[str, Any], words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        first_test(town, **facts)


def test_a_framework_of_another_town_is_refused(town: Town, other_town: Town) -> None:
    strange = framework_in(other_town)

    with pytest.raises(NotAllowed):
        first_test(town, strange)
    strange.refresh_from_db()
    assert not strange.is_frozen


def test_a_retest_follows_a_registered_test_in_time(town: Town) -> None:
    first = first_test(town)
    with pytest.raises(NotAllowed, match="still being filled in"):
        retest_of(town, first)
    first = filled(town, first, MET)
    with pytest.raises(NotAllowed, match="cannot be earlier"):
        retest_of(town, first, assessed_date=FIRST_DAY - timedelta(days=1))
    again = filled(town, retest_of(town, first), MET)
    with pytest.raises(NotAllowed, match="follows a first test"):
        retest_of(town, again)


@pytest.mark.rule("scales")
@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (Place(1, False), Place(0, False), Change.IMPROVED),
        (Place(0, False), Place(2, False), Change.WORSENED),
        (Place(1, False), Place(1, False), Change.SAME),
        (Place(3, True), Place(0, False), Change.UNKNOWN),
        (Place(0, False), Place(3, True), Change.UNKNOWN),
        (None, Place(0, False), Change.UNKNOWN),
    ],
)
def test_not_assessed_is_neither_better_nor_worse(before: Place | None, after: Place | None, change: Change) -> None:
    assert change_between(before, after) == change


def test_a_partial_retest_keeps_what_the_first_test_said(town: Town) -> None:
    first = filled(town, first_test(town), MET, NOT_MET, NOT_MET)
    open_ones = [one.expectation for one in first.judgements.filter(value__is_met=False)]

    filled(town, retest_of(town, first, expectations=open_ones), MET, NOT_MET)

    shown = compared(town, first)
    assert (shown.met_now, [(column.met, column.total) for column in shown.columns]) == (2, [(1, 3), (1, 2)])


def test_comparing_costs_the_same_for_one_test_and_for_four(town: Town, django_assert_max_num_queries: Any) -> None:
    first = filled(town, first_test(town), MET, NOT_MET, NOT_MET)
    for day in (date(2019, 9, 1), date(2019, 12, 1), date(2020, 1, 1)):
        filled(town, retest_of(town, first, assessed_date=day), MET, MET, NOT_MET)
    actor = town.actor(Role.MANAGER)

    with django_assert_max_num_queries(6):
        assert len(queries.comparisons(actor, [first])[0].columns) == 4
