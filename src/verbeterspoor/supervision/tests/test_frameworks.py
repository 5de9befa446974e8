"""A framework in versions, with a scale of its own, that stays as it is once a test uses it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOW, Town
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions, queries, rules
from verbeterspoor.supervision.choices import ScalePreset, Tone
from verbeterspoor.supervision.models import Expectation, ScaleValue
from verbeterspoor.supervision.rules import Row, Value

from .cases import coordinator
from .framework_cases import ROWS, first_test, framework_in

BETTER = Row("Samenhang", "", "2.2", "Het gezin weet wie dat is.")


@pytest.mark.rule("scales")
@pytest.mark.parametrize("preset", ScalePreset.values)
def test_every_scale_is_ordered_and_holds_not_assessed(town: Town, preset: str) -> None:
    version = framework_in(town, preset=preset)
    scale = queries.scale_of(version)

    assert [one.position for one in scale] == list(range(len(scale)))
    assert [one.is_not_assessed for one in scale] == [False] * (len(scale) - 1) + [True]
    assert (scale[0].is_met, scale[0].tone, scale[-2].tone) == (True, Tone.SUCCESS, Tone.DANGER)


@pytest.mark.rule("scales")
@pytest.mark.parametrize(
    "values",
    [
        [("Ja", True)],
        [("Ja", True), ("ja ", False)],
        [("Ja", True), ("Niet beoordeeld", False)],
        [("Ja", False), ("Nee", False)],
        [("Ja", True), ("Nee", True)],
        [("Ja", True), (" ", False)],
    ],
)
def test_a_scale_that_cannot_be_used_is_refused(town: Town, values: list[tuple[str, bool]]) -> None:
    version = framework_in(town)

    with pytest.raises(NotAllowed):
        actions.set_scale(version=version, values=[Value(*one) for one in values], not_assessed="Niet beoordeeld",
                          by=coordinator(town), now=NOW)  # fmt: skip
    assert version.scale.count() == 3


def test_a_scale_is_the_framework_s_own(town: Town) -> None:
    version = framework_in(town)
    values = [Value("Goed", True), Value("Kan beter", True), Value("Onder de maat", False)]

    actions.set_scale(version=version, values=values, not_assessed="Buiten beeld", by=coordinator(town), now=NOW)

    assert [one.label for one in queries.scale_of(version)] == ["Goed", "Kan beter", "Onder de maat", "Buiten beeld"]
    assert [one.tone for one in queries.scale_of(version)] == ["success", "info", "danger", "neutral"]


def test_expectations_stand_under_themes_and_criteria(town: Town) -> None:
    nodes = queries.by_theme(queries.expectations_of(framework_in(town)))

    assert [node.theme.title for node in nodes] == ["Veiligheid", "Samenhang"]
    assert sorted(title for title, _found in nodes[0].groups) == ["", "Zicht op veiligheid"]


@pytest.mark.rule("scales")
@pytest.mark.parametrize("what", ["scale", "add", "change", "remove", "import", "names", "theme"])
def test_a_version_that_a_test_uses_stays_as_it_is(town: Town, what: str) -> None:
    version = framework_in(town)
    first_test(town, version)
    by, one = coordinator(town), version.expectations.all()[0]
    acts: dict[str, Any] = {
        "scale": lambda: actions.set_scale(version=version, values=rules.values_of(ScalePreset.TRAFFIC_LIGHT),
                                           not_assessed="Niet beoordeeld", by=by, now=NOW),
        "add": lambda: actions.add_expectation(version=version, row=BETTER, by=by, now=NOW),
        "change": lambda: actions.change_expectation(expectation=one, row=BETTER, by=by, now=NOW),
        "remove": lambda: actions.remove_expectation(expectation=one, by=by, now=NOW),
        "import": lambda: actions.import_expectations(version=version, rows=[BETTER], by=by, now=NOW),
        "names": lambda: actions.change_version(version=version, revision=version.revision, title="Anders", body=None,
                                                label="Anders", valid_from=None, by=by, now=NOW),
        "theme": lambda: actions.change_theme(theme=one.theme, title="Anders", why="", by=by, now=NOW),
    }  # fmt: skip

    with pytest.raises(NotAllowed, match="Make a new version"):
        acts[what]()
    assert list(version.expectations.values_list("text", flat=True).order_by("position")) == [row.text for row in ROWS]


@pytest.mark.rule("scales")
def test_the_database_refuses_too(town: Town) -> None:
    version = framework_in(town)
    Expectation.objects.filter(framework_version=version, number="1.1").update(text="Nog te wijzigen.")
    first_test(town, version)

    for rows in (Expectation.objects.filter(framework_version=version), ScaleValue.objects.filter(is_met=True)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(position=90)


def test_a_new_version_is_a_copy_that_can_change(town: Town) -> None:
    version = framework_in(town)
    first_test(town, version)
    copy = actions.copy_version(version=version, label="2020", valid_from=None, by=coordinator(town), now=NOW)

    actions.add_expectation(version=copy, row=BETTER, by=coordinator(town), now=NOW)

    assert [str(one) for one in queries.scale_of(copy)] == [str(one) for one in queries.scale_of(version)]
    assert (version.expectations.count(), copy.expectations.count(), copy.themes.count()) == (3, 4, 2)
    assert copy.expectations.get(number="1.1").criterion.theme.framework_version == copy


def test_a_version_has_a_name_of_its_own(town: Town) -> None:
    version = framework_in(town)

    with pytest.raises(NotAllowed, match="name already"):
        actions.copy_version(version=version, label="2019", valid_from=None, by=coordinator(town), now=NOW)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_only_a_coordinator_changes_a_framework(town: Town, role: Role) -> None:
    version = framework_in(town)

    with pytest.raises(NotAllowed):
        actions.add_expectation(version=version, row=BETTER, by=town.actor(role), now=NOW)
    with pytest.raises(NotAllowed):
        actions.add_framework(municipality=town.municipality, title="X", label="1", by=town.actor(role), now=NOW)


def test_nobody_changes_a_framework_of_another_town(town: Town, other_town: Town) -> None:
    with pytest.raises(NotAllowed):
        actions.add_expectation(version=framework_in(town), row=BETTER, by=coordinator(other_town), now=NOW)


@pytest.mark.parametrize(
    "wrong",
    [Row("", "", "3", "Tekst"), Row("Thema", "", "3", " "), Row("Thema", "", "2.1", "Tekst"),
     Row("Thema", "", "9" * 21, "Tekst")],
)  # fmt: skip
def test_a_sheet_comes_whole_or_not_at_all(town: Town, wrong: Row) -> None:
    version = framework_in(town)

    with pytest.raises(NotAllowed):
        actions.import_expectations(version=version, rows=[BETTER, wrong], by=coordinator(town), now=NOW)
    assert (version.expectations.count(), version.themes.count()) == (3, 2)


@pytest.mark.rule("no-client-data")
def test_an_expectation_holds_no_client_data(town: Town) -> None:
    with pytest.raises(NotAllowed):
        framework_in(town, rows=[Row("Thema", "", "1", "Kind met BSN 111222333")])


def test_a_theme_without_expectations_goes(town: Town) -> None:
    version, by = framework_in(town), coordinator(town)
    last = version.expectations.get(number="2.1")

    actions.change_expectation(expectation=last, row=Row("Veiligheid", "", "2.1", "Anders."), by=by, now=NOW)

    assert [theme.title for theme in version.themes.all()] == ["Veiligheid"]


def test_two_people_changing_the_names_meet(town: Town) -> None:
    version, by = framework_in(town), coordinator(town)
    facts: dict[str, Any] = {"version": version, "revision": version.revision + 1, "body": None, "valid_from": None,
                             "by": by, "now": NOW}  # fmt: skip
    actions.change_version(title="Een", label="1", **facts)

    with pytest.raises(Conflict):
        actions.change_version(title="Twee", label="2", **facts)
