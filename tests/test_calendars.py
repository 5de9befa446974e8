"""The calendar of a person holds terms and actions as far as that person may see them, and keeps an embargo."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import CalendarEntry
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import TermKind
from verbeterspoor.trajectories.models import Trajectory

EMBARGO_ENDS = NOW + timedelta(days=3)


def entries(actor: Actor, now: datetime = NOW, trajectory: Trajectory | None = None) -> dict[str, CalendarEntry]:
    topic = trajectory.public_id if trajectory else None
    found = slots.collect("calendar_entries", actor=actor, topic_id=topic, now=now)
    return {entry.title: entry for entry in found}


def a_term(town: Town, trajectory: Trajectory, title: str, **facts: Any) -> None:
    facts = {"kind": TermKind.DEADLINE, "end_date": TODAY + timedelta(days=10), **facts}
    supervision.register_term(trajectory=trajectory, title=title, by=town.actor("coordinator"), now=NOW, **facts)


def test_each_sees_the_dates_that_are_theirs(town: Town) -> None:
    action = builders.an_action(town, title="Warme overdracht", due_date=date(2020, 6, 1))
    a_term(town, action.plan.trajectory, "Plan delen")
    due = "Due: Warme overdracht"

    assert {due, "Plan delen"} <= set(entries(town.actor("coordinator")))
    assert set(entries(town.actor("partner"))) == {due}
    assert entries(town.actor("other_partner")) == {}
    assert entries(town.actor("council_clerk")) == {}
    assert entries(town.actor("coordinator"))[due].day == date(2020, 6, 1)


def test_another_town_sees_nothing(town: Town, other_town: Town) -> None:
    action = builders.an_action(town)
    a_term(town, action.plan.trajectory, "Plan delen")

    assert entries(other_town.actor("coordinator")) == {}


def test_a_calendar_of_one_trajectory_holds_that_trajectory_only(town: Town) -> None:
    one, other = builders.a_trajectory(town, "Een"), builders.a_trajectory(town, "Ander")
    a_term(town, one, "Van een")
    a_term(town, other, "Van ander")

    assert set(entries(town.actor("coordinator"), trajectory=one)) == {"Van een"}


@pytest.mark.rule("one-visibility")
def test_what_happens_under_embargo_is_closed_until_its_moment(town: Town) -> None:
    report = builders.a_report(town)
    type(report).objects.filter(pk=report.pk).update(presented_at=EMBARGO_ENDS)
    trajectory = report.investigation.trajectory
    a_term(town, trajectory, "Rapport openbaar", kind=TermKind.EVENT, at=EMBARGO_ENDS, end_date=None)
    a_term(town, trajectory, "Plan delen")
    actor = town.actor("coordinator")

    assert entries(actor)["Rapport openbaar"].is_closed
    assert not entries(actor)["Plan delen"].is_closed
    assert not entries(actor, now=EMBARGO_ENDS)["Rapport openbaar"].is_closed


def test_what_is_done_leaves_the_calendar(town: Town) -> None:
    action = builders.an_action(town, title="Warme overdracht")
    builders.a_progress_report(town, action, progress="done")

    assert entries(town.actor("coordinator")) == {}


def test_the_number_of_queries_does_not_grow(town: Town, django_assert_max_num_queries: Any) -> None:
    plan = builders.a_plan(town)
    for number in range(8):
        builders.an_action(town, plan, adopted=False, title=f"Actie {number}")
        a_term(town, plan.trajectory, f"Termijn {number}")
    actor = town.actor("coordinator")

    with django_assert_max_num_queries(4):
        entries(actor)
