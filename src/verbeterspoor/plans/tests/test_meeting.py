"""The pages of steering meetings: the computed agenda, decisions beside it, closing, and the minutes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation import clock
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import Progress
from verbeterspoor.plans.models import Action, MeetingDecision, SteeringMeeting

from .pages import SignedIn, number_of_queries, page, text

LATE_NOW = NOW + timedelta(days=60)


@pytest.fixture
def coordinator(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user("coordinator"))


def sent(meeting: SteeringMeeting, **facts: Any) -> dict[str, Any]:
    meeting.refresh_from_db()
    stored = {"title": meeting.title, "held_date": meeting.held_date.isoformat(), "present": meeting.present,
              "notes": meeting.notes, "version": meeting.version}  # fmt: skip
    return stored | {"besluit-anders": "", "keep": "1", **facts}


def test_a_meeting_is_opened_with_its_agenda_ready(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    facts = {"title": "Stuuroverleg", "held_date": "2020-02-12", "present": "Regievoerder"}
    answer = coordinator.post(page(town, "meetings", action.plan.trajectory), facts, follow=True)

    assert "Agenda" in text(answer)
    assert "Stuuroverleg" in text(coordinator.get(page(town, "meetings", action.plan.trajectory)))


@pytest.mark.rule("computed-signals")
def test_the_agenda_says_why_each_point_is_on_it(town: Town, coordinator: Client) -> None:
    stuck = builders.an_action(town, report_interval_days=30)
    meeting = builders.a_meeting(town, stuck)
    builders.a_progress_report(town, stuck, Progress.STUCK, text="Wij missen een zaal")
    builders.a_request(town, stuck)
    builders.a_finding(town, stuck.findings.get().report, text="Niemand volgt het gezin", number="9")
    shown = text(coordinator.get(page(town, "meeting", meeting)))

    for words in ("De uitvoerder kan niet verder", "Wij missen een zaal", "een latere datum, 1 mei 2020",
                  "De zaal komt later vrij", "Niemand volgt het gezin"):  # fmt: skip
        assert words in shown
    with clock.frozen(LATE_NOW):
        later = text(coordinator.get(page(town, "meeting", meeting)))
    assert "11 dagen te laat" in later
    assert "dagen niets gehoord" in later


def test_decisions_beside_points_and_others_are_kept_at_once(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    meeting = builders.a_meeting(town, action)
    with clock.frozen(LATE_NOW):
        facts = {f"besluit-late-{action.public_id}": "Twee maanden erbij", "besluit-anders": "Bel de inspectie"}
        coordinator.post(page(town, "meeting", meeting), sent(meeting, **facts))

    told = {(one.text, one.about) for one in meeting.decisions.filter(number__gt=1)}
    assert told == {("Twee maanden erbij", action), ("Bel de inspectie", None)}


def test_what_was_typed_stays_when_something_is_wrong(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    meeting = builders.a_meeting(town, action)
    facts = {"title": "", f"besluit-late-{action.public_id}": "Twee maanden erbij"}
    shown = text(coordinator.post(page(town, "meeting", meeting), sent(meeting, **facts)))

    assert "Twee maanden erbij" in shown
    assert "staat niet meer op de agenda" in shown.lower() or "Niet meer op de agenda" in shown
    assert meeting.decisions.count() == 1


def test_what_somebody_else_wrote_meanwhile_is_said_and_can_be_saved_over(town: Town, coordinator: Client) -> None:
    meeting = builders.a_meeting(town, builders.an_action(town))
    stale = sent(meeting, notes="Van de tweede")
    coordinator.post(page(town, "meeting", meeting), sent(meeting, notes="Van de eerste"))
    shown = text(coordinator.post(page(town, "meeting", meeting), stale))

    meeting.refresh_from_db()
    assert "Van de tweede" in shown
    assert f'name="version" value="{meeting.version}"' in shown


def test_a_decision_is_worked_out_as_bijsturing_from_the_meeting(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    decision = builders.a_meeting(town, action).decisions.get()
    where = f"{page(town, 'adjust', action.plan.trajectory)}?besluit={decision.public_id}"
    assert "Vraag de directie om een zaal" in text(coordinator.get(where))
    coordinator.post(where, {"seen": "Geen zaal", "decided": decision.text, "who": "Regievoerder", "steer": "1",
                             "from_date": "2020-02-12", "decided_date": "2020-02-12"})  # fmt: skip

    decision.refresh_from_db()
    assert decision.adjustment is not None
    assert "Stuuroverleg" in text(coordinator.get(page(town, "adjustment", decision.adjustment)))
    assert "Bijsturing 1" in text(coordinator.get(page(town, "meeting", decision.meeting)))


@pytest.mark.rule("term-acts")
def test_a_decision_is_worked_out_as_a_term_that_says_where_it_came_from(town: Town, coordinator: Client) -> None:
    decision = builders.a_meeting(town, builders.an_action(town)).decisions.get()
    facts = {"title": "Bel de directie", "end_date": "2020-03-01", "owner": f"unit-{town.unit.pk}"}
    coordinator.post(page(town, "decision_term", decision), facts)

    term = MeetingDecision.objects.get().term
    assert term is not None
    assert (term.said, term.owner_unit) == ("besluit 1 van het overleg van 12 februari 2020", town.unit)
    assert "Bel de directie" in text(coordinator.get(page(town, "meeting", decision.meeting)))


def test_closing_asks_first_and_then_shows_the_minutes(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    meeting = builders.a_meeting(town, action)
    answer = coordinator.post(page(town, "meeting", meeting), sent(meeting, close="1"))
    assert answer["Location"] == page(town, "meeting_close", meeting)
    coordinator.post(page(town, "meeting_close", meeting))

    shown = text(coordinator.get(page(town, "meeting", meeting)))
    assert "Wat er op de agenda stond" in shown
    assert 'name="notes"' not in shown


def test_minutes_closed_while_somebody_typed_show_what_was_typed(town: Town, coordinator: Client) -> None:
    meeting = builders.a_meeting(town, builders.an_action(town))
    stale = sent(meeting, notes="Nog niet bewaard")
    actions.close_meeting(meeting=meeting, by=town.actor("coordinator"), now=NOW)
    shown = text(coordinator.post(page(town, "meeting", meeting), stale))

    assert "blijft het verslag zoals het is" in shown
    assert "Nog niet bewaard" in shown


def test_the_town_hall_reads_a_meeting_but_does_not_write_it(town: Town, signed_in: SignedIn) -> None:
    meeting = builders.a_meeting(town, builders.an_action(town))
    client = signed_in(town.user("manager"))

    assert 'name="notes"' not in text(client.get(page(town, "meeting", meeting)))
    assert client.post(page(town, "meeting", meeting), {"title": "x"}).status_code == 404


def test_the_agenda_takes_as_many_queries_for_many_as_for_few(town: Town, coordinator: Client) -> None:
    action = builders.an_action(town)
    meeting = builders.a_meeting(town, action)
    with clock.frozen(LATE_NOW):
        few = number_of_queries(coordinator, page(town, "meeting", meeting))
        rows = [Action(plan=action.plan, number=number, title=f"Actie {number}", organisation=town.partner,
                       start_date=TODAY, due_date=TODAY, report_due_date=TODAY, created_at=NOW, status_since=NOW)
                for number in range(2, 82)]  # fmt: skip
        Action.objects.bulk_create(rows)

        assert number_of_queries(coordinator, page(town, "meeting", meeting)) == few
        only = coordinator.get(page(town, "meeting", meeting), {"soort": "late", "page": "2"})
    assert len(only.context["parts"]) == 1
    assert (len(only.context["parts"][0]["rows"]), queries.Section("late", 81).more) == (31, 81)
