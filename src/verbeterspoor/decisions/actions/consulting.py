"""Note with whom a proposal was discussed: that, when, on what, and what they said (rule `route`)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import ConsultationKind, WritingRefusal
from verbeterspoor.decisions.models import Consultation, Proposal, TemplateField
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor

from .answering import Answer, write_answers
from .records import change, record


@dataclass(frozen=True)
class Talk:
    """With whom something was discussed under one heading of the form, or that this does not apply."""

    field: TemplateField
    kind: str = ConsultationKind.DISCUSSED
    with_whom: str = ""
    held_date: date | None = None
    about: str = ""
    said: str = ""
    not_applicable: bool = False
    public_id: uuid.UUID | None = None


@transaction.atomic
def write_consultations(
    *, proposal: Proposal, version: int, talks: Sequence[Talk], by: Actor, now: datetime
) -> list[Consultation]:
    """Keep with whom a proposal was discussed; a consultation is no approval and changes no status."""
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    if any(talk.field.version_id != proposal.template_version_id for talk in talks):
        raise NotAllowed(WritingRefusal.NO_FORM_ANSWER.label)
    documents.check_no_client_data(*(part for talk in talks for part in (talk.with_whom, talk.about, talk.said)))
    change(proposal, version)
    known = set(proposal.consultations.values_list("public_id", flat=True))
    proposal.consultations.all().delete()
    written = Consultation.objects.bulk_create(
        Consultation(
            proposal=proposal, field=talk.field, kind=talk.kind, with_whom=talk.with_whom, held_date=talk.held_date,
            about=talk.about, said=talk.said, not_applicable=talk.not_applicable,
            public_id=talk.public_id if talk.public_id in known else uuid.uuid4(),
        )
        for talk in talks
    )  # fmt: skip
    record("proposal.consulted", proposal, by, now, {"rows": len(written)})
    return written


@transaction.atomic
def write_process(
    *, proposal: Proposal, version: int, answers: Sequence[Answer], talks: Sequence[Talk], by: Actor, now: datetime
) -> Proposal:
    """Keep the page of process information: its answers and its consultations, both or neither."""
    if answers:
        write_answers(proposal=proposal, version=version, answers=answers, by=by, now=now)
        version = proposal.version
    write_consultations(proposal=proposal, version=version, talks=talks, by=by, now=now)
    return proposal
