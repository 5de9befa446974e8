"""Heightened supervision: imposed, extended, lifted; half-open periods that never overlap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions, queries, rules
from verbeterspoor.supervision.choices import LiftedBecause, PeriodStatus
from verbeterspoor.supervision.models import SupervisionPeriod

from .cases import coordinator, trajectory_in
from .test_pages import page, text
from .test_visibility import PEOPLE, actor_of, is_party

SignedIn = Callable[[User], Client]
IMPOSED, UNTIL = date(2019, 4, 22), date(2019, 10, 22)


def impose(town: Town, **facts: Any) -> SupervisionPeriod:
    facts = {
        "body": town.inspectorate, "subject_organisation": town.partner, "start_date": IMPOSED, "until_date": UNTIL,
        "reason": "De wachtlijst is te lang.", "source": "brief van 22 april 2019", "by": coordinator(town),
        "now": NOW, **facts,
    }  # fmt: skip
    return actions.impose_supervision(trajectory=facts.pop("trajectory", None) or trajectory_in(town), **facts)


def extend(town: Town, period: SupervisionPeriod, **facts: Any) -> SupervisionPeriod:
    facts = {"acted_date": date(2019, 10, 17), "until_date": date(2020, 4, 22), "reason": "Nog niet genoeg.",
             "source": "brief", "by": coordinator(town), "now": NOW, **facts}  # fmt: skip
    return actions.extend_supervision(period=period, **facts)


def lift(town: Town, period: SupervisionPeriod, **facts: Any) -> SupervisionPeriod:
    facts = {"acted_date": TODAY, "because": LiftedBecause.IMPROVED, "reason": "Genoeg voortgang.", "source": "brief",
             "by": coordinator(town), "now": NOW, **facts}  # fmt: skip
    return actions.lift_supervision(period=period, **facts)


def test_it_is_imposed_extended_twice_and_lifted_each_with_its_day(town: Town) -> None:
    period = impose(town)
    extend(town, period)
    extend(town, period, acted_date=date(2020, 2, 1), until_date=date(2020, 8, 1))
    lift(town, period)

    told = queries.acts_told(period)
    assert [(one.act.kind, one.number) for one in told] == [("impose", 0), ("extend", 1), ("extend", 2), ("lift", 2)]
    assert (period.status, period.lifted_date, period.until_date) == (PeriodStatus.LIFTED, TODAY, date(2020, 8, 1))


def test_an_extension_after_the_end_is_visible_as_such(town: Town) -> None:
    period = impose(town)
    extend(town, period, acted_date=UNTIL)

    assert [one.after_the_end for one in queries.acts_told(period)] == [False, True]


@pytest.mark.parametrize(
    "facts",
    [
        {"reason": " "}, {"source": ""}, {"start_date": TODAY + timedelta(days=1)}, {"until_date": IMPOSED},
    ],
)  # fmt: skip
def test_it_is_not_imposed_without_reason_source_or_days_in_order(town: Town, facts: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        impose(town, **facts)


@pytest.mark.parametrize("facts", [{"until_date": UNTIL}, {"acted_date": IMPOSED - timedelta(days=1)}, {"reason": " "}])
def test_an_extension_makes_it_longer_and_comes_after_the_former_act(town: Town, facts: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        extend(town, impose(town), **facts)


def test_without_an_end_day_it_holds_until_it_is_lifted(town: Town) -> None:
    period = impose(town, until_date=None)
    with pytest.raises(NotAllowed):
        extend(town, period)

    assert lift(town, period).lifted_date == TODAY


@pytest.mark.rule("outside-influence")
def test_it_ends_because_the_causes_lie_elsewhere_only_with_an_addressee(town: Town) -> None:
    period = impose(town)
    with pytest.raises(NotAllowed):
        lift(town, period, because=LiftedBecause.OUTSIDE_INFLUENCE)

    lift(town, period, because=LiftedBecause.OUTSIDE_INFLUENCE, escalated_to="de minister")

    assert period.acts.get(kind="lift").escalated_to == "de minister"


def test_what_was_lifted_is_not_extended_or_lifted_again(town: Town) -> None:
    period = lift(town, impose(town))

    for act in (extend, lift):
        with pytest.raises(NotAllowed):
            act(town, period)


def test_the_same_body_does_not_hold_the_same_subject_twice_in_the_same_days(town: Town) -> None:
    period = impose(town)
    with pytest.raises(NotAllowed):
        impose(town, trajectory=period.trajectory, start_date=date(2019, 6, 1), until_date=None)

    impose(town, trajectory=period.trajectory, start_date=UNTIL, until_date=None)
    impose(town, trajectory=period.trajectory, subject_organisation=None)
    impose(town, trajectory=period.trajectory, subject_organisation=None, subject_unit=town.unit)

    assert SupervisionPeriod.objects.count() == 4
    with pytest.raises(NotAllowed):
        extend(town, period)


def test_periods_overlap_exactly_when_they_share_a_day() -> None:
    for one, long, other, other_long in product(range(6), range(1, 4), range(6), range(1, 4)):
        first, second = (IMPOSED + timedelta(days=one), long), (IMPOSED + timedelta(days=other), other_long)
        days = [{start + timedelta(days=n) for n in range(length)} for start, length in (first, second)]
        periods = [(start, start + timedelta(days=length)) for start, length in (first, second)]

        assert rules.overlaps(*periods) == rules.overlaps(*reversed(periods)) == bool(days[0] & days[1])


def test_every_status_says_whose_turn_it_is() -> None:
    assert set(rules.PERIOD_OWNERS) == set(PeriodStatus)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_only_a_coordinator_registers_it(town: Town, role: Role) -> None:
    period = impose(town)

    for act in (extend, lift):
        with pytest.raises(NotAllowed):
            act(town, period, by=town.actor(role))


@pytest.mark.parametrize("who", PEOPLE)
def test_rule_and_queryset_agree_about_heightened_supervision(town: Town, other_town: Town, who: str) -> None:
    first = impose(town)
    periods = [first, impose(town, trajectory=first.trajectory, subject_organisation=None),
               impose(town, trajectory=first.trajectory, subject_organisation=None, subject_unit=town.unit),
               impose(other_town)]  # fmt: skip
    actor = actor_of(town, who)

    for period in periods:
        by_rule = rules.can_see_period(
            actor, municipality_id=period.trajectory.municipality_id, is_party=is_party(actor, period.trajectory),
            body_ids={period.body_id}, subject_organisation_id=period.subject_organisation_id,
            subject_unit_id=period.subject_unit_id,
        )  # fmt: skip
        assert SupervisionPeriod.objects.visible_to(actor).filter(pk=period.pk).exists() == by_rule


def test_the_pages_impose_extend_and_lift_it(town: Town, signed_in: SignedIn) -> None:
    client, trajectory = signed_in(town.user(Role.COORDINATOR)), trajectory_in(town)
    client.post(page(town, "period_new", trajectory), {
        "body": town.inspectorate.pk, "subject": f"o{town.partner.pk}", "start_date": "2019-04-22",
        "until_date": "2019-10-22", "reason": "De wachtlijst is te lang.", "source": "brief",
    })  # fmt: skip
    period = SupervisionPeriod.objects.get()
    client.post(page(town, "period_extend", period), {
        "acted_date": "2019-10-17", "until_date": "2020-04-22", "reason": "Nog niet genoeg.", "source": "brief",
    })  # fmt: skip
    shown = text(client.post(page(town, "period_lift", period), {
        "acted_date": "2020-02-10", "because": "outside", "escalated_to": "de minister", "reason": "Buiten bereik.",
        "source": "brief",
    }, follow=True))  # fmt: skip

    for words in ("De wachtlijst is te lang.", "Nog niet genoeg.", "de minister", "Buiten bereik."):
        assert words in shown
    assert page(town, "period_extend", period) not in shown


def test_a_refused_act_keeps_what_was_typed(town: Town, signed_in: SignedIn) -> None:
    period = impose(town)

    answer = signed_in(town.user(Role.COORDINATOR)).post(
        page(town, "period_lift", period),
        {"acted_date": "2020-02-10", "because": "outside", "reason": "Buiten bereik.", "source": "brief"},
    )

    assert "Buiten bereik." in text(answer)
    assert "data-error-summary" in text(answer)


def test_one_that_ran_out_waits_for_the_coordinator_and_stands_on_the_trail(town: Town) -> None:
    period = impose(town)

    turns = [turn for turn in slots.collect("turns", actor=coordinator(town), now=NOW) if turn.due == UNTIL]
    stops = slots.collect_by_id("stops", actor=coordinator(town), trajectory_ids=[period.trajectory_id], now=NOW)

    assert [turn.is_late for turn in turns] == [True]
    assert {IMPOSED, UNTIL} <= {stop.day for stop in stops[period.trajectory_id]}
