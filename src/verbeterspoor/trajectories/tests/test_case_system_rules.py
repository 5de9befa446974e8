"""What must be there before something goes to the case system, and how long it is kept: no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.trajectories import rules
from verbeterspoor.trajectories.choices import PROPOSED, RESULTS, RecordKind, SelectionCategory

pytestmark = pytest.mark.rule("case-system")
ROW = {"id": "1", "title": "Rapport", "sha256": "aa", "case_number": "Z-1", "limits": []}


def retention(**facts: Any) -> str:
    facts = {"category": "25.1", "other_category": "", "nomination": "vernietigen", "years": 10,
             "reason": "Zonder sanctie", **facts}  # fmt: skip
    return rules.check_retention(**facts)


def test_the_list_says_how_long_a_settled_inspection_is_kept() -> None:
    assert retention() == "P10Y"


def test_a_sanction_is_kept_for_good() -> None:
    assert retention(category="25.1.1", nomination="blijvend_bewaren", years=None) == ""


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reason": "  "}, "Without a reason"),
        ({"category": "99"}, "Choose a category"),
        ({"category": "other"}, "Choose a category"),
        ({"other_category": "12.3"}, "Choose a category"),
        ({"years": 7}, "selection list says otherwise"),
        ({"category": "25.1.1"}, "selection list says otherwise"),
        ({"category": "other", "other_category": "Hotspot", "years": 0}, "between 1 and 150"),
        ({"category": "other", "other_category": "Hotspot", "nomination": "weg"}, "Choose a category"),
    ],
)
def test_a_choice_that_nobody_can_check_is_refused(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        retention(**wrong)


def test_another_list_may_say_otherwise() -> None:
    assert retention(category="other", other_category="Hotspotlijst 2020", years=20) == "P20Y"


def test_every_kind_has_a_proposal_and_every_category_a_result() -> None:
    assert set(RecordKind) <= set(PROPOSED)
    assert set(SelectionCategory) - {SelectionCategory.OTHER} == set(RESULTS)


@pytest.mark.parametrize(
    ("closed", "period", "until"),
    [
        (date(2020, 2, 29), "P10Y", date(2030, 3, 1)),
        (date(2021, 2, 1), "P1Y", date(2022, 2, 1)),
        (None, "P10Y", None),
        (date(2021, 2, 1), "", None),
    ],
)  # fmt: skip
def test_the_term_counts_from_closing(closed: date | None, period: str, until: date | None) -> None:
    assert rules.action_date(closed, period) == until


@given(st.dates(max_value=date(2500, 1, 1)), st.integers(1, 150))
def test_nothing_is_destroyed_a_day_early(closed: date, years: int) -> None:
    until = rules.action_date(closed, f"P{years}Y")

    assert until is not None
    assert (until.year, until.month, until.day) >= (closed.year + years, closed.month, closed.day)


def test_what_changed_between_two_packages_is_named() -> None:
    kept, other = {**ROW, "id": "2", "title": "Plan"}, {**ROW, "id": "3", "title": "Brief"}

    changes = rules.changes_between(
        [ROW, kept, {**ROW, "id": "4", "title": "Weg"}], [{**ROW, "sha256": "b"}, kept, other]
    )

    assert (changes.added, changes.changed, changes.gone) == (["Brief"], ["Rapport"], ["Weg"])
    assert not rules.changes_between([ROW, kept], [kept, ROW])


def test_only_a_package_of_after_the_closing_counts() -> None:
    closed, before, after = date(2020, 2, 1), date(2020, 1, 31), date(2020, 2, 1)

    assert not rules.waits_for_receipt(None, [])
    assert rules.waits_for_receipt(closed, [(before, after), (after, None)])
    assert not rules.waits_for_receipt(closed, [(after, after)])


@dataclass
class Person:
    """Somebody who may lead."""

    leads: bool = True
    public_id: UUID = field(default_factory=uuid4)


@dataclass
class Package:
    """A package with one row."""

    asked_by_id: UUID
    limits: list[str]
    status: str = "ready"

    @property
    def content(self) -> list[dict[str, Any]]:
        return [{**ROW, "limits": self.limits}]


def test_only_who_saw_the_limited_papers_opens_a_package_with_them() -> None:
    maker, other = Person(), Person()

    assert rules.may_open_package(maker, Package(maker.public_id, ["secret"]))
    assert not rules.may_open_package(other, Package(maker.public_id, ["secret"]))
    assert rules.may_open_package(other, Package(maker.public_id, []))
    assert not rules.may_open_package(Person(leads=False), Package(maker.public_id, []))
    assert not rules.may_open_package(maker, Package(maker.public_id, [], status="making"))
