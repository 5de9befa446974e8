"""What of a plan goes along to the case system, as PDF/A that stays the same as long as its content does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.slots import Record
from verbeterspoor.history.models import Event
from verbeterspoor.organisations.choices import Role
from verbeterspoor.plans import actions
from verbeterspoor.plans.exports.records import records
from verbeterspoor.plans.models import Plan
from verbeterspoor.trajectories.archiving.formats import format_of
from verbeterspoor.trajectories.models import Trajectory

pytestmark = pytest.mark.rule("case-system")


def going(town: Town, trajectory: Trajectory, role: str = Role.COORDINATOR) -> dict[str, Record]:
    return {one.kind: one for one in records(town.actor(role), trajectory, NOW)}


def made(record: Record) -> bytes:
    return b"".join(record.pieces())


def test_an_adopted_plan_progress_and_receipt_go_along(town: Town) -> None:
    report = builders.a_progress_report(town, builders.an_action(town))
    trajectory = report.action.plan.trajectory
    builders.a_delivery(town, report.action.plan)

    adopted, progress, sent, receipt = records(town.actor(Role.COORDINATOR), trajectory, NOW)

    assert [one.kind for one in (adopted, progress, sent, receipt)] == ["plan", "progress", "plan", "delivery"]
    for record in (adopted, progress, receipt):
        assert format_of(made(record), record.file_name).code == "fmt/476"


def test_what_did_not_change_is_the_same_bytes_again(town: Town) -> None:
    report = builders.a_progress_report(town, builders.an_action(town))
    trajectory = report.action.plan.trajectory

    first, second = going(town, trajectory), going(town, trajectory)

    assert {kind: made(one) for kind, one in first.items()} == {kind: made(one) for kind, one in second.items()}


def test_more_papers_ask_no_more_queries_and_each_has_its_own_mark(
    town: Town, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    plan, by = builders.a_plan(town), town.actor(Role.COORDINATOR)
    made = [builders.an_action(town, plan, adopted=number == 3) for number in range(4)]
    builders.a_progress_report(town, made[0])
    builders.a_delivery(town, plan)
    with CaptureQueriesContext(connection) as few:
        assert len(records(by, plan.trajectory, NOW)) == 4

    for action in made[1:]:
        builders.a_progress_report(town, action)
        builders.a_delivery(town, plan)

    with django_assert_num_queries(len(few)):
        found = records(by, plan.trajectory, NOW)
    assert len({one.id for one in found}) == len(found) == 13


def test_a_party_outside_sends_nothing(town: Town) -> None:
    trajectory = builders.an_action(town).plan.trajectory

    assert records(town.actor(Role.PARTNER), trajectory, NOW) == []


def test_a_plan_gets_a_case_number_once(town: Town) -> None:
    plan, by = builders.an_action(town).plan, town.actor(Role.COORDINATOR)
    for _again in range(2):
        actions.number_plan(plan=plan, case_number=" Z-2020-9 ", by=by, now=NOW)

    assert Plan.objects.get(pk=plan.pk).case_number == "Z-2020-9"
    assert Event.objects.filter(type="plans.plan.numbered").count() == 1
    assert going(town, plan.trajectory)["plan"].case_number == "Z-2020-9"


def test_nobody_but_who_leads_numbers_a_plan(town: Town) -> None:
    plan = builders.a_plan(town)

    with pytest.raises(NotAllowed):
        actions.number_plan(plan=plan, case_number="Z-1", by=town.actor(Role.AUTHOR), now=NOW)
    plan.refresh_from_db()
    assert plan.case_number == ""


def test_the_number_is_typed_on_a_page(town: Town, signed_in: Callable[[User], Client]) -> None:
    plan = builders.a_plan(town)
    where = {"gemeente": town.municipality.slug, "public_id": plan.trajectory.public_id}
    browser = signed_in(town.user(Role.COORDINATOR))

    browser.post(reverse("plans:number", kwargs=where), {"case_number": "Z-2020-9"})

    assert "Z-2020-9" in browser.get(reverse("plans:plan", kwargs=where)).content.decode()
