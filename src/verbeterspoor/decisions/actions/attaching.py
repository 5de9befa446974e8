"""Attachments of a proposal: a file that passed the check for client data, or a letter of our own, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.db import transaction
from django.db.models import Max

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import Disclosure, WritingRefusal
from verbeterspoor.decisions.models import Attachment, Letter, Proposal
from verbeterspoor.documents import rules as documents
from verbeterspoor.documents.actions import store_evidence
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor

from .records import record


@dataclass(frozen=True)
class GivenFile:
    """A file somebody attaches; `confirmed` says that they looked, and that it holds no client data."""

    data: bytes
    name: str
    confirmed: bool = False


@transaction.atomic
def attach_file(
    *,
    proposal: Proposal,
    file: GivenFile,
    title: str = "",
    number: str = "",
    disclosure: str = Disclosure.PUBLIC,
    by: Actor,
    now: datetime,
) -> Attachment:
    """Attach a file to a proposal; without a title it carries the name of the file."""
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    title = title.strip() or PurePath(file.name).stem
    documents.check_no_client_data(title, number)
    stored = store_evidence(municipality=proposal.municipality, data=file.data, name=file.name,
                            confirmed=file.confirmed, by=by, now=now)  # fmt: skip
    attachment = Attachment.objects.create(proposal=proposal, order=_last(proposal) + 1, title=title[:300],
                                           number=number, disclosure=disclosure, file=stored)  # fmt: skip
    record("attachment.added", attachment, by, now, {"file": stored.sha256, "pages": stored.pages})
    return attachment


@transaction.atomic
def attach_letter(*, proposal: Proposal, letter: Letter, by: Actor, now: datetime) -> Attachment:
    """Attach a letter of our own: its number is that of the letter, also when that is given later."""
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    if letter.trajectory_id != proposal.trajectory_id:
        raise NotAllowed(WritingRefusal.OTHER_LETTER.label)
    if known := proposal.attachments.filter(own_letter=letter).first():
        return known
    attachment = Attachment.objects.create(proposal=proposal, order=_last(proposal) + 1, title=letter.subject,
                                           own_letter=letter, disclosure=letter.disclosure)  # fmt: skip
    record("attachment.added", attachment, by, now, {"letter": str(letter.public_id)})
    return attachment


@transaction.atomic
def change_attachment(
    *, attachment: Attachment, title: str, number: str, disclosure: str, by: Actor, now: datetime
) -> Attachment:
    """Change what an attachment is called, its number and how open it is."""
    proposal = proposal_of(attachment)
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    documents.check_no_client_data(title, number)
    attachment.title, attachment.number, attachment.disclosure = title, number, disclosure
    attachment.save(update_fields=["title", "number", "disclosure"])
    record("attachment.changed", attachment, by, now, {"disclosure": disclosure})
    return attachment


@transaction.atomic
def move_attachment(*, attachment: Attachment, steps: int, by: Actor, now: datetime) -> list[Attachment]:
    """Move an attachment some places up or down; the others make room."""
    proposal = proposal_of(attachment)
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    rows = list(proposal.attachments.select_for_update())
    order = rules.moved(rows, next(n for n, one in enumerate(rows) if one.pk == attachment.pk), steps)
    for place, one in enumerate(order, 1):
        one.order = place
    Attachment.objects.bulk_update(order, ["order"])
    record("attachment.moved", attachment, by, now, {"place": order.index(attachment) + 1})
    return order


@transaction.atomic
def remove_attachment(*, attachment: Attachment, by: Actor, now: datetime) -> None:
    """Take an attachment out of a proposal; a letter of our own stays where it is."""
    proposal = proposal_of(attachment)
    rules.check_can_write_in(rules.relations(by, proposal), proposal.status)
    record("attachment.removed", attachment, by, now)
    attachment.delete()


def proposal_of(attachment: Attachment) -> Proposal:
    """Return the proposal an attachment belongs to; one of a letter is not changed here."""
    if attachment.proposal is None:
        raise NotAllowed(WritingRefusal.OTHER_LETTER.label)
    return attachment.proposal


def _last(proposal: Proposal) -> int:
    return int(proposal.attachments.aggregate(last=Max("order"))["last"] or 0)
