"""A candidate becomes a finding or a term, with its quote in the file."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from verbeterspoor.documents.actions import quote as point_at
from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.dates import NoSuchMoment, local_moment
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.intake import queries
from verbeterspoor.intake.choices import CandidateKind, CandidateStatus, Refusal
from verbeterspoor.intake.models import Candidate
from verbeterspoor.intake.queries import Body
from verbeterspoor.intake.rules import findings, terms
from verbeterspoor.intake.rules.findings import FindingDraft
from verbeterspoor.intake.rules.terms import TermDraft
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.actions import meet_term, register_finding, register_term
from verbeterspoor.supervision.models import Finding, Term

from .registering import register_document


def proposed_draft(candidate: Candidate) -> FindingDraft | TermDraft:
    """Return what a candidate becomes when nobody corrects it."""
    if candidate.kind == CandidateKind.FINDING:
        return findings.draft(candidate.answer)
    return terms.draft(candidate.kind, candidate.answer, candidate.quote, candidate.reading.outcome)


def finding_from(
    candidate: Candidate, draft: FindingDraft, body: Body | None, is_corrected: bool, by: Actor, now: datetime
) -> Finding:
    """Register a candidate as finding of the report that this document is, below the point it is part of."""
    reading = candidate.reading
    report = queries.report_of(reading)
    if report is None:
        raise NotAllowed(Refusal.NO_REPORT.label)
    organisation, unit = _split(body if is_corrected else _recognised(candidate, draft.addressee_text))
    return register_finding(
        report=report, kind=draft.kind, text=draft.text, number=draft.number, parent=_parent_finding(candidate),
        response=draft.response, afterword=draft.afterword, addressee_organisation=organisation,
        addressee_unit=unit, addressee_text=draft.addressee_text, quote=_quote(candidate), by=by, now=now,
    )  # fmt: skip


def _parent_finding(candidate: Candidate) -> Finding | None:
    """Return the finding of which this is a part; its own turn comes first, so that the tree keeps its shape."""
    if candidate.parent_id is None:
        return None
    parent = Candidate.objects.get(pk=candidate.parent_id)
    if parent.status == CandidateStatus.REJECTED:
        return None
    if parent.registered_id is None:
        raise NotAllowed(Refusal.PARENT_FIRST.label)
    return Finding.objects.get(public_id=parent.registered_id)


def term_from(
    candidate: Candidate, draft: TermDraft, body: Body | None, is_corrected: bool, by: Actor, now: datetime
) -> tuple[Term, bool]:
    """Register a date or commitment as term; False beside it when the same term was registered already."""
    reading = candidate.reading
    if reading.trajectory is None:
        raise NotAllowed(Refusal.NO_TRAJECTORY.label)
    if not draft.has_time:
        raise NotAllowed(Refusal.NO_TIME.label)
    if known := _same_term(candidate, draft):
        return known, False
    _make_paper(candidate, by, now)
    organisation, unit = _split(body if is_corrected else _recognised(candidate, draft.owner_text))
    term = register_term(
        trajectory=reading.trajectory, kind=draft.kind, title=draft.title, said=draft.said[:200],
        start_date=draft.start_date, end_date=draft.end_date, at=moment_of(draft), amount=draft.amount,
        unit=draft.unit, anchor_text=draft.anchor_text[:200], owner_organisation=organisation, owner_unit=unit,
        owner_text=draft.owner_text[:200], quote=_quote(candidate), by=by, now=now,
    )  # fmt: skip
    if terms.is_past_event(draft.kind, draft.end_date, day_of(now)):
        term = meet_term(term=term, by=by, now=now, note=_("This was already past when the document was read in."))
    return term, True


def _same_term(candidate: Candidate, draft: TermDraft) -> Term | None:
    """Return the term that this sentence, or another one with the same words and time, was registered as."""
    registered = [one.registered_id for one in overlapping(candidate) if one.registered_id]
    own = Term.objects.filter(trajectory=candidate.reading.trajectory, amount=draft.amount, unit=draft.unit)
    if not draft.amount:
        own = own.filter(start_date=draft.start_date, end_date=draft.end_date)
    return own.filter(Q(public_id__in=registered) | Q(title=draft.title)).order_by("pk").first()


def overlapping(candidate: Candidate) -> list[Candidate]:
    """Return the other dates and promises that stand in the same words."""
    if candidate.start is None:
        return []
    others = Candidate.objects.filter(
        reading_id=candidate.reading_id, page=candidate.page, start__lt=candidate.end, end__gt=candidate.start,
        kind__in=[CandidateKind.DATE, CandidateKind.COMMITMENT],
    )  # fmt: skip
    return list(others.exclude(pk=candidate.pk).order_by("position", "pk"))


def twins_of(candidate: Candidate) -> list[Candidate]:
    """Return the dates and promises in the same words that say the same time: together they are one term."""
    own = proposed_draft(candidate)
    found = []
    for other in overlapping(candidate):
        other.reading = candidate.reading
        its = proposed_draft(other)
        if isinstance(own, TermDraft) and isinstance(its, TermDraft) and own.same_time(its):
            found.append(other)
    return found


def _make_paper(candidate: Candidate, by: Actor, now: datetime) -> None:
    """Make the document a paper of the trajectory at the first fact that is taken over from it."""
    reading = candidate.reading
    if queries.paper_of(reading) is None:
        outcome = reading.outcome
        title = outcome.get("subject") or reading.name
        register_document(reading=reading, title=title[:300], kind=outcome.get("kind") or "", by=by, now=now)


def _quote(candidate: Candidate) -> SourceQuote:
    """Point at the words in the file from which the fact was taken."""
    return point_at(
        file=candidate.reading.stored, page=candidate.page, text=candidate.quote, start=candidate.start,
        end=candidate.end,
    )  # fmt: skip


def _recognised(candidate: Candidate, text: str) -> Body | None:
    return queries.recognised(text, queries.names_in(candidate.reading))


def _split(body: Body | None) -> tuple[Organisation | None, Unit | None]:
    return (body, None) if isinstance(body, Organisation) else (None, body)


def moment_of(draft: TermDraft) -> datetime | None:
    """Return the moment in Dutch local time; a time that the clock skips is left out."""
    day = draft.end_date or draft.start_date
    if draft.time is None or day is None:
        return None
    try:
        return local_moment(day, draft.time)
    except NoSuchMoment:
        return None
