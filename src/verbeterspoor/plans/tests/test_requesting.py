"""Wijzigingsverzoek: who asks, who decides, what is granted, and what stays as it was adopted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests import builders
from tests.cast import NOW, Town, person
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.notices.models import Notice
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Membership
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import ActionStatus, RequestKind, RequestStatus
from verbeterspoor.plans.models import Action, AdoptedAction, Change, ChangeRequest

from .steering import LATER, amended

DAY_ASKED = date(2020, 5, 1)


def asked(town: Town, action: Action, role: str = "partner", **facts: Any) -> ChangeRequest:
    return builders.a_request(town, action, role, **facts)


def granted(town: Town, request: ChangeRequest, day: date = DAY_ASKED) -> ChangeRequest:
    by = town.actor("coordinator")
    return actions.grant_delay(request=request, note="Begrijpelijk.", granted_date=day, by=by, now=NOW)


@pytest.mark.rule("adopted-plan")
def test_a_granted_delay_changes_what_runs_and_keeps_the_original_date(town: Town) -> None:
    action = builders.an_action(town)
    request = granted(town, asked(town, action), LATER)

    action.refresh_from_db()
    change = Change.objects.get(request=request)
    assert (request.status, request.granted_date, action.due_date) == (RequestStatus.GRANTED, LATER, LATER)
    assert (change.former, change.new) == ("2020-04-01", "2020-06-01")
    assert AdoptedAction.objects.get(action=action).due_date == date(2020, 4, 1)


@pytest.mark.rule("adopted-plan")
def test_a_refused_request_changes_nothing_and_keeps_why(town: Town) -> None:
    action = builders.an_action(town)
    by = town.actor("coordinator")
    request = actions.refuse_request(request=asked(town, action), note="De raad rekent hierop.", by=by, now=NOW)

    action.refresh_from_db()
    assert (request.status, request.decision_note) == (RequestStatus.REFUSED, "De raad rekent hierop.")
    assert (action.due_date, Change.objects.count()) == (date(2020, 4, 1), 0)


def test_another_change_is_granted_in_the_words_of_the_coordinator(town: Town) -> None:
    action = builders.an_action(town)
    request = asked(town, action, kind=RequestKind.CHANGE, proposed_text="Laat het Wijkteam dit doen")
    amendment, by = amended(action, organisation=None, unit=town.unit), town.actor("coordinator")
    with pytest.raises(NotAllowed, match="Nothing differs"):
        actions.grant_change(request=request, amendment=amended(action), note="Goed.", by=by, now=NOW)
    actions.grant_change(request=request, amendment=amendment, note="Goed.", by=by, now=NOW)

    action.refresh_from_db()
    assert (action.unit, Change.objects.get(request=request).field) == (town.unit, "owner")


@pytest.mark.parametrize(("role", "words"), [("manager", "somebody else"), ("other_partner", "somebody else"),
                                             ("coordinator", "Say where")])  # fmt: skip
def test_only_who_carries_out_asks_and_the_lead_only_on_behalf(town: Town, role: str, words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        asked(town, builders.an_action(town), role)


@pytest.mark.rule("on-behalf")
def test_a_request_on_behalf_keeps_its_source_and_counts_as_theirs(town: Town) -> None:
    request = asked(town, builders.an_action(town), "coordinator", source="Mail van 3 februari 2020")

    assert (request.on_behalf, request.source) == (True, "Mail van 3 februari 2020")
    assert granted(town, request).status == RequestStatus.GRANTED


@pytest.mark.rule("adopted-plan")
def test_nobody_decides_about_their_own_request(town: Town) -> None:
    action = builders.an_action(town)
    request = asked(town, action)
    both = replace(town.actor("coordinator"), organisation_ids=town.actor("partner").organisation_ids,
                   roles=frozenset({Role.COORDINATOR, Role.PARTNER}))  # fmt: skip

    with pytest.raises(NotAllowed, match="own organisation"):
        actions.grant_delay(request=request, note="Ja.", granted_date=DAY_ASKED, by=both, now=NOW)
    with pytest.raises(NotAllowed, match="Only a coordinator"):
        actions.refuse_request(request=request, note="Nee.", by=town.actor("partner"), now=NOW)


def test_a_decision_needs_an_explanation(town: Town) -> None:
    request = asked(town, builders.an_action(town))

    with pytest.raises(NotAllowed, match="Explain"):
        actions.refuse_request(request=request, note=" ", by=town.actor("coordinator"), now=NOW)


def test_one_request_of_a_kind_waits_at_a_time(town: Town) -> None:
    action = builders.an_action(town)
    first = asked(town, action)
    with pytest.raises(NotAllowed, match="waits already"):
        asked(town, action, reason="Nog eens")
    asked(town, action, kind=RequestKind.CHANGE, proposed_text="Een ander bewijs")

    actions.withdraw_request(request=first, by=town.actor("partner"), now=NOW)
    assert asked(town, action, reason="Nog eens").status == RequestStatus.WAITING


@pytest.mark.parametrize("status", [ActionStatus.ACCEPTED, ActionStatus.LAPSED])
def test_nothing_is_asked_about_an_action_that_was_closed_meanwhile(town: Town, status: str) -> None:
    with pytest.raises(NotAllowed, match="closed in the meantime"):
        asked(town, builders.action_at(town, status))


def test_a_request_is_not_granted_after_the_action_was_closed(town: Town) -> None:
    action = builders.an_action(town)
    request = asked(town, action)
    actions.lapse_action(action=action, reason="Ingehaald.", by=town.actor("coordinator"), now=NOW)

    with pytest.raises(NotAllowed, match="Open it again first"):
        granted(town, request)
    request.refresh_from_db()
    assert request.status == RequestStatus.WAITING


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"proposed_date": None}, "which day"), ({"proposed_date": date(2020, 4, 1)}, "not later"),
     ({"reason": " "}, "Say why"), ({"kind": RequestKind.CHANGE}, "instead")],
)  # fmt: skip
def test_a_request_says_why_and_what(town: Town, facts: dict[str, Any], words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        asked(town, builders.an_action(town), **facts)


def test_a_decided_request_is_not_decided_again_or_taken_back(town: Town) -> None:
    request = granted(town, asked(town, builders.an_action(town)))

    with pytest.raises(NotAllowed, match="does not wait"):
        actions.refuse_request(request=request, note="Toch niet.", by=town.actor("coordinator"), now=NOW)
    with pytest.raises(NotAllowed, match="does not wait"):
        actions.withdraw_request(request=request, by=town.actor("partner"), now=NOW)


def test_a_waiting_request_is_the_turn_of_every_coordinator(town: Town) -> None:
    asked(town, builders.an_action(town))
    Membership.objects.filter(user=town.user("coordinator")).delete()
    new = person("nieuwe coordinator", town.municipality, Role.COORDINATOR)
    actor = organisations.actor_at(user=new, municipality=town.municipality, today=NOW.date())

    turns = [one.title for one in slots.collect("turns", actor=actor, now=NOW)]
    assert any("request of Veilig Thuis" in title for title in turns)


def test_the_executor_is_told_once(town: Town) -> None:
    request = granted(town, asked(town, builders.an_action(town)))

    notice = Notice.objects.get(kind="plans.request_decided")
    assert (notice.recipient, str(request.public_id) in notice.url) == (town.user("partner"), True)
    assert "Begrijpelijk." in str(notice.texts["nl"]["lines"])


@pytest.mark.rule("adopted-plan")
def test_a_second_delay_is_visible_as_such(town: Town) -> None:
    action = builders.an_action(town)
    granted(town, asked(town, action))
    second = granted(town, asked(town, action, proposed_date=LATER), LATER)
    action.refresh_from_db()

    assert [act.delays for act in queries.acts_about(action)] == [1, 2]
    assert [change.new for change in queries.delays_before(second)] == ["2020-05-01"]
    assert queries.moved([action])[action.pk].times == 2


@pytest.mark.rule("events")
def test_asking_and_deciding_each_leave_one_event(town: Town) -> None:
    action = builders.an_action(town)
    before = Event.objects.count()
    granted(town, asked(town, action))

    told = list(Event.objects.order_by("sequence").values_list("type", flat=True))[before:]
    assert told == ["plans.request.asked", "plans.request.granted"]
    assert "zaal" not in str(list(Event.objects.values_list("codes", flat=True)))


@pytest.mark.rule("no-client-data")
def test_client_data_is_refused_in_a_request(town: Town) -> None:
    with pytest.raises(NotAllowed):
        asked(town, builders.an_action(town), reason="Cliënt met BSN 111222333 is ziek.")
