"""Meetings: planning, importing a calendar, moving, cancelling with items on it, and planning a proposal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.builders import a_proposal, an_executive_meeting
from tests.cast import NOW, TODAY, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import actions
from verbeterspoor.decisions.choices import MeetingStatus
from verbeterspoor.decisions.models import Meeting, MeetingBody
from verbeterspoor.foundation.dates import local_moment
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.notices.models import Notice
from verbeterspoor.organisations.choices import Role

SignedIn = Callable[[User], Client]
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Voorbeeld//NL
BEGIN:VEVENT
UID:college@voorbeeld
DTSTAMP:20200101T000000Z
DTSTART;TZID=Europe/Amsterdam:20200218T100000
RRULE:FREQ=WEEKLY;COUNT=4
{more}
SUMMARY:Vergadering college
END:VEVENT
{events}
END:VCALENDAR
"""


def calendar(*, more: str = "", events: str = "") -> bytes:
    text = CALENDAR.format(more=more, events=events)
    return "\r\n".join(line for line in text.splitlines() if line).encode() + b"\r\n"


def address(town: Town, name: str, thing: object = None) -> str:
    where = {"gemeente": town.municipality.slug}
    return reverse(f"decisions:{name}", kwargs=where | ({"public_id": thing.public_id} if thing else {}))  # type: ignore[attr-defined]


def take_over(town: Town, signed_in: SignedIn, content: bytes) -> str:
    body = MeetingBody.objects.filter(municipality=town.municipality, kind="executive").get()
    form = {"body": body.pk, "file": SimpleUploadedFile("college.ics", content)}
    browser = signed_in(town.user(Role.SECRETARIAT))
    return browser.post(address(town, "meetings_import"), form, follow=True).text


@pytest.fixture
def bodies(town: Town) -> None:
    actions.put_usual_bodies_to_use(municipality=town.municipality)


@pytest.mark.usefixtures("bodies")
def test_a_calendar_is_taken_over_and_a_second_time_changes_nothing(town: Town, signed_in: SignedIn) -> None:
    take_over(town, signed_in, calendar())
    first = list(Meeting.objects.values_list("starts_at", flat=True))
    page = take_over(town, signed_in, calendar())

    assert len(first) == 4
    assert first[0] == local_moment(date(2020, 2, 18), time(10))
    assert list(Meeting.objects.values_list("starts_at", flat=True)) == first
    assert "0 nieuw, 0 verplaatst, 0 vervallen, 4 zoals ze waren" in page


MOVED = """BEGIN:VEVENT
UID:college@voorbeeld
DTSTAMP:20200101T000000Z
RECURRENCE-ID;TZID=Europe/Amsterdam:20200303T100000
DTSTART;TZID=Europe/Amsterdam:20200304T140000
SUMMARY:Vergadering college
END:VEVENT"""


@pytest.mark.usefixtures("bodies")
def test_a_moved_occurrence_moves_the_same_meeting(town: Town, signed_in: SignedIn) -> None:
    take_over(town, signed_in, calendar())
    before = Meeting.objects.get(starts_at=local_moment(date(2020, 3, 3), time(10)))
    take_over(town, signed_in, calendar(events=MOVED))

    before.refresh_from_db()
    assert before.starts_at == local_moment(date(2020, 3, 4), time(14))
    assert Meeting.objects.count() == 4


@pytest.mark.usefixtures("bodies")
def test_an_occurrence_that_left_the_calendar_is_said_and_kept(town: Town, signed_in: SignedIn) -> None:
    take_over(town, signed_in, calendar())
    page = take_over(town, signed_in, calendar(more="EXDATE;TZID=Europe/Amsterdam:20200225T100000"))

    assert "1 vergadering staat niet meer in de agenda" in page
    assert Meeting.objects.filter(status=MeetingStatus.PLANNED).count() == 4


@pytest.mark.usefixtures("bodies")
@pytest.mark.parametrize(
    "content", [b"", b"Vergadering dinsdag", b"\x00\xff" * 40, calendar().replace(b"2020", b"2015")]
)
def test_a_file_without_meetings_says_so_at_the_field(town: Town, signed_in: SignedIn, content: bytes) -> None:
    page = take_over(town, signed_in, content or b" ")

    assert "geen agenda" in page or "geen vergaderingen" in page
    assert not Meeting.objects.exists()


def test_a_cancelled_meeting_gives_its_proposals_to_another_and_tells_their_authors(town: Town) -> None:
    meeting, later = an_executive_meeting(town), an_executive_meeting(town, on=date(2020, 2, 25))
    proposal = a_proposal(town)
    by = town.actor("secretariat")
    actions.plan_proposal(proposal=proposal, meeting=meeting, by=by, now=NOW)

    actions.cancel_meeting(meeting=meeting, reason="Te weinig punten", instead=later, by=by, now=NOW)

    proposal.refresh_from_db()
    assert proposal.meeting == later
    assert Notice.objects.get(kind="decisions.replanned").recipient == proposal.author


def test_a_cancelled_meeting_takes_no_proposals_any_more(town: Town) -> None:
    meeting = an_executive_meeting(town)
    by = town.actor("secretariat")
    actions.cancel_meeting(meeting=meeting, reason="Ziekte", by=by, now=NOW)

    with pytest.raises(NotAllowed, match="over or cancelled"):
        actions.plan_proposal(proposal=a_proposal(town), meeting=meeting, by=by, now=NOW)


def test_a_meeting_is_not_held_before_it_begins(town: Town) -> None:
    with pytest.raises(NotAllowed, match="not begun"):
        actions.hold_meeting(meeting=an_executive_meeting(town), by=town.actor("secretariat"), now=NOW)


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.COORDINATOR, Role.COUNCIL_CLERK])
def test_only_the_secretariat_and_the_administrator_keep_the_calendar(town: Town, role: str) -> None:
    body = an_executive_meeting(town).body

    with pytest.raises(NotAllowed, match="secretariat"):
        actions.plan_meetings(body=body, days=[TODAY], at=time(10), by=town.actor(role), now=NOW)


def test_what_somebody_else_changed_is_not_overwritten(town: Town) -> None:
    meeting, by = an_executive_meeting(town), town.actor("secretariat")
    same = {"starts_at": meeting.starts_at, "submit_before": meeting.submit_before, "title": "", "by": by, "now": NOW}
    actions.change_meeting(meeting=meeting, version=1, place="Raadzaal", **same)

    with pytest.raises(Conflict):
        actions.change_meeting(meeting=meeting, version=1, place="Kamer 1", **same)


@pytest.mark.rule("latest-handling-date")
def test_the_page_says_that_no_meeting_makes_the_date_and_which_still_can(town: Town, signed_in: SignedIn) -> None:
    an_executive_meeting(town, on=date(2020, 3, 10))
    proposal = a_proposal(town)
    type(proposal).objects.filter(pk=proposal.pk).update(latest_date=date(2020, 3, 2))

    page = signed_in(town.user(Role.AUTHOR)).get(address(town, "proposal_meeting", proposal)).text
    assert "Geen vergadering haalt de uiterste behandeldatum nog" in page
    assert "10 maart 2020 om 10.00 uur" in page


@pytest.mark.rule("latest-handling-date")
def test_a_proposal_planned_in_time_says_so(town: Town, signed_in: SignedIn) -> None:
    meeting, proposal = an_executive_meeting(town, on=date(2020, 3, 10)), a_proposal(town)
    type(proposal).objects.filter(pk=proposal.pk).update(latest_date=date(2020, 3, 10))
    browser = signed_in(town.user(Role.AUTHOR))

    page = browser.post(address(town, "proposal_meeting", proposal), {"meeting": meeting.pk}, follow=True).text
    assert "Deze vergadering haalt de uiterste behandeldatum" in page


def test_the_agenda_of_the_executive_is_not_the_clerks(town: Town, signed_in: SignedIn) -> None:
    meeting = an_executive_meeting(town)

    assert signed_in(town.user(Role.COUNCIL_CLERK)).get(address(town, "meeting", meeting)).status_code == 404


def test_a_time_the_clock_skips_is_refused_at_its_field(town: Town, signed_in: SignedIn) -> None:
    body = an_executive_meeting(town).body
    form = {"body": body.pk, "first_date": "2020-03-29", "at": "02:30", "weeks": "0"}

    page = signed_in(town.user(Role.SECRETARIAT)).post(address(town, "meetings_new"), form).text
    assert "zomertijd" in page


@pytest.mark.rule("latest-handling-date")
def test_after_papers_close_only_the_secretariat_still_adds_a_proposal(town: Town) -> None:
    meeting, proposal = an_executive_meeting(town, on=date(2020, 2, 13)), a_proposal(town)
    with pytest.raises(NotAllowed, match="Papers for this meeting are closed"):
        actions.plan_proposal(proposal=proposal, meeting=meeting, by=town.actor(Role.AUTHOR), now=NOW)

    actions.plan_proposal(proposal=proposal, meeting=meeting, by=town.actor(Role.SECRETARIAT), now=NOW)
    assert proposal.meeting == meeting


@pytest.mark.usefixtures("bodies")
@pytest.mark.parametrize(
    "often", ["FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=900000", "FREQ=DAILY;BYSECOND=1,2,3", "FREQ=DAILY"]
)
def test_a_calendar_that_repeats_too_often_is_refused_and_nothing_kept(
    town: Town, signed_in: SignedIn, often: str
) -> None:
    page = take_over(town, signed_in, calendar().replace(b"FREQ=WEEKLY;COUNT=4", often.encode()))

    assert "te veel afspraken" in page
    assert not Meeting.objects.exists()
