"""The life of an investigation: dated steps that can be registered afterwards, corrected and taken back."""

from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.organisations.choices import Role
from verbeterspoor.supervision import actions, rules
from verbeterspoor.supervision.choices import InvestigationStatus, InvestigationStep, ReportVersion
from verbeterspoor.supervision.models import Investigation, StatusChange

from .cases import coordinator, investigation_in, report_in

S, N = InvestigationStatus, InvestigationStep
COURSE = [N.START, N.WRITE_DRAFT, N.ASK_RESPONSE, N.FINALISE, N.PUBLISH, N.FOLLOW, N.CLOSE]


def step(town: Town, investigation: Investigation, name: str, **facts: Any) -> StatusChange:
    facts = {"happened_date": TODAY, "note": "omdat", "by": coordinator(town), "now": NOW, **facts}
    return actions.register_step(investigation=investigation, step=name, **facts)


def investigation_at(town: Town, status: str) -> Investigation:
    investigation = investigation_in(town)
    for name in COURSE:
        if investigation.status == status:
            break
        step(town, investigation, name)
    return investigation


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("name", [name for name in N if name != N.ANNOUNCE])
def test_steps_follow_the_table(town: Town, status: str, name: str) -> None:
    investigation = investigation_at(town, status)
    row = next(row for row in rules.INVESTIGATION_STEPS if row.name == name)

    if status in row.sources:
        step(town, investigation, name)
        assert investigation.status == row.target
    else:
        with pytest.raises(NotAllowed):
            step(town, investigation, name)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_only_a_coordinator_registers_a_step(town: Town, role: Role) -> None:
    with pytest.raises(NotAllowed):
        step(town, investigation_in(town), N.START, by=town.actor(role))


def test_every_status_says_whose_turn_it_is() -> None:
    assert set(rules.INVESTIGATION_OWNERS) == set(S)


def test_a_step_is_registered_afterwards_with_its_own_day(town: Town) -> None:
    change = step(town, investigation_in(town), N.START, happened_date=date(2018, 5, 1), who="TSD")

    assert (change.happened_date, change.who, change.registered_at) == (date(2018, 5, 1), "TSD", NOW)


@pytest.mark.parametrize(
    "facts",
    [{"happened_date": None}, {"happened_date": TODAY + timedelta(days=1)}, {"happened_date": date(2019, 1, 1)}],
)
def test_a_step_without_a_day_in_the_future_or_out_of_order_is_refused(town: Town, facts: dict[str, Any]) -> None:
    investigation = investigation_in(town, started_date=date(2020, 1, 6))

    with pytest.raises(NotAllowed):
        step(town, investigation, N.WRITE_DRAFT, **facts)


@pytest.mark.parametrize("name", [N.STOP, N.REOPEN])
def test_a_step_that_nobody_understands_needs_its_reason(town: Town, name: str) -> None:
    investigation = investigation_at(town, S.ANNOUNCED if name == N.STOP else S.CLOSED)

    with pytest.raises(NotAllowed):
        step(town, investigation, name, note=" ")


def test_a_corrected_day_keeps_the_former_one_in_the_history_and_moves_the_start(town: Town) -> None:
    investigation = investigation_in(town, started_date=date(2020, 1, 6))
    change = investigation.changes.get(step=N.START)

    actions.correct_step(
        change=change, happened_date=date(2020, 1, 8), happened_text="", who="", note="", reason="Verkeerd gelezen.",
        by=coordinator(town), now=NOW,
    )  # fmt: skip

    investigation.refresh_from_db()
    assert investigation.started_date == change.happened_date == date(2020, 1, 8)
    assert Event.objects.get(type="supervision.investigation.step_corrected").codes["former_day"] == "2020-01-06"


@pytest.mark.parametrize(("day", "reason"), [(date(2020, 1, 8), " "), (date(2020, 2, 1), "Verkeerd gelezen.")])
def test_a_correction_without_a_reason_or_out_of_order_is_refused(town: Town, day: date, reason: str) -> None:
    investigation = investigation_in(town, started_date=date(2020, 1, 6))
    step(town, investigation, N.WRITE_DRAFT, happened_date=date(2020, 1, 20))

    with pytest.raises(NotAllowed):
        actions.correct_step(
            change=investigation.changes.get(step=N.START), happened_date=day, happened_text="", who="", note="",
            reason=reason, by=coordinator(town), now=NOW,
        )  # fmt: skip


def test_a_step_taken_back_stays_readable_and_the_investigation_stands_where_it_stood(town: Town) -> None:
    investigation = investigation_in(town)
    change = step(town, investigation, N.START)

    actions.take_back_step(change=change, reason="Was een ander onderzoek.", by=coordinator(town), now=NOW)

    investigation.refresh_from_db()
    assert (investigation.status, investigation.started_date) == (S.ANNOUNCED, None)
    assert StatusChange.objects.get(pk=change.pk).taken_back_note == "Was een ander onderzoek."


@pytest.mark.parametrize(("at", "reason"), [(0, "Fout"), (1, "Fout"), (2, " ")])
def test_only_the_last_step_is_taken_back_and_with_a_reason(town: Town, at: int, reason: str) -> None:
    investigation = investigation_in(town, started_date=TODAY)
    step(town, investigation, N.WRITE_DRAFT)

    with pytest.raises(NotAllowed):
        actions.take_back_step(
            change=list(investigation.changes.all())[at], reason=reason, by=coordinator(town), now=NOW
        )


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"version": ReportVersion.DRAFT, "dated": TODAY}, S.DRAFT),
        ({"dated": TODAY}, S.FINAL),
        ({"dated": TODAY, "presented_at": NOW}, S.PUBLISHED),
        ({"dated": TODAY, "presented_at": NOW + timedelta(days=3)}, S.FINAL),
        ({}, S.ANNOUNCED),
    ],
)
def test_a_report_proves_how_far_the_investigation_is(town: Town, facts: dict[str, Any], status: str) -> None:
    report = report_in(town, **facts)

    report.investigation.refresh_from_db()
    assert report.investigation.status == status


def test_two_bodies_investigate_in_one_trajectory_each_at_its_own_pace(town: Town) -> None:
    first = investigation_at(town, S.PUBLISHED)
    own = investigation_in(town, first.trajectory, bodies=[], units=[town.unit])

    assert (first.status, own.status, own.investigators) == (S.PUBLISHED, S.ANNOUNCED, [town.unit])


def test_an_investigation_by_nobody_is_refused(town: Town) -> None:
    with pytest.raises(NotAllowed):
        investigation_in(town, bodies=[])


def test_investigations_of_before_stand_as_far_as_their_reports_prove(town: Town) -> None:
    report = report_in(town, investigation_in(town, started_date=TODAY), dated=TODAY, presented_at=NOW)
    StatusChange.objects.all().delete()
    Investigation.objects.update(status=S.ANNOUNCED)

    known = import_module("verbeterspoor.supervision.migrations.0006_status_of_known_investigations")
    known.stand_where_dates_prove(apps, None)

    report.investigation.refresh_from_db()
    assert report.investigation.status == S.PUBLISHED
    assert list(report.investigation.changes.values_list("status", flat=True)) == [
        S.ANNOUNCED, S.FIELDWORK, S.FINAL, S.PUBLISHED
    ]  # fmt: skip
