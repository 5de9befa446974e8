"""What stands on a list and who sees it, and secrecy by the law, without a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import Disclosure, SecrecyBody, SecrecyGround
from verbeterspoor.foundation.errors import NotAllowed

TODAY = date(2020, 2, 12)


@dataclass
class Thing:
    disclosure: str = Disclosure.PUBLIC
    public_from: date | None = None
    secrecy_id: int | None = None
    imposed_date: date = date(2020, 1, 1)
    lifted_date: date | None = None
    lift_by: str = SecrecyBody.EXECUTIVE


@pytest.mark.rule("decision-list")
@pytest.mark.parametrize(
    ("disclosure", "public_from", "seen"),
    [
        (Disclosure.PUBLIC, None, True),
        (Disclosure.LATER, date(2020, 2, 13), False),
        (Disclosure.LATER, TODAY, True),
        (Disclosure.SECRET, None, False),
    ],
)
def test_a_line_is_public_by_rule_and_surfaces_on_its_day(
    disclosure: str, public_from: date | None, seen: bool
) -> None:
    assert rules.is_public(Thing(disclosure, public_from), TODAY) is seen


@pytest.mark.rule("decision-list")
def test_a_line_takes_the_stricter_openness_of_proposal_and_point() -> None:
    later = Thing(Disclosure.LATER, date(2020, 3, 1))

    assert rules.openness_of(Thing(), later).public_from == date(2020, 3, 1)
    assert rules.openness_of(later, Thing(Disclosure.LATER, date(2020, 4, 1))).public_from == date(2020, 4, 1)
    assert rules.openness_of(Thing(Disclosure.SECRET, secrecy_id=7), later) == rules.Openness(
        Disclosure.SECRET, None, 7
    )


@pytest.mark.rule("decision-list")
@pytest.mark.parametrize(("keeps", "wrote", "known"), [(False, False, False), (True, False, True), (False, True, True)])
def test_only_who_keeps_or_wrote_a_secret_may_know_it(keeps: bool, wrote: bool, known: bool) -> None:
    assert rules.may_know(Thing(Disclosure.SECRET), keeps_secrets=keeps, wrote=wrote) is known


@pytest.mark.rule("embargo-secrecy-confidential")
@pytest.mark.parametrize(
    "said", ["5.1.2.e", "5.1.2e", "5.1 lid 2 sub e", "artikel 5.1, lid 2 onder e".replace(",", ""), "5.1 LID 2 E"]
)
def test_a_ground_is_known_however_it_is_written(said: str) -> None:
    assert rules.check_grounds([said]) == ["5.1.2.e"]


@pytest.mark.rule("embargo-secrecy-confidential")
@pytest.mark.parametrize("said", ["5.1.4", "5.1.5", "5.2.1", "5.2 lid 1", "vertrouwelijk", "5.1.2.j"])
def test_a_ground_the_law_does_not_allow_is_refused_by_name(said: str) -> None:
    with pytest.raises(NotAllowed, match="no ground for secrecy"):
        rules.check_grounds([said])


@pytest.mark.rule("embargo-secrecy-confidential")
def test_without_a_ground_nothing_is_secret() -> None:
    with pytest.raises(NotAllowed, match="at least one ground"):
        rules.check_grounds([])


@given(st.lists(st.sampled_from(SecrecyGround.values), min_size=1))
def test_grounds_of_the_law_stay_what_they_are(grounds: list[str]) -> None:
    assert set(rules.check_grounds(grounds)) == set(grounds)


@pytest.mark.rule("embargo-secrecy-confidential")
def test_the_body_that_imposed_lifts_until_the_council_has_it() -> None:
    assert rules.lifts(SecrecyBody.EXECUTIVE, []) == SecrecyBody.EXECUTIVE
    assert rules.lifts(SecrecyBody.EXECUTIVE, [SecrecyBody.COUNCIL]) == SecrecyBody.COUNCIL


@pytest.mark.rule("embargo-secrecy-confidential")
@pytest.mark.parametrize(
    ("thing", "body", "on", "reason"),
    [
        (Thing(), SecrecyBody.COUNCIL, TODAY, "Only the"),
        (Thing(lifted_date=TODAY), SecrecyBody.EXECUTIVE, TODAY, "already"),
        (Thing(), SecrecyBody.EXECUTIVE, date(2019, 12, 31), "before it was imposed"),
        (Thing(), SecrecyBody.EXECUTIVE, date(2020, 2, 13), "day to come"),
    ],
)
def test_secrecy_is_lifted_once_by_the_right_body_on_a_day_that_came(
    thing: Thing, body: str, on: date, reason: str
) -> None:
    with pytest.raises(NotAllowed, match=reason):
        rules.check_can_lift(thing, by_body=body, on=on, today=TODAY)
