"""Attachments of a letter or note: files in their order, while the letter is being written."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from django.db import transaction
from django.db.models import Max

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import Disclosure, LetterRefusal
from verbeterspoor.decisions.models import Attachment, Letter
from verbeterspoor.documents import rules as documents
from verbeterspoor.documents.actions import store_evidence
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor

from .attaching import GivenFile
from .letters import check_may_write
from .records import record


@transaction.atomic
def attach_to_letter(
    *,
    letter: Letter,
    file: GivenFile,
    title: str = "",
    number: str = "",
    disclosure: str = Disclosure.PUBLIC,
    by: Actor,
    now: datetime,
) -> Attachment:
    """Attach a file to a letter; without a title it carries the name of the file."""
    check_may_write(letter, by)
    title = title.strip() or PurePath(file.name).stem
    documents.check_no_client_data(title, number)
    stored = store_evidence(municipality=letter.municipality, data=file.data, name=file.name,
                            confirmed=file.confirmed, by=by, now=now)  # fmt: skip
    last = letter.attachments.aggregate(last=Max("order"))["last"] or 0
    attachment = Attachment.objects.create(letter=letter, order=last + 1, title=title[:300], number=number,
                                           disclosure=disclosure, file=stored)  # fmt: skip
    record("letter.attached", letter, by, now, {"file": stored.sha256}, {"attachment": attachment.title})
    return attachment


@transaction.atomic
def move_letter_attachment(*, attachment: Attachment, steps: int, by: Actor, now: datetime) -> None:
    """Move an attachment of a letter some places up or down; the others make room."""
    letter = _letter_of(attachment, by)
    rows = list(letter.attachments.all())
    order = rules.moved(rows, next(n for n, one in enumerate(rows) if one.pk == attachment.pk), steps)
    for place, one in enumerate(order, 1):
        one.order = place
    Attachment.objects.bulk_update(order, ["order"])


@transaction.atomic
def remove_letter_attachment(*, attachment: Attachment, by: Actor, now: datetime) -> None:
    """Take an attachment out of a letter."""
    letter = _letter_of(attachment, by)
    record("letter.detached", letter, by, now, words={"attachment": attachment.title})
    attachment.delete()


def _letter_of(attachment: Attachment, by: Actor) -> Letter:
    if attachment.letter is None:
        raise NotAllowed(LetterRefusal.NO_SUCH_SECTION.label)
    check_may_write(attachment.letter, by)
    return attachment.letter
