"""A steering meeting: open it, write it down, take decisions, close it with the facts as they were shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import Refusal
from verbeterspoor.plans.models import Action, Adjustment, MeetingDecision, Plan, SteeringMeeting
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import TermKind
from verbeterspoor.supervision.models import Term

from .records import record

KEPT = 200
"""So many rows of each part of the agenda are kept when a meeting closes; the number of all of them always is."""


@transaction.atomic
def open_meeting(
    *, plan: Plan, title: str, held_date: date, present: str = "", by: Actor, now: datetime
) -> SteeringMeeting:
    """Open a meeting about how an adopted plan runs."""
    rules.check_can_meet(by, plan, plan.trajectory.municipality_id)
    documents.check_no_client_data(title, present)
    meeting = SteeringMeeting.objects.create(
        plan=plan, title=title, held_date=held_date, present=present, created_at=now
    )
    record("meeting.opened", meeting, by, now, {"date": held_date.isoformat()})
    return meeting


@transaction.atomic
def write_meeting(
    *,
    meeting: SteeringMeeting,
    version: int,
    title: str,
    held_date: date,
    present: str,
    notes: str,
    decisions: Iterable[tuple[str, Action | None]] = (),
    by: Actor,
    now: datetime,
) -> list[MeetingDecision]:
    """Keep who was there, the notes, and the decisions taken so far, until the meeting is closed."""
    rules.check_can_meet(by, meeting.plan, meeting.plan.trajectory.municipality_id)
    taken = [(text.strip(), about) for text, about in decisions if text.strip()]
    documents.check_no_client_data(title, present, notes, *(text for text, _about in taken))
    _change(meeting, version, title=title, held_date=held_date, present=present, notes=notes)
    last = meeting.decisions.aggregate(last=Max("number"))["last"] or 0
    kept = MeetingDecision.objects.bulk_create(
        MeetingDecision(meeting=meeting, number=number, text=text, about=about)
        for number, (text, about) in enumerate(taken, last + 1)
    )
    if kept:
        codes = {"decisions": [str(one.public_id) for one in kept]}
        record("meeting.decided", meeting, by, now, codes, {"note": " · ".join(one.text for one in kept)})
    return kept


@transaction.atomic
def close_meeting(*, meeting: SteeringMeeting, by: Actor, now: datetime) -> SteeringMeeting:
    """Close a meeting: the agenda is kept with its numbers and lists as shown, and nothing changes after that."""
    today = day_of(now)
    rules.check_can_meet(by, meeting.plan, meeting.plan.trajectory.municipality_id)
    rules.check_meeting(meeting, held_date=meeting.held_date, today=today)
    facts = queries.as_facts(queries.agenda(meeting.plan, today=today, most=KEPT), today=today)
    _change(meeting, meeting.version, facts=facts, closed_at=now)
    totals = {one["kind"]: one["total"] for one in facts["sections"]}
    record("meeting.closed", meeting, by, now, {"totals": totals, "decisions": meeting.decisions.count()})
    return meeting


def _change(meeting: SteeringMeeting, version: int, **facts: object) -> None:
    """Write a meeting that is open, unless somebody else wrote it since `version`."""
    rules.check_meeting_is_open(meeting)
    rows = SteeringMeeting.objects.filter(pk=meeting.pk, version=version, closed_at=None)
    if not rows.update(**facts, version=F("version") + 1):
        meeting.refresh_from_db()
        rules.check_meeting_is_open(meeting)
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    meeting.refresh_from_db()


def work_out(decision: MeetingDecision, adjustment: Adjustment, added: Iterable[Action]) -> None:
    """Link a decision and the act of steering that carries it out, both ways; also the one action it added."""
    rules.check_not_worked_out(decision)
    if decision.meeting.plan_id != adjustment.plan_id:
        raise NotAllowed(Refusal.OTHER_PLAN.label)
    new = list(added)
    action = new[0] if len(new) == 1 else None
    _link(decision, adjustment=adjustment, action=action)


@transaction.atomic
def make_term(
    *,
    decision: MeetingDecision,
    title: str,
    end_date: date,
    said: str,
    organisation: Organisation | None = None,
    unit: Unit | None = None,
    by: Actor,
    now: datetime,
) -> Term:
    """Make a term of what a meeting decided, by the verb of terms itself; the term names the meeting (`term-acts`)."""
    plan = decision.meeting.plan
    rules.check_can_meet(by, plan, plan.trajectory.municipality_id)
    rules.check_not_worked_out(decision)
    term = supervision.register_term(
        trajectory=plan.trajectory, kind=TermKind.COMMITMENT, title=title, said=said, end_date=end_date,
        owner_organisation=organisation, owner_unit=unit, by=by, now=now,
    )  # fmt: skip
    _link(decision, term=term)
    return term


def _link(decision: MeetingDecision, **found: object) -> None:
    """Say what a decision became, unless it became something meanwhile."""
    rows = MeetingDecision.objects.filter(pk=decision.pk, adjustment=None, action=None, term=None)
    if not rows.update(**found):
        raise Conflict(Refusal.WORKED_OUT_ALREADY.label)
    decision.refresh_from_db()
