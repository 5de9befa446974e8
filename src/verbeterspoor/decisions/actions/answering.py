"""Write the answers of a form: what the product acts on goes into columns of the proposal, the rest beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import Disclosure, FieldKind, Meaning, WritingRefusal
from verbeterspoor.decisions.models import Proposal, ProposalValue, TemplateField
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation import rich
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.models import Unit
from verbeterspoor.organisations.rules import Actor

from .records import change, record


@dataclass(frozen=True)
class Answer:
    """The answer to one field; `reason` says why a latest handling date is what it is."""

    field: TemplateField
    text: str = ""
    yes: bool | None = None
    day: date | None = None
    person: User | None = None
    unit: Unit | None = None
    reason: str = ""


@transaction.atomic
def write_answers(*, proposal: Proposal, version: int, answers: Sequence[Answer], by: Actor, now: datetime) -> Proposal:
    """Keep the answers of one page of writing; a draft may have gaps."""
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    if any(answer.field.version_id != proposal.template_version_id for answer in answers):
        raise NotAllowed(WritingRefusal.NO_FORM_ANSWER.label)
    answers = [replace(one, text=rich.clean(one.text)) if rules.is_rich(one.field) else one for one in answers]
    documents.check_no_client_data(*(part for one in answers for part in (rich.text_of(one.text), one.reason)))
    columns: dict[str, Any] = {}
    for answer in answers:
        columns |= columns_of(answer)
    if "disclosure" in columns:
        rules.check_public_later(columns["disclosure"], columns["public_from"])
    change(proposal, version, **columns)
    beside = [answer for answer in answers if not answer.field.meaning or answer.field.kind == FieldKind.YES_DATE]
    ProposalValue.objects.filter(proposal=proposal, field__in=[answer.field for answer in beside]).delete()
    ProposalValue.objects.bulk_create(
        ProposalValue(proposal=proposal, field=answer.field, text=answer.text, yes=answer.yes, day=answer.day,
                      person=answer.person, unit=answer.unit)
        for answer in beside
        if answer.text or answer.yes is not None or answer.day or answer.person or answer.unit
    )  # fmt: skip
    record("proposal.written", proposal, by, now, {"fields": [answer.field.key for answer in answers]})
    return proposal


def columns_of(answer: Answer) -> dict[str, Any]:
    """Return which columns of the proposal an answer fills; none when the product has no meaning for its field."""
    later = answer.text == Disclosure.LATER
    columns: dict[str, dict[str, Any]] = {
        Meaning.SUBJECT: {"subject": answer.text},
        Meaning.HANDLING: {"handling": answer.text},
        Meaning.LATEST_DATE: {
            "latest_date": answer.day if answer.yes else None,
            "latest_reason": answer.reason if answer.yes else "",
        },
        Meaning.PORTFOLIO_HOLDER: {"portfolio_holder": answer.person},
        Meaning.DISCLOSURE: {"disclosure": answer.text, "public_from": answer.day if later else None},
        Meaning.FOLLOW_UP: {"follow_up": answer.text},
        Meaning.PUBLIC_EXPLANATION: {"public_explanation": answer.text},
    }
    return columns.get(answer.field.meaning, {})
