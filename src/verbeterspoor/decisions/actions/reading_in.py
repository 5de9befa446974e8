"""Read a proposal in from a document: what a person looked at and took over, and nothing else, enters the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import ConsultationKind, FieldKind, Meaning, WritingRefusal
from verbeterspoor.decisions.models import Attachment, DecisionPoint, Letter, Proposal
from verbeterspoor.documents.actions import store_evidence
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation import rich
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor

from .answering import Answer, write_answers
from .attaching import GivenFile
from .consulting import Talk, write_consultations
from .points import PointText, write_points
from .records import change, record
from .weighing import Weighed, write_considerations

Candidate = rules.Candidate


@dataclass(frozen=True)
class Taken:
    """What somebody took over, with the text as they left it."""

    answers: Sequence[Candidate] = ()
    points: Sequence[Candidate] = ()
    weighed: Sequence[Candidate] = ()
    talks: Sequence[Candidate] = ()
    attachments: Sequence[Candidate] = ()


@transaction.atomic
def bring_source(*, proposal: Proposal, file: GivenFile | StoredFile, by: Actor, now: datetime) -> StoredFile:
    """Say which document a proposal is read from: one of the trajectory, or one that is stored now."""
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    if isinstance(file, GivenFile):
        file = store_evidence(municipality=proposal.municipality, data=file.data, name=file.name,
                              confirmed=file.confirmed, by=by, now=now)  # fmt: skip
    if file.municipality_id != proposal.municipality_id:
        raise NotAllowed(WritingRefusal.NOTHING_TO_READ.label)
    change(proposal, proposal.version, source_file=file)
    record("proposal.source_brought", proposal, by, now, {"file": file.sha256}, {"name": file.name})
    return file


@transaction.atomic
def take_over(*, proposal: Proposal, version: int, taken: Taken, by: Actor, now: datetime) -> Proposal:
    """Put what was taken over on the form: answers in their fields, rows below those that were there."""
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    change(proposal, version)
    said = [_answer(one) for one in taken.answers]
    write_answers(proposal=proposal, version=proposal.version, answers=said, by=by, now=now)
    points = _take_points(proposal, taken.points, by, now) if taken.points else {}
    if taken.weighed:
        _weigh(proposal, taken.weighed, points, by, now)
    if taken.talks:
        known = [
            Talk(one.field, one.kind, one.with_whom, one.held_date, one.about, one.said, one.not_applicable,
                 one.public_id)
            for one in proposal.consultations.select_related("field") if one.field
        ]  # fmt: skip
        talks = [*known, *(_talk(one) for one in taken.talks)]
        write_consultations(proposal=proposal, version=proposal.version, talks=talks, by=by, now=now)
    _attach(proposal, taken.attachments)
    number = sum(len(rows) for rows in (taken.answers, taken.points, taken.weighed, taken.talks, taken.attachments))
    record("proposal.read_in", proposal, by, now, {"taken": number})
    return proposal


def _answer(one: Candidate) -> Answer:
    """Return the answer to a field as it was taken over."""
    if one.field.meaning in {Meaning.HANDLING, Meaning.FOLLOW_UP, Meaning.DISCLOSURE} or (
        one.field.kind == FieldKind.CHOICE
    ):
        return Answer(one.field, text=one.value)
    if one.field.kind == FieldKind.PERSON:
        return Answer(one.field, person=one.person)
    text = "" if not one.is_text else rich.from_text(one.text) if rules.is_rich(one.field) else one.text
    return Answer(one.field, text=text, yes=one.yes, day=one.day)


def _take_points(proposal: Proposal, taken: Sequence[Candidate], by: Actor, now: datetime) -> dict[str, DecisionPoint]:
    """Add points below those there are; return them by the number they have in the document."""
    known = [
        PointText(point.text, point.public_id, point.goes_to_council, point.disclosure, point.public_from)
        for point in proposal.points.all()
    ]
    points = [*known, *(PointText(one.text) for one in taken)]
    written = write_points(proposal=proposal, version=proposal.version, points=points, by=by, now=now)
    return {one.number: point for one, point in zip(taken, written[len(known) :], strict=True)}


def _weigh(
    proposal: Proposal, taken: Sequence[Candidate], points: dict[str, DecisionPoint], by: Actor, now: datetime
) -> None:
    """Add arguments, caveats and alternatives; an argument finds its point by the number in the document."""
    by_number = {str(point.number): point for point in proposal.points.all()} | points
    known = [
        Weighed(one.kind, one.text, one.point, one.public_id) for one in proposal.considerations.select_related("point")
    ]
    only = next(iter(by_number.values())) if len(by_number) == 1 else None
    added = [
        Weighed(one.kind, one.text, by_number.get(one.serves) or (only if one.kind == "argument" else None))
        for one in taken
    ]
    write_considerations(proposal=proposal, version=proposal.version, weighed=[*known, *added], by=by, now=now)


def _talk(one: Candidate) -> Talk:
    """Return a consultation as it was read."""
    read = one.consulted
    kind = read.kind if read.kind in ConsultationKind.values else ConsultationKind.DISCUSSED
    return Talk(one.field, kind, read.with_whom[:200], read.held_date, (read.about or "")[:300],
                "" if read.not_applicable else read.said, read.not_applicable)  # fmt: skip


def _attach(proposal: Proposal, taken: Sequence[Candidate]) -> None:
    """List the attachments a document names; our own letter with that number is linked, a file is added later."""
    last = proposal.attachments.count()
    letters = Letter.objects.filter(municipality_id=proposal.municipality_id, trajectory=proposal.trajectory)
    for place, one in enumerate(taken, last + 1):
        own = letters.filter(number=one.number).first() if one.number else None
        Attachment.objects.create(proposal=proposal, order=place, title=one.text[:300], number=one.number[:60],
                                  own_letter=own)  # fmt: skip


def with_text(one: Candidate, text: str) -> Candidate:
    """Return what was read with the text as a person left it."""
    return replace(one, text=text.replace("\r\n", "\n"))
