"""Signals and gaps have two faces, a rule and a query: they agree whatever the facts are."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import ActionStatus, Gap, Progress, Signal
from verbeterspoor.plans.models import Action, Plan
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import FindingKind
from verbeterspoor.supervision.models import Finding

DAYS = st.one_of(st.none(), st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days)))
WORDS = st.sampled_from(["", "  ", "Een werkafspraak"])
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    """Any action that the database accepts, with its days close around today."""
    start, due = draw(DAYS), draw(DAYS)
    status = draw(st.sampled_from(ActionStatus.values))
    heard = draw(DAYS)
    return {
        "start_date": min(start, due) if start and due else start, "due_date": due, "status": status,
        "is_ongoing": draw(st.booleans()), "review_date": draw(DAYS), "forecast_date": draw(DAYS),
        "report_due_date": draw(DAYS), "last_progress": draw(st.sampled_from(["", *Progress.values])),
        "last_report_at": heard and datetime(heard.year, heard.month, heard.day, 12, tzinfo=NOW.tzinfo),
        "accepted_by_id": uuid.UUID(int=1), "lapse_reason": "Ingehaald",
        "result": draw(WORDS), "evidence_agreed": draw(WORDS),
    }  # fmt: skip


def stored(plan: Plan, many: list[dict[str, Any]], owners: list[dict[str, Any]]) -> None:
    plan.actions.all().delete()
    Action.objects.bulk_create(
        Action(plan=plan, number=n, title="Actie", created_at=NOW, status_since=NOW, **owners[n % len(owners)], **one)
        for n, one in enumerate(many, start=1)
    )


@pytest.fixture(params=["draft", "adopted"])
def plan(request: pytest.FixtureRequest, town: Town) -> Plan:
    return builders.an_action(town, adopted=request.param == "adopted").plan


@pytest.mark.rule("computed-signals")
@MANY
@given(many=st.lists(facts(), min_size=1, max_size=6))
def test_the_rule_and_the_database_agree_about_signals(town: Town, plan: Plan, many: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        stored(plan, many, [{"organisation": town.partner}])
        shown = {
            action.pk: {sign.signal for sign in rules.signals(action, today=TODAY)}
            for action in queries.visible_actions(town.actor("coordinator"))
        }
        for signal in Signal:
            asked = set(Action.objects.with_signal(signal, today=TODAY).values_list("pk", flat=True))
            assert asked == {pk for pk, held in shown.items() if signal in held}


@pytest.mark.rule("one-owner")
@MANY
@given(many=st.lists(facts(), min_size=1, max_size=6), serves=st.booleans())
def test_the_rule_and_the_database_agree_about_gaps(
    town: Town, plan: Plan, many: list[dict[str, Any]], serves: bool
) -> None:
    finding = Finding.objects.get()
    with transaction.atomic():
        stored(plan, many, [{"organisation": town.partner}, {"unit": town.unit}, {}])
        if serves:
            plan.actions.first().findings.add(finding)  # type: ignore[union-attr]
        asked = set(plan.actions.with_gaps())
        told = {one for one in plan.actions.all() if rules.gaps(one, serves_something=one.findings.exists())}
        assert asked == told


def reported(days_ago: int, **facts: Any) -> dict[str, Any]:
    return {"last_report_at": NOW - timedelta(days=days_ago), **facts}


@pytest.mark.parametrize(
    ("facts", "is_asked"),
    [
        ({"report_due_date": TODAY + timedelta(days=14)}, True),
        ({"report_due_date": TODAY + timedelta(days=15)}, False),
        (reported(30, due_date=TODAY + timedelta(days=14)), True),
        (reported(3, due_date=TODAY + timedelta(days=14)), False),
        ({"status": ActionStatus.REPORTED_DONE, "report_due_date": TODAY}, False),
    ],
)
def test_an_executor_is_asked_when_a_report_or_the_end_is_near(
    town: Town, facts: dict[str, Any], is_asked: bool
) -> None:
    action = builders.an_action(town)
    far = {"due_date": date(2021, 1, 1), "report_due_date": date(2021, 1, 1)}
    Action.objects.filter(pk=action.pk).update(**{**far, **facts})

    assert queries.asked_of_executor(town.actor("partner"), today=TODAY).exists() is is_asked


def test_an_executor_is_asked_again_when_the_last_report_was_returned(town: Town) -> None:
    action = builders.action_at(town, ActionStatus.REPORTED_DONE, due_date=date(2021, 1, 1))
    by = town.actor("coordinator")
    assert not queries.asked_of_executor(town.actor("partner"), today=TODAY).exists()

    actions.return_report(report=action.reports.get(), note="Stuur de werkafspraak mee.", by=by, now=NOW)

    assert list(queries.asked_of_executor(town.actor("partner"), today=TODAY)) == [action]


@pytest.mark.rule("one-owner")
def test_plans_being_written_are_counted_in_four_queries(
    town: Town, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for lacking in range(3):
        plan = builders.a_plan(town)
        for number in range(3):
            builders.an_action(town, plan, adopted=False, result="" if number < lacking else "Resultaat")

    by = town.actor("coordinator")
    with django_assert_num_queries(4):
        counted = [(one.number_of_actions, one.incomplete) for one in queries.drafts_with_gaps(by)]

    assert counted == [(3, 0), (3, 1), (3, 2)]


@pytest.mark.rule("one-owner")
def test_an_action_that_lapsed_lacks_nothing_and_serves_nothing(town: Town) -> None:
    plan, by = builders.a_plan(town), town.actor("coordinator")
    kept = builders.an_action(town, plan, adopted=False)
    dropped = builders.an_action(town, plan, adopted=False, result="")
    actions.lapse_action(action=dropped, reason="Dubbel", by=by, now=NOW)

    (counted,) = queries.drafts_with_gaps(by)

    assert (counted.number_of_actions, counted.incomplete, counted.unserved) == (1, 0, 1)
    assert list(queries.findings_without_action(plan.trajectory)) == list(dropped.findings.all())
    actions.adopt_plan(plan=plan, adopted_date=TODAY, by=by, now=NOW)
    assert queries.gaps_by_action(kept.plan) == []


@pytest.mark.rule("origins")
@pytest.mark.parametrize("through", ["the point", "its sub-point"])
def test_a_point_and_its_sub_point_are_served_together(town: Town, through: str) -> None:
    plan = builders.a_plan(town)
    report = builders.a_report(town, plan.trajectory)
    point = builders.a_finding(town, report)
    part = builders.a_finding(town, report, parent=point, number="a")
    builders.a_finding(town, report, kind=FindingKind.GOOD_EXAMPLE, number="9")
    served = point if through == "the point" else part

    before = set(queries.findings_without_action(plan.trajectory))
    builders.an_action(town, plan, adopted=False, findings=[served])

    assert before == {part}
    assert not queries.findings_without_action(plan.trajectory).exists()


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        (rules.Sign(Signal.LATE, 12, date(2020, 1, 31)), "This point is 12 days late."),
        (rules.Sign(Signal.SILENT, 49, date(2019, 12, 25), 42), "Nothing heard for 49 days; asked is every 42 days."),
        (rules.Sign(Signal.AT_RISK, 1, date(2020, 4, 1)), "Expected on 1 April 2020, that is 1 day after the due date."),  # noqa: E501
        (rules.Sign(Signal.AT_RISK, 0), "The executor cannot go on."),
    ],
)  # fmt: skip
@pytest.mark.rule("computed-signals")
def test_every_signal_says_why(sign: rules.Sign, words: str) -> None:
    assert queries.sentence(sign) == words


def test_gaps_name_what_an_action_lacks(town: Town) -> None:
    action = builders.an_action(town, adopted=False, result="", due_date=None)

    assert queries.gaps_by_action(action.plan) == [(action, [Gap.RESULT, Gap.DUE])]


@pytest.mark.rule("outside-influence")
def test_a_finding_that_was_escalated_asks_for_no_action(town: Town) -> None:
    plan = builders.a_plan(town)
    finding = builders.a_finding(town, builders.a_report(town, plan.trajectory))
    assert list(queries.findings_without_action(plan.trajectory)) == [finding]

    supervision.escalate_finding(
        finding=finding, acted_date=TODAY, reason="Landelijk tekort.", addressee_text="de minister",
        by=town.actor("coordinator"), now=NOW,
    )  # fmt: skip

    assert not queries.findings_without_action(plan.trajectory).exists()
