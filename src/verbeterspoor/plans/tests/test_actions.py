"""The verbs of plans, on a real database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import ActionStatus, Progress, ReportStatus, Signal
from verbeterspoor.plans.models import Action


@pytest.mark.rule("one-owner")
def test_a_plan_with_gaps_is_not_adopted(town: Town) -> None:
    action = builders.an_action(town, adopted=False, evidence_agreed="")

    with pytest.raises(NotAllowed, match="fill in what is missing"):
        actions.adopt_plan(plan=action.plan, adopted_date=TODAY, by=town.actor("coordinator"), now=NOW)


@pytest.mark.rule("one-owner")
def test_a_plan_without_gaps_is_adopted(town: Town) -> None:
    assert builders.an_action(town).plan.status == "adopted"


@pytest.mark.rule("adopted-plan")
def test_what_was_adopted_cannot_be_changed_silently(town: Town) -> None:
    action = builders.an_action(town)

    with pytest.raises(NotAllowed, match="stays as it is"):
        builders.changed(town, action, due_date=date(2021, 1, 1))


@pytest.mark.rule("adopted-plan")
def test_a_report_never_overwrites_an_earlier_one(town: Town) -> None:
    action = builders.an_action(town)
    first = builders.a_progress_report(town, action, text="Begonnen")
    actions.accept_report(report=first, note="Dank.", by=town.actor("coordinator"), now=NOW)

    builders.a_progress_report(town, action, text="Bijna klaar")

    assert sorted(action.reports.values_list("text", flat=True)) == ["Begonnen", "Bijna klaar"]


@pytest.mark.rule("done-accepted-proven")
def test_done_waits_for_whoever_asked(town: Town) -> None:
    action = builders.action_at(town, ActionStatus.REPORTED_DONE)

    assert rules.ACTION_OWNERS[action.status] == rules.ACCEPTOR


@pytest.mark.rule("done-accepted-proven")
def test_the_executor_cannot_accept(town: Town) -> None:
    action = builders.action_at(town, ActionStatus.REPORTED_DONE)

    with pytest.raises(NotAllowed):
        actions.accept_report(report=action.reports.get(), note="Klaar", by=town.actor("partner"), now=NOW)


@pytest.mark.rule("done-accepted-proven")
def test_accepting_needs_an_explanation_and_the_agreed_evidence(town: Town) -> None:
    action = builders.an_action(town)
    report = builders.a_progress_report(town, action, Progress.DONE, evidence="")

    with pytest.raises(NotAllowed, match="Explain"):
        actions.accept_report(report=report, note=" ", by=town.actor("coordinator"), now=NOW)
    with pytest.raises(NotAllowed, match="evidence"):
        actions.accept_report(report=report, note="Goed", by=town.actor("coordinator"), now=NOW)


@pytest.mark.rule("done-accepted-proven")
def test_a_returned_report_keeps_the_answer_beside_it(town: Town) -> None:
    action = builders.action_at(town, ActionStatus.REPORTED_DONE)

    report = actions.return_report(
        report=action.reports.get(), note="Het verslag ontbreekt.", by=town.actor("coordinator"), now=NOW
    )

    action.refresh_from_db()
    assert (action.status, report.status, report.text) == (ActionStatus.OPEN, ReportStatus.RETURNED, "Het loopt.")


@pytest.mark.rule("adopted-plan")
def test_a_later_report_never_overwrites_an_earlier_one(town: Town) -> None:
    action = builders.an_action(town)
    first = builders.a_progress_report(town, action, text="Het loopt.")
    second = builders.a_progress_report(town, action, Progress.STUCK, text="Wij missen een ruimte.")

    told = [(one.progress, one.text, one.status) for one in action.reports.order_by("pk")]

    assert first != second
    assert told == [("on_track", "Het loopt.", "submitted"), ("stuck", "Wij missen een ruimte.", "submitted")]


def test_the_same_report_sent_twice_stays_one(town: Town) -> None:
    action = builders.an_action(town)
    told = [builders.a_progress_report(town, action) for _ in range(2)]

    assert told[0] == told[1]
    assert action.reports.count() == 1


def test_nothing_is_reported_about_a_plan_that_was_not_adopted(town: Town) -> None:
    action = builders.an_action(town, adopted=False)

    with pytest.raises(NotAllowed, match="not been adopted"):
        builders.a_progress_report(town, action)


@pytest.mark.rule("no-client-data")
@pytest.mark.parametrize("field", ["text", "evidence"])
def test_client_data_is_refused_before_it_is_stored(town: Town, field: str) -> None:
    action = builders.an_action(town)

    with pytest.raises(NotAllowed):
        builders.a_progress_report(town, action, **{field: "Cliënt met BSN 111222333 is overgedragen."})

    assert not action.reports.exists()


def test_a_plan_is_not_adopted_on_a_day_to_come(town: Town) -> None:
    action = builders.an_action(town, adopted=False)
    tomorrow = TODAY + timedelta(days=1)

    with pytest.raises(NotAllowed, match="still to come"):
        actions.adopt_plan(plan=action.plan, adopted_date=tomorrow, by=town.actor("coordinator"), now=NOW)


def test_two_people_saving_the_same_action(town: Town) -> None:
    action = builders.an_action(town, adopted=False)
    for_both = {"version": action.version}
    builders.changed(town, action, **for_both, title="Van de eerste")

    with pytest.raises(Conflict, match="in the meantime"):
        builders.changed(town, action, **for_both, title="Van de tweede")
    action.refresh_from_db()
    assert action.title == "Van de eerste"


@pytest.mark.rule("origins")
def test_an_action_serves_findings_of_several_reports(town: Town) -> None:
    trajectory = builders.a_trajectory(town)
    findings = [builders.a_finding(town, builders.a_report(town, trajectory), number=str(n)) for n in (1, 2)]

    action = builders.an_action(town, builders.a_plan(town, trajectory), findings=findings)

    assert queries.findings_by_action([action])[action.pk] == findings


@pytest.mark.rule("origins")
def test_a_finding_of_another_municipality_cannot_be_served(town: Town, other_town: Town) -> None:
    with pytest.raises(NotAllowed, match="another municipality"):
        builders.an_action(town, findings=[builders.a_finding(other_town)])


@pytest.mark.rule("events")
def test_every_step_leaves_one_event_with_who_and_what(town: Town) -> None:
    before = Event.objects.count()
    action = builders.an_action(town)
    told = Event.objects.count()

    builders.a_progress_report(town, action)

    event = Event.objects.order_by("-sequence").first()
    assert event is not None
    assert (Event.objects.count() - told, event.type) == (1, "plans.report.submitted")
    assert told > before
    assert town.user("partner").name not in str(event.codes)


@pytest.mark.rule("computed-signals")
@pytest.mark.parametrize(("days", "is_silent"), [(0, False), (90, False), (91, True)])
def test_silence_counts_from_adoption_when_the_start_was_earlier(town: Town, days: int, is_silent: bool) -> None:
    action = builders.an_action(town, start_date=date(2019, 1, 1), due_date=date(2021, 1, 1), report_interval_days=90)
    today = TODAY + timedelta(days=days)

    silent = Action.objects.with_signal(Signal.SILENT, today=today)

    assert list(silent) == ([action] if is_silent else [])


@pytest.mark.parametrize("role", ["coordinator", "partner", "unit", "other_partner", "inspector", "council_clerk"])
def test_the_rule_and_the_database_agree_about_who_sees_an_action(town: Town, role: str) -> None:
    action, by = builders.an_action(town), town.actor(role)

    assert rules.can_see_action(by, action, municipality_id=town.municipality.pk) is (
        queries.visible_actions(by).filter(pk=action.pk).exists()
    )
