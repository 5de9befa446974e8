"""The body asks for a response to a draft: wrong facts and what the executive says, each within a term."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import ErrorAnswer, InvestigationStep, Refusal, TermKind, TermStatus
from verbeterspoor.supervision.models import Report, ResponseRound, WrongFact

from .cycle import register_step
from .records import record, short
from .terms import meet_term, register_term


@transaction.atomic
def open_round(
    *,
    report: Report,
    kind: str,
    title: str,
    asked_date: date,
    last_day: date,
    by: Actor,
    now: datetime,
    unit: Unit | None = None,
) -> ResponseRound:
    """Register that the body asks for a response before a day; that day becomes a term, called `title`.

    An investigation that has its draft now waits for the response.
    """
    investigation = report.investigation
    rules.check_can_register(by, investigation.trajectory.municipality_id)
    rules.check_stands(is_replaced=Report.objects.filter(replaces=report).exists())
    rules.check_round(
        asked_date=asked_date, last_day=last_day, today=day_of(now),
        is_open_already=report.rounds.filter(kind=kind, answered_date__isnull=True).exists(),
    )  # fmt: skip
    term = register_term(
        trajectory=investigation.trajectory, investigation=investigation, kind=TermKind.DEADLINE, title=title,
        start_date=asked_date, end_date=last_day, owner_unit=unit, by=by, now=now,
    )  # fmt: skip
    asked = ResponseRound.objects.create(
        report=report, kind=kind, asked_date=asked_date, term=term, registered_at=now, registered_by_id=by.public_id
    )
    _record("round_opened", report, by, now, kind=kind, day=last_day)
    try:
        register_step(
            investigation=investigation, step=InvestigationStep.ASK_RESPONSE, happened_date=asked_date, by=by, now=now
        )
    except NotAllowed:
        return asked  # the investigation is further already, or its days say otherwise: a person registers that
    return asked


@transaction.atomic
def answer_round(
    *, round: ResponseRound, answered_date: date, by: Actor, now: datetime, note: str = ""
) -> ResponseRound:
    """Register that the municipality responded; the term of the round is met."""
    report = round.report
    rules.check_can_register(by, report.investigation.trajectory.municipality_id)
    rules.check_round_answer(
        asked_date=round.asked_date, answered_date=answered_date, is_answered=round.answered_date is not None,
        today=day_of(now),
    )  # fmt: skip
    check_no_client_data(note)
    is_open = ResponseRound.objects.filter(pk=round.pk, answered_date__isnull=True)
    if not is_open.update(answered_date=answered_date, note=note):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    if round.term.status == TermStatus.OPEN:
        meet_term(term=round.term, note=note, by=by, now=now)
    round.refresh_from_db()
    _record("round_answered", report, by, now, kind=round.kind, day=answered_date, note=note)
    return round


@transaction.atomic
def report_wrong_fact(
    *, report: Report, says: str, should_be: str, by: Actor, now: datetime, page: int | None = None
) -> WrongFact:
    """Register a fact that the municipality calls wrong, with what it should say."""
    rules.check_can_register(by, report.investigation.trajectory.municipality_id)
    rules.check_stands(is_replaced=Report.objects.filter(replaces=report).exists())
    rules.check_wrong_fact(says=says, should_be=should_be)
    check_no_client_data(says, should_be)
    fact = WrongFact.objects.create(
        report=report, page=page, says=says, should_be=should_be, registered_at=now, registered_by_id=by.public_id
    )
    _record("fact_disputed", report, by, now, note=says)
    return fact


@transaction.atomic
def answer_wrong_fact(
    *, fact: WrongFact, answer: str, text: str, source: str, answered_date: date, by: Actor, now: datetime
) -> WrongFact:
    """Register on behalf of the body what it did with a wrong fact, with the source (rule `on-behalf`)."""
    report = fact.report
    rules.check_can_register(by, report.investigation.trajectory.municipality_id)
    rules.check_answer_about_fact(answer=answer, source=source, answered_date=answered_date, today=day_of(now))
    check_no_client_data(text, source)
    unanswered = WrongFact.objects.filter(pk=fact.pk, answer=ErrorAnswer.OPEN)
    if not unanswered.update(answer=answer, answer_text=text, answer_source=source, answered_date=answered_date):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    fact.refresh_from_db()
    _record("fact_answered", report, by, now, kind=answer, day=answered_date, note=text or fact.says)
    return fact


def _record(
    verb: str, report: Report, by: Actor, now: datetime, *, kind: str = "", day: date | None = None, note: str = ""
) -> None:
    """Write down one act about a report."""
    codes = {"kind": str(kind), "day": day.isoformat() if day else ""}
    words = {"title": report.title, "note": short(note)}
    record(f"report.{verb}", report, report.investigation.trajectory, by, now, codes=codes, words=words)
