"""Meetings: plan one or a row of them, import them, move, hold and cancel; and put proposals on their agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import MeetingRefusal, MeetingStatus, ProposalStatus, Refusal
from verbeterspoor.decisions.models import Meeting, MeetingBody, Outcome, Proposal
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.dates import local_day, local_moment
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor

from .records import change, record
from .telling import tell_replanned


@dataclass(frozen=True)
class Imported:
    """What came of a calendar: how many meetings are new, moved, cancelled, as they were, and no longer in it."""

    new: int
    moved: int
    cancelled: int
    same: int
    missing: int


@transaction.atomic
def plan_meetings(
    *, body: MeetingBody, days: Sequence[date], at: time, title: str = "", place: str = "", by: Actor, now: datetime
) -> list[Meeting]:
    """Plan a meeting on each of these days; a day on which the body meets at that moment already is left alone."""
    rules.check_keeps_meetings(by, body.municipality_id)
    documents.check_no_client_data(title, place)
    moments = {local_moment(day, at) for day in days}
    known = set(Meeting.objects.filter(body=body, starts_at__in=moments).values_list("starts_at", flat=True))
    made = Meeting.objects.bulk_create(
        Meeting(body=body, starts_at=moment, submit_before=_papers_in(body, moment), title=title, place=place)
        for moment in sorted(moments - known)
    )
    if made:
        codes = {"number": len(made), "first": local_day(made[0].starts_at).isoformat()}
        record("meeting.planned", made[0], by, now, codes, {"body": body.name})
    return made


def _papers_in(body: MeetingBody, starts_at: datetime) -> datetime:
    moment = rules.submission_moment(local_day(starts_at), days_before=body.days_before, at=body.time_before)
    return min(moment, starts_at)


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    version: int,
    starts_at: datetime,
    submit_before: datetime,
    title: str,
    place: str,
    by: Actor,
    now: datetime,
) -> Meeting:
    """Move a planned meeting or change what is said of it; who has a proposal in it is told of another moment."""
    rules.check_keeps_meetings(by, meeting.body.municipality_id)
    rules.check_can_change(meeting)
    rules.check_submission(submit_before=submit_before, starts_at=starts_at)
    documents.check_no_client_data(title, place)
    before = meeting.starts_at
    change(meeting, version, starts_at=starts_at, submit_before=submit_before, title=title, place=place)
    if before != starts_at:
        codes = {"from": before.isoformat(), "to": starts_at.isoformat()}
        record("meeting.moved", meeting, by, now, codes)
        tell_replanned(meeting.proposals.select_related("trajectory", "municipality"), by=by, now=now)
    return meeting


@transaction.atomic
def hold_meeting(*, meeting: Meeting, by: Actor, now: datetime) -> Meeting:
    """Register that a meeting took place."""
    rules.check_keeps_meetings(by, meeting.body.municipality_id)
    rules.check_can_be_held(meeting, now)
    change(meeting, meeting.version, status=MeetingStatus.HELD)
    record("meeting.held", meeting, by, now)
    return meeting


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, reason: str, instead: Meeting | None = None, by: Actor, now: datetime
) -> Meeting:
    """Cancel a planned meeting with a reason; its proposals go to another meeting, or wait without one.

    Their authors are told either way, so that nothing drops off an agenda unseen.
    """
    rules.check_keeps_meetings(by, meeting.body.municipality_id)
    rules.check_can_change(meeting)
    if Outcome.objects.filter(meeting=meeting).exists():
        raise NotAllowed(MeetingRefusal.HAS_OUTCOMES.label)
    documents.check_no_client_data(reason)
    if instead is not None:
        if instead.pk == meeting.pk:
            raise NotAllowed(MeetingRefusal.SAME_MEETING.label)
        rules.check_can_take(
            instead, municipality_id=meeting.body.municipality_id, is_submitted=False, is_late_allowed=True, now=now
        )
    change(meeting, meeting.version, status=MeetingStatus.CANCELLED, cancel_reason=reason)
    moved = list(Proposal.objects.filter(meeting=meeting).select_related("trajectory", "municipality"))
    Proposal.objects.filter(pk__in=[one.pk for one in moved]).update(meeting=instead, agenda_number="")
    codes = {"items": len(moved), "to": str(instead.public_id) if instead else ""}
    record("meeting.cancelled", meeting, by, now, codes, {"note": reason})
    for proposal in moved:
        proposal.meeting = instead
        record("proposal.replanned", proposal, by, now, words={"note": reason})
    tell_replanned(moved, by=by, now=now)
    return meeting


@transaction.atomic
def plan_proposal(
    *, proposal: Proposal, meeting: Meeting | None, agenda_number: str = "", by: Actor, now: datetime
) -> None:
    """Put a proposal on the agenda of a meeting to come, or take it off."""
    held = rules.relations(by, proposal)
    if not held & {rules.AUTHOR, rules.SECRETARIAT}:
        raise NotAllowed(Refusal.STEP_NOT_YOURS.label)
    if proposal.status not in (ProposalStatus.DRAFT, ProposalStatus.SUBMITTED):
        raise NotAllowed(MeetingRefusal.NOT_WRITABLE.label)
    if meeting is not None and meeting.pk != proposal.meeting_id:
        rules.check_can_take(
            meeting, municipality_id=proposal.municipality_id, is_submitted=proposal.submitted_at is not None,
            is_late_allowed=rules.SECRETARIAT in held, now=now,
        )  # fmt: skip
    change(proposal, proposal.version, meeting=meeting, agenda_number=agenda_number if meeting else "")
    day = local_day(meeting.starts_at).isoformat() if meeting else ""
    record("proposal.planned" if meeting else "proposal.unplanned", proposal, by, now, {"day": day})


@dataclass(frozen=True)
class CalendarMeeting:
    """A meeting as a calendar gives it; `uid` names this one occurrence and stays the same."""

    uid: str
    starts_at: datetime
    title: str
    place: str
    is_cancelled: bool = False


@transaction.atomic
def import_meetings(*, body: MeetingBody, found: Iterable[CalendarMeeting], by: Actor, now: datetime) -> Imported:
    """Take over the meetings of a calendar: new ones, moved ones and cancelled ones; importing again changes nothing.

    A meeting on the same moment that was planned by hand becomes the imported one. What is past is left alone. One that
    is no longer in the calendar is counted, not cancelled: a person decides what becomes of its agenda.
    """
    rules.check_keeps_meetings(by, body.municipality_id)
    known = {one.ics_uid: one for one in Meeting.objects.filter(body=body).exclude(ics_uid="")}
    by_hand = {one.starts_at: one for one in Meeting.objects.filter(body=body, ics_uid="", starts_at__gt=now)}
    tally = dict.fromkeys(("new", "moved", "cancelled", "same"), 0)
    entries = list(found)
    for entry in entries:
        meeting = known.get(entry.uid) or by_hand.pop(entry.starts_at, None)
        tally[_take_over(body, meeting, entry, by, now)] += 1
    if tally["new"] or tally["moved"] or tally["cancelled"]:
        record("meetings.imported", body, by, now, dict(tally))
    coming = {uid for uid, one in known.items() if one.status == MeetingStatus.PLANNED and one.starts_at > now}
    return Imported(**tally, missing=len(coming - {entry.uid for entry in entries}))


def _take_over(body: MeetingBody, meeting: Meeting | None, entry: CalendarMeeting, by: Actor, now: datetime) -> str:
    """Take over one meeting of a calendar and say what came of it."""
    if meeting is None:
        if entry.is_cancelled or entry.starts_at <= now:
            return "same"
        Meeting.objects.create(
            body=body, starts_at=entry.starts_at, submit_before=_papers_in(body, entry.starts_at), title=entry.title,
            place=entry.place, ics_uid=entry.uid,
        )  # fmt: skip
        return "new"
    if meeting.status != MeetingStatus.PLANNED or meeting.starts_at <= now:
        return "same"
    if entry.is_cancelled:
        cancel_meeting(meeting=meeting, reason="Vervallen in de agenda", by=by, now=now)
        return "cancelled"
    moved = meeting.starts_at != entry.starts_at
    if not moved and (meeting.title, meeting.place, meeting.ics_uid) == (entry.title, entry.place, entry.uid):
        return "same"
    if meeting.ics_uid != entry.uid:
        Meeting.objects.filter(pk=meeting.pk).update(ics_uid=entry.uid)
    change_meeting(
        meeting=meeting, version=meeting.version, starts_at=entry.starts_at,
        submit_before=_papers_in(body, entry.starts_at) if moved else meeting.submit_before, title=entry.title,
        place=entry.place, by=by, now=now,
    )  # fmt: skip
    return "moved" if moved else "same"
