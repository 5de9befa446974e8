"""Choose how one is told, also from a mail without signing in; and read what one was told.

Reading leaves no event: that a message was opened is nobody's business but the reader's.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db import transaction

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import slots
from verbeterspoor.foundation.slots import NoticeKind
from verbeterspoor.history.actions import INSTALLATION, record_event
from verbeterspoor.notices.choices import Channel, Rhythm
from verbeterspoor.notices.models import DigestChoice, Mail, Notice, Preference

DIGEST = "digest"
"""What a digest mail is unsubscribed from: not a kind, but the digest itself."""
_signer = Signer(salt="verbeterspoor.notices.unsubscribe")


@transaction.atomic
def choose_channels(
    *, user: User, channels: Mapping[str, str], rhythm: str, weekday: int, hour: int, now: datetime
) -> None:
    """Keep how a person wants to be told of each kind, and when the digest comes."""
    for kind, channel in channels.items():
        Preference.objects.update_or_create(user=user, kind=kind, defaults={"channel": channel})
    values = {"rhythm": rhythm, "weekday": weekday, "hour": hour}
    DigestChoice.objects.update_or_create(user=user, defaults=values)
    _record("notices.preferences.chosen", user, now, {"channels": dict(channels), **values})


@dataclass(frozen=True)
class Ticket:
    """What the signed link in a mail stands for: one person, or one address, and one kind."""

    kind: NoticeKind | None
    user: User | None
    address: str

    @property
    def is_digest(self) -> bool:
        """Whether it is about the digest mail as a whole."""
        return self.kind is None


def ticket_for(mail: Mail, kind: str) -> str:
    """Return the sign in an unsubscribe link: no date in it, so that the mail is the same at every attempt."""
    whom = str(mail.recipient.public_id) if mail.recipient else mail.address
    return _signer.sign_object([whom, bool(mail.recipient), DIGEST if mail.is_digest else kind])


def read_ticket(sign: str) -> Ticket | None:
    """Return what a link stands for, or None when it is none of ours, or the account or the kind is gone."""
    try:
        whom, has_account, code = _signer.unsign_object(sign)
    except (BadSignature, ValueError):
        return None
    kind = next((one for one in slots.notice_kinds() if one.code == code and one.may_be_off), None)
    user = User.objects.filter(public_id=uuid.UUID(whom)).first() if has_account else None
    if (kind is None and code != DIGEST) or (has_account and user is None):
        return None
    return Ticket(kind, user, "" if has_account else whom)


@transaction.atomic
def unsubscribe(*, ticket: Ticket, now: datetime) -> None:
    """Mail no more of this kind; who has an account still finds it among their messages."""
    _choose(ticket, Rhythm.NEVER, Channel.INBOX if ticket.user else Channel.OFF)
    _record("notices.mail.unsubscribed", ticket.user, now, _about(ticket))


@transaction.atomic
def subscribe_again(*, ticket: Ticket, now: datetime) -> None:
    """Take an unsubscription back: what is usual for the kind holds again."""
    _choose(ticket, Rhythm.DAILY, None)
    _record("notices.mail.subscribed", ticket.user, now, _about(ticket))


def _choose(ticket: Ticket, rhythm: str, channel: str | None) -> None:
    """Write down what a link chose."""
    whom = {"user": ticket.user} if ticket.user else {"address": ticket.address}
    if ticket.kind is None:
        DigestChoice.objects.update_or_create(user=ticket.user, defaults={"rhythm": rhythm})
    elif channel is None:
        Preference.objects.filter(**whom, kind=ticket.kind.code).delete()
    else:
        Preference.objects.update_or_create(**whom, kind=ticket.kind.code, defaults={"channel": channel})


def _about(ticket: Ticket) -> dict[str, str]:
    return {"kind": ticket.kind.code if ticket.kind else DIGEST}


def read_notice(*, notice: Notice, now: datetime) -> Notice:
    """Remember when somebody read a notice first."""
    Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=now)
    return notice


def read_all(*, user: User, now: datetime) -> int:
    """Mark everything in somebody's inbox as read; return how many were not."""
    return Notice.objects.in_inbox_of(user.pk, now=now).filter(read_at__isnull=True).update(read_at=now)


def _record(type: str, user: User | None, now: datetime, codes: Mapping[str, object]) -> None:
    """Write down one choice; of an address without account only that somebody chose."""
    record_event(
        chain=INSTALLATION, type=type, subject_kind="account", subject_id=user.public_id if user else INSTALLATION,
        by=user.public_id if user else None, at=now, codes=codes, words={"by": user.name} if user else {},
    )  # fmt: skip
