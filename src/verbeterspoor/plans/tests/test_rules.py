"""The rules of plans, without a database."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import rules
from verbeterspoor.plans.choices import ActionStatus, Gap, Progress, Signal

TODAY = date(2020, 2, 12)


def actor(*roles: str, organisations: tuple[int, ...] = (), units: tuple[int, ...] = ()) -> Actor:
    return Actor(
        user_id=1, public_id=uuid.uuid4(), name="", municipality_id=1, municipality_uuid=uuid.uuid4(),
        roles=frozenset(roles), organisation_ids=frozenset(organisations), unit_ids=frozenset(units),
    )  # fmt: skip


def action(**facts: object) -> SimpleNamespace:
    usual = {
        "organisation_id": 7, "unit_id": None, "status": ActionStatus.OPEN, "plan_status": "adopted",
        "due_date": date(2020, 4, 1), "start_date": date(2020, 1, 10), "last_report_at": None, "last_progress": "",
        "forecast_date": None, "report_due_date": date(2020, 3, 1), "result": "Afspraak", "evidence_agreed": "Verslag",
        "is_ongoing": False, "review_date": None, "plan_adopted_date": date(2020, 1, 1),
        "dependency_due": None, "dependency_title": None, "milestone_due": None, "milestone_title": None,
        "part_due": None, "part_title": None,
    }  # fmt: skip
    return SimpleNamespace(**{**usual, **facts})


@pytest.mark.parametrize("status", ActionStatus.values)
def test_every_status_has_exactly_one_owner(status: str) -> None:
    assert rules.ACTION_OWNERS[status] in {rules.EXECUTOR, rules.ACCEPTOR, rules.NOBODY}


OPEN, REPORTED, ACCEPTED, LAPSED = ActionStatus.values
MOVES = {
    (OPEN, OPEN): "executor", (OPEN, REPORTED): "executor", (OPEN, LAPSED): "coordinator",
    (REPORTED, ACCEPTED): "acceptor", (REPORTED, OPEN): "acceptor",
    (ACCEPTED, OPEN): "coordinator", (LAPSED, OPEN): "coordinator",
}  # fmt: skip
"""Who may bring an action from a status to another, told once more and apart from the table of steps."""
PLAYED_BY = {
    "partner": {"executor": {"its partner"}, "acceptor": {Role.COORDINATOR}, "coordinator": {Role.COORDINATOR}},
    "unit": {"executor": {"its unit"}, "acceptor": {Role.MANAGER, Role.PORTFOLIO_HOLDER},
             "coordinator": {Role.COORDINATOR}},
}  # fmt: skip
PEOPLE = {role: actor(role, organisations=(8,), units=(9,)) for role in Role.values}
PEOPLE |= {"its partner": actor(Role.PARTNER, organisations=(7,)), "its unit": actor(Role.PARTNER, units=(3,))}


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.parametrize("owner", ["partner", "unit"])
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("target", ActionStatus.values)
@pytest.mark.parametrize("status", ActionStatus.values)
def test_from_to_and_who(status: str, target: str, who: str, owner: str) -> None:
    owned = {"organisation_id": 7} if owner == "partner" else {"organisation_id": None, "unit_id": 3}
    held = rules.relations(PEOPLE[who], action(**owned), 1)
    played = PLAYED_BY[owner].get(MOVES.get((status, target), ""), set())

    found = [step for step in rules.open_action_steps(status, held) if step.target == target]

    assert bool(found) is (who in played)
    for step in rules.ACTION_STEPS:
        if step.target == target and step not in found:
            with pytest.raises(NotAllowed):
                rules.check_action_step(step.name, status, held, note="Reden")


@pytest.mark.rule("done-accepted-proven")
def test_a_partners_action_is_accepted_by_the_coordinator() -> None:
    assert rules.ACCEPTOR in rules.relations(actor(Role.COORDINATOR), action(), 1)


@pytest.mark.rule("done-accepted-proven")
@pytest.mark.parametrize("role", [Role.MANAGER, Role.PORTFOLIO_HOLDER])
def test_the_towns_own_action_is_accepted_by_a_manager_or_portfolio_holder(role: str) -> None:
    own = action(organisation_id=None, unit_id=3)

    assert rules.ACCEPTOR in rules.relations(actor(role), own, 1)
    assert rules.ACCEPTOR not in rules.relations(actor(Role.COORDINATOR), own, 1)


@pytest.mark.rule("done-accepted-proven")
def test_the_executor_never_accepts_whatever_else_they_are() -> None:
    both = actor(Role.PARTNER, Role.COORDINATOR, organisations=(7,))

    assert rules.ACCEPTOR not in rules.relations(both, action(), 1)


def test_nobody_of_another_municipality_stands_to_an_action() -> None:
    assert rules.relations(actor(Role.COORDINATOR), action(), 2) == set()


@pytest.mark.rule("one-owner")
def test_what_is_missing_is_named_until_it_is_there() -> None:
    empty = action(organisation_id=None, result="", evidence_agreed="", start_date=None, due_date=None)

    assert set(rules.gaps(empty, serves_something=False)) == set(Gap) - {Gap.REVIEW, Gap.PART}
    assert rules.gaps(action(), serves_something=True) == []


@pytest.mark.rule("one-owner")
def test_an_ongoing_action_needs_a_review_date_instead_of_a_due_date() -> None:
    ongoing = action(is_ongoing=True, due_date=None)

    assert rules.gaps(ongoing, serves_something=True) == [Gap.REVIEW]


@pytest.mark.rule("one-owner")
def test_two_owners_are_refused() -> None:
    with pytest.raises(NotAllowed):
        rules.check_action_facts(organisation=object(), unit=object(), start_date=None, due_date=None)


def test_a_due_date_before_the_start_is_refused() -> None:
    with pytest.raises(NotAllowed, match="due date is before the start"):
        rules.check_action_facts(organisation=None, unit=None, start_date=TODAY, due_date=TODAY - timedelta(days=1))


@pytest.mark.rule("computed-signals")
def test_late_tells_since_when() -> None:
    (sign,) = rules.signals(action(due_date=date(2020, 1, 31)), today=TODAY)

    assert (sign.signal, sign.days) == (Signal.LATE, 12)


@pytest.mark.rule("computed-signals")
def test_not_heard_of_counts_from_the_last_report() -> None:
    heard = action(last_report_at=datetime(2019, 12, 25, 12, tzinfo=UTC), report_due_date=date(2020, 2, 5))

    (sign,) = rules.signals(heard, today=TODAY)

    assert (sign.signal, sign.days, sign.interval) == (Signal.SILENT, 49, 42)


@pytest.mark.rule("computed-signals")
@pytest.mark.parametrize("facts", [{"forecast_date": date(2020, 4, 17)}, {"last_progress": Progress.STUCK}])
def test_at_risk_is_expected_late_or_stuck(facts: dict[str, object]) -> None:
    assert [sign.signal for sign in rules.signals(action(**facts), today=TODAY)] == [Signal.AT_RISK]


@pytest.mark.rule("computed-signals")
@pytest.mark.parametrize("facts", [{"status": ActionStatus.ACCEPTED}, {"plan_status": "draft"}])
def test_a_closed_action_or_a_draft_plan_has_no_signals(facts: dict[str, object]) -> None:
    assert rules.signals(action(due_date=date(2019, 1, 1), **facts), today=TODAY) == []


@given(days=st.integers(-400, 400))
def test_an_action_is_late_exactly_from_the_day_after_its_due_date(days: int) -> None:
    signs = rules.signals(action(due_date=TODAY + timedelta(days=days)), today=TODAY)

    assert (Signal.LATE in [sign.signal for sign in signs]) is (days < 0)
