"""Terms: registered as they were said, counted from a chosen day, and closed or reopened by a step."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import Refusal, TermStatus, TermStep
from verbeterspoor.supervision.models import Investigation, Term, TermExtension
from verbeterspoor.trajectories.models import Trajectory

from .records import check_known, record, short


@transaction.atomic
def register_term(
    *,
    trajectory: Trajectory,
    kind: str,
    title: str,
    by: Actor,
    now: datetime,
    said: str = "",
    start_date: date | None = None,
    end_date: date | None = None,
    at: datetime | None = None,
    amount: int | None = None,
    unit: str = "",
    anchor_text: str = "",
    owner_organisation: Organisation | None = None,
    owner_unit: Unit | None = None,
    owner_text: str = "",
    quote: SourceQuote | None = None,
    is_example: bool = False,
    investigation: Investigation | None = None,
) -> Term:
    """Register a date or term; "before 1 March" comes in as last day 29 February, "after a year" stays relative."""
    rules.check_can_register(by, trajectory.municipality_id)
    rules.check_has_text(title)
    rules.check_term_times(
        start_date=start_date, end_date=end_date, has_moment=at is not None, amount=amount, unit=unit
    )
    check_known(trajectory.municipality_id, owner_organisation, owner_unit)
    if investigation is not None and investigation.trajectory_id != trajectory.pk:
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    check_no_client_data(title, said)
    if at is not None and end_date is None:
        end_date = day_of(at)
    term = Term.objects.create(
        trajectory=trajectory, investigation=investigation, kind=kind, title=title, said=said,
        start_date=start_date, end_date=end_date, at=at,
        amount=amount, unit=unit, anchor_text=anchor_text, owner_organisation=owner_organisation,
        owner_unit=owner_unit, owner_text=owner_text, quote=quote, is_example=is_example, registered_at=now,
        registered_by_id=by.public_id,
    )  # fmt: skip
    codes = {"kind": str(kind), "until": end_date.isoformat() if end_date else ""}
    record("term.registered", term, trajectory, by, now, codes=codes, words={"title": short(title), "said": said})
    return term


@transaction.atomic
def choose_anchor(*, term: Term, anchor_date: date, by: Actor, now: datetime) -> Term:
    """Fix the day a relative term counts from; the last day follows from it. Only a person chooses that day."""
    rules.check_can_register(by, term.trajectory.municipality_id)
    rules.check_can_choose_day(amount=term.amount, anchor_date=term.anchor_date)
    assert term.amount is not None
    last = rules.counted_from(anchor_date, term.amount, term.unit)
    rules.check_term_times(
        start_date=term.start_date, end_date=last, has_moment=False, amount=term.amount, unit=term.unit
    )
    _change(term, term.version, anchor_date=anchor_date, end_date=last)
    codes = {"anchor": anchor_date.isoformat(), "until": last.isoformat()}
    record("term.anchored", term, term.trajectory, by, now, codes=codes, words={"title": short(term.title)})
    return term


@transaction.atomic
def extend_term(
    *,
    term: Term,
    new_date: date,
    decided_date: date,
    reason: str,
    by: Actor,
    now: datetime,
    decided_by: str = "",
    notice_date: date | None = None,
    notice_to: str = "",
    notice_source: str = "",
    admits_it_ended: bool = False,
    version: int | None = None,
) -> TermExtension:
    """Move the last day of a term by an act with a reason and an interim notice before it ends (rule `term-acts`).

    After it ended it is moved only by somebody who says so; a moment becomes a day.
    """
    rules.check_can_register(by, term.trajectory.municipality_id)
    last_day = rules.check_can_extend(status=term.status, last_day=term.end_date)
    former = TermExtension.objects.filter(term=term).order_by("pk").last()
    rules.check_extension(
        last_day=last_day, new_date=new_date, decided_date=decided_date, reason=reason, today=day_of(now),
        former_decided=former.decided_date if former else None,
    )  # fmt: skip
    after_the_end = rules.check_interim_notice(
        last_day=last_day, decided_date=decided_date, notice_date=notice_date, notice_to=notice_to,
        admits_it_ended=admits_it_ended, today=day_of(now),
    )  # fmt: skip
    check_no_client_data(reason, decided_by, notice_to, notice_source)
    previous_at = term.at
    _change(term, term.version if version is None else version, end_date=new_date, at=None)
    extension = TermExtension.objects.create(
        term=term, previous_date=last_day, previous_at=previous_at, new_date=new_date, decided_date=decided_date,
        decided_by=decided_by, reason=reason, notice_date=notice_date, notice_to=notice_to,
        notice_source=notice_source, after_the_end=after_the_end, registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip
    codes = {
        "from": last_day.isoformat(), "to": new_date.isoformat(), "after_the_end": after_the_end,
        "time": TermExtension.objects.filter(term=term).count(),
    }  # fmt: skip
    words = {"title": short(term.title), "note": short(reason)}
    record("term.extended", term, term.trajectory, by, now, codes=codes, words=words)
    return extension


def meet_term(*, term: Term, by: Actor, now: datetime, note: str = "", version: int | None = None) -> Term:
    """Mark a term as met."""
    return _take_step(TermStep.MEET, term, by, now, note, version)


def lapse_term(*, term: Term, note: str, by: Actor, now: datetime, version: int | None = None) -> Term:
    """Let a term lapse, with the reason; it stays visible."""
    return _take_step(TermStep.LAPSE, term, by, now, note, version)


def reopen_term(*, term: Term, note: str, by: Actor, now: datetime, version: int | None = None) -> Term:
    """Open a closed term again, with the reason."""
    return _take_step(TermStep.REOPEN, term, by, now, note, version)


@transaction.atomic
def _take_step(name: str, term: Term, by: Actor, now: datetime, note: str, version: int | None) -> Term:
    """Take one step of `rules.TERM_STEPS`."""
    relations = rules.term_relations(by, term.trajectory.municipality_id)
    step = rules.check_term_step(name, term.status, relations, note=note)
    check_no_client_data(note)
    before, is_open = term.status, step.target == TermStatus.OPEN
    _change(
        term, term.version if version is None else version, status=step.target, closing_note="" if is_open else note,
        closed_at=None if is_open else now, closed_by_id=None if is_open else by.public_id,
    )  # fmt: skip
    codes = {"step": str(name), "from": str(before), "to": str(step.target)}
    words = {"title": short(term.title), "note": note}
    record(
        f"term.{step.target if not is_open else 'reopened'}", term, term.trajectory, by, now, codes=codes, words=words
    )
    return term


def _change(term: Term, version: int, **values: object) -> None:
    """Write values unless somebody else changed the term since `version`."""
    if not Term.objects.filter(pk=term.pk, version=version).update(**values, version=F("version") + 1):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    term.refresh_from_db()
