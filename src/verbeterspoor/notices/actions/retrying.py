"""Try a mail again that could not be sent: an administrator decides, after mending the address or the server."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.actions import record_event
from verbeterspoor.notices import queries
from verbeterspoor.notices.choices import MailState
from verbeterspoor.notices.models import Mail
from verbeterspoor.organisations.rules import Actor, check_can_manage_people


@transaction.atomic
def try_again(*, mail: Mail, by: Actor, now: datetime) -> Mail:
    """Put a failed mail back in the queue, with its attempts counted anew; to the address the account has now."""
    check_can_manage_people(by, by.municipality_id)
    if not queries.mails_of(by).filter(pk=mail.pk).exists():
        raise NotAllowed(_("This mail does not belong to your municipality."))
    address = mail.recipient.email if mail.recipient else mail.address
    failed = Mail.objects.filter(pk=mail.pk, state=MailState.FAILED)
    if not failed.update(state=MailState.QUEUED, attempts=0, try_at=None, error="", address=address):
        raise NotAllowed(_("This mail waits or was sent already."))
    record_event(
        chain=by.municipality_uuid, type="notices.mail.tried_again", subject_kind="mail", subject_id=mail.public_id,
        by=by.public_id, at=now, codes={"error": mail.error}, words={"by": by.name},
    )  # fmt: skip
    return mail
