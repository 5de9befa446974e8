"""Steering meetings: what is decided and what it becomes, and what never changes after closing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.models import Action, MeetingDecision, SteeringMeeting
from verbeterspoor.supervision.choices import TermStatus

from .steering import LATER, amended, steer
from .test_adjusting import a_room

LATE = TODAY + timedelta(days=60)
LATE_NOW = NOW + timedelta(days=60)


def written(town: Town, meeting: SteeringMeeting, **facts: Any) -> list[MeetingDecision]:
    stored = {name: getattr(meeting, name) for name in ("version", "title", "held_date", "present", "notes")}
    by = town.actor("coordinator")
    return actions.write_meeting(meeting=meeting, by=by, now=NOW, **{**stored, **facts})


def term_of(town: Town, decision: MeetingDecision, **facts: Any) -> Any:
    asked = {"title": "Bel de directie", "end_date": LATER, "said": "besluit 1", **facts}
    return actions.make_term(decision=decision, by=town.actor("coordinator"), now=NOW, **asked)


def test_decisions_are_numbered_and_know_what_they_are_about(town: Town) -> None:
    action = builders.an_action(town)
    meeting = builders.a_meeting(town, action)
    written(town, meeting, decisions=[("Wacht af", None), ("  ", action)])

    told = [(one.number, one.text, one.about) for one in meeting.decisions.all()]
    assert told == [(1, "Vraag de directie om een zaal", action), (2, "Wacht af", None)]


@pytest.mark.rule("adopted-plan")
def test_a_decision_becomes_bijsturing_and_a_new_action_linked_both_ways(town: Town) -> None:
    action = builders.an_action(town)
    decision = builders.a_meeting(town, action).decisions.get()
    adjustment = steer(town, action, amended(action, due_date=LATER), decision=decision,
                       additions=[a_room(town, action)])  # fmt: skip

    decision.refresh_from_db()
    assert (decision.adjustment, decision.action) == (adjustment, Action.objects.get(number=2))
    assert (adjustment.meeting, queries.decision_behind(adjustment)) == (decision.meeting, decision)


@pytest.mark.rule("term-acts")
def test_a_decision_becomes_a_term_that_moves_only_by_its_own_acts(town: Town) -> None:
    decision = builders.a_meeting(town, builders.an_action(town)).decisions.get()
    term = term_of(town, decision)

    decision.refresh_from_db()
    assert (decision.term, term.end_date, term.said, term.status) == (term, LATER, "besluit 1", TermStatus.OPEN)
    with pytest.raises(NotAllowed, match="worked out already"):
        term_of(town, decision, end_date=date(2020, 8, 1))


def test_a_decision_becomes_one_thing_once(town: Town) -> None:
    action = builders.an_action(town)
    decision = builders.a_meeting(town, action).decisions.get()
    steer(town, action, decision=decision)

    with pytest.raises(NotAllowed, match="worked out already"):
        steer(town, action, decision=decision)
    with pytest.raises(NotAllowed, match="worked out already"):
        term_of(town, MeetingDecision.objects.get())


def test_a_decision_about_another_plan_is_not_worked_out_here(town: Town) -> None:
    decision = builders.a_meeting(town, builders.an_action(town)).decisions.get()

    with pytest.raises(NotAllowed):
        steer(town, builders.an_action(town), decision=decision)


@pytest.mark.rule("computed-signals")
def test_closing_keeps_the_facts_as_they_were_shown(town: Town) -> None:
    action = builders.an_action(town)
    meeting = builders.a_meeting(town, action)
    actions.close_meeting(meeting=meeting, by=town.actor("coordinator"), now=LATE_NOW)
    steer(town, action, amended(action, due_date=date(2021, 1, 1)))

    meeting.refresh_from_db()
    kept = {one.kind: one for one in queries.kept_agenda(meeting.facts)}
    now = {one.kind: one.total for one in queries.agenda(action.plan, today=LATE, most=5)}
    assert (kept["late"].total, now["late"]) == (1, 0)
    assert queries.why("late", kept["late"].rows[0]) == "This point is 11 days late."


@pytest.mark.rule("adopted-plan")
def test_nothing_of_a_closed_meeting_changes(town: Town) -> None:
    meeting = builders.a_meeting(town, builders.an_action(town))
    actions.close_meeting(meeting=meeting, by=town.actor("coordinator"), now=NOW)

    with pytest.raises(NotAllowed, match="minutes stay"):
        written(town, meeting, notes="Toch anders")
    with pytest.raises(NotAllowed, match="minutes stay"):
        actions.close_meeting(meeting=meeting, by=town.actor("coordinator"), now=NOW)


def test_a_meeting_to_come_is_not_closed(town: Town) -> None:
    meeting = builders.a_meeting(town, builders.an_action(town))
    written(town, meeting, held_date=TODAY + timedelta(days=1))

    with pytest.raises(NotAllowed, match="still to come"):
        actions.close_meeting(meeting=meeting, by=town.actor("coordinator"), now=NOW)


def test_two_people_writing_the_same_minutes(town: Town) -> None:
    meeting = builders.a_meeting(town, builders.an_action(town))
    written(town, SteeringMeeting.objects.get(), notes="Van de eerste")

    with pytest.raises(Conflict, match="in the meantime"):
        written(town, meeting, notes="Van de tweede")


@pytest.mark.parametrize("role", ["manager", "partner"])
def test_only_the_lead_keeps_meetings(town: Town, role: str) -> None:
    plan = builders.an_action(town).plan

    with pytest.raises(NotAllowed, match="Only a coordinator"):
        actions.open_meeting(plan=plan, title="Overleg", held_date=TODAY, by=town.actor(role), now=NOW)


def test_a_decision_that_became_nothing_yet_is_the_turn_of_the_lead(town: Town) -> None:
    action = builders.an_action(town)
    decision = builders.a_meeting(town, action).decisions.get()

    def turns() -> list[str]:
        return [one.title for one in slots.collect("turns", actor=town.actor("coordinator"), now=NOW)]

    before = turns()
    steer(town, action, decision=decision)
    assert any("Stuuroverleg" in title for title in before)
    assert not any("Stuuroverleg" in title for title in turns())


@pytest.mark.rule("events")
def test_a_meeting_leaves_events_without_its_words_in_the_chain(town: Town) -> None:
    meeting = builders.a_meeting(town, builders.an_action(town))
    actions.close_meeting(meeting=meeting, by=town.actor("coordinator"), now=NOW)

    told = Event.objects.filter(subject_id=meeting.public_id).order_by("sequence")
    assert [one.type for one in told] == ["plans.meeting.opened", "plans.meeting.decided", "plans.meeting.closed"]
    assert "directie" not in str([one.codes for one in told])


@pytest.mark.rule("no-client-data")
def test_client_data_is_refused_in_minutes(town: Town) -> None:
    meeting = builders.a_meeting(town, builders.an_action(town))

    with pytest.raises(NotAllowed):
        written(town, meeting, decisions=[("Bel de cliënt met BSN 111222333", None)])
