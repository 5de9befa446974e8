"""A calendar for whoever has its address: renewed and revoked at once, closed or without titles where it must."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from icalendar import Calendar as Parsed

from tests.cast import NOW, Town
from tests.test_urls import refuse_writes
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import CalendarEntry, CalendarTopic
from verbeterspoor.history.models import Event
from verbeterspoor.notices.actions import make_calendar, renew_calendar, revoke_calendar
from verbeterspoor.notices.models import Calendar

SignedIn = Callable[[User], Client]
TOPIC = uuid.UUID(int=7)
STAMP = datetime(2020, 1, 1, tzinfo=UTC)
ENTRIES = [
    CalendarEntry("plan", date(2020, 2, 29), "Plan delen", "/x", STAMP, detail="Uiterlijk", sequence=2),
    CalendarEntry("report", date(2020, 4, 18), "Rapport", "/y", STAMP, at=datetime(2020, 4, 18, 13, tzinfo=UTC),
                  is_closed=True),
]  # fmt: skip


def entries(actor: Any, topic_id: Any, now: datetime) -> list[CalendarEntry]:
    return ENTRIES if actor.leads else []


def topics(actor: Any) -> list[CalendarTopic]:
    return [CalendarTopic(TOPIC, "Lokaal netwerk")] if actor.leads else []


@pytest.fixture(autouse=True)
def dates_to_show() -> Iterator[None]:
    slots.provide("calendar_entries", entries)
    slots.provide("calendar_topics", topics)
    yield
    slots.withdraw("calendar_entries", entries)
    slots.withdraw("calendar_topics", topics)


def made(town: Town, role: str = "coordinator", topic: uuid.UUID | None = None, is_discreet: bool = False) -> Calendar:
    return make_calendar(user=town.user(role), topic_id=topic, is_discreet=is_discreet, now=NOW)


def address(calendar: Calendar) -> str:
    return reverse("notices:calendar", args=[calendar.token])


def events(client: Client, calendar: Calendar) -> dict[str, Any]:
    answer = client.get(address(calendar))
    assert answer["Content-Type"].startswith("text/calendar")
    return {str(event["UID"]): event for event in Parsed.from_ical(answer.content).walk("VEVENT")}


def test_a_day_is_a_whole_day_and_keeps_its_identity(town: Town, client: Client) -> None:
    event = events(client, made(town))["plan@verbeterspoor"]

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2020, 2, 29), date(2020, 3, 1))
    assert (event["DTSTAMP"].dt, event["SEQUENCE"], event["SUMMARY"]) == (STAMP, 2, "Plan delen")
    assert event["URL"] == "http://localhost:8000/x"


@pytest.mark.rule("one-visibility")
def test_a_closed_entry_shows_its_moment_and_nothing_else(town: Town, client: Client) -> None:
    event = events(client, made(town))["report@verbeterspoor"]

    assert event["SUMMARY"] == "Besloten agendapunt"
    assert event["DTSTART"].dt == ENTRIES[1].at
    assert "URL" not in event
    assert "DESCRIPTION" not in event


def test_a_discreet_calendar_has_no_titles(town: Town, client: Client) -> None:
    text = client.get(address(made(town, topic=TOPIC, is_discreet=True))).content.decode()

    assert "Plan delen" not in text
    assert "Lokaal netwerk" not in text
    assert text.count("BEGIN:VEVENT") == 2


def test_an_unchanged_calendar_is_not_sent_again(town: Town, client: Client) -> None:
    calendar = made(town)
    first = client.get(address(calendar))

    again = client.get(address(calendar), headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_a_renewed_address_replaces_the_old_one(town: Town, client: Client) -> None:
    calendar = made(town)
    old = address(calendar)
    renew_calendar(calendar=calendar, is_discreet=False, now=NOW)

    assert client.get(old).status_code == 404
    assert client.get(address(calendar)).status_code == 200


def test_a_revoked_address_does_not_exist(town: Town, client: Client) -> None:
    calendar = made(town)
    revoke_calendar(calendar=calendar, now=NOW)
    revoke_calendar(calendar=calendar, now=NOW)

    assert client.get(address(calendar)).status_code == 404
    assert client.get(reverse("notices:calendar", args=["geraden"])).status_code == 404
    assert Event.objects.filter(type="notices.calendar.revoked").count() == 1


def test_whoever_may_not_sign_in_any_more_has_no_calendar(town: Town, client: Client) -> None:
    calendar = made(town)
    User.objects.filter(pk=calendar.user_id).update(is_active=False)

    assert client.get(address(calendar)).status_code == 404


def test_a_calendar_shows_what_its_owner_may_see_now(town: Town, client: Client) -> None:
    assert events(client, made(town, "partner")) == {}
    assert client.get(address(made(town, "partner", TOPIC))).status_code == 404


def test_making_renewing_and_revoking_from_the_page(town: Town, signed_in: SignedIn) -> None:
    browser = signed_in(town.user("coordinator"))
    browser.post("/mijn/agenda/nieuw", {"topic": str(TOPIC)})
    calendar = Calendar.objects.get()
    first = calendar.token

    assert calendar.token in browser.get("/mijn/agenda").content.decode()
    browser.post(reverse("notices:calendar_renew", args=[calendar.public_id]), {"is_discreet": "1"})
    calendar.refresh_from_db()
    assert (calendar.token != first, calendar.is_discreet) == (True, True)
    browser.post(reverse("notices:calendar_revoke", args=[calendar.public_id]))
    assert calendar.token not in browser.get("/mijn/agenda").content.decode()


def test_nobody_makes_or_revokes_a_calendar_that_is_not_theirs(town: Town, signed_in: SignedIn) -> None:
    calendar = made(town)
    browser = signed_in(town.user("partner"))

    assert browser.post(reverse("notices:calendar_revoke", args=[calendar.public_id])).status_code == 404
    assert browser.post("/mijn/agenda/nieuw", {"topic": str(TOPIC)}).status_code == 404
    assert browser.post("/mijn/agenda/nieuw", {"topic": "x"}).status_code == 404
    assert browser.get(reverse("notices:calendar_revoke", args=[calendar.public_id])).status_code == 405


def test_reading_a_calendar_writes_nothing(town: Town, client: Client) -> None:
    calendar = made(town)
    with connection.execute_wrapper(refuse_writes):
        assert client.get(address(calendar)).status_code == 200
