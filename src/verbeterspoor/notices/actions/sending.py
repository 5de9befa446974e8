"""Send what waits, each mail once, also when a worker is killed at the worst moment (docs/adr/0013).

1. A claim is a conditional update: who changes the row from waiting, or from a lease that ended, holds the mail. Two
   workers cannot both hold it. The claim has a number, `attempts`.
2. The message is written from the row: the same text, and always the same Message-ID, which comes from the key.
3. It is handed over: to the folder, or to the mail server.
4. A second conditional update, on the number of the claim, marks it as sent.

A worker that dies before 3 sent nothing: the lease ends, and another one sends it. A worker that dies after 3 and
before 4 leaves a mail that was handed over and does not look so; it is handed over again when the lease ends. The
folder then finds the file of that Message-ID and writes nothing: exactly once. SMTP has no such question: between the
server's "250" and our mark lies a moment in which nobody can know (two generals). There we choose never to lose a
reminder: the mail goes out again under the same Message-ID, by which receiving systems recognise and drop the second.
It takes a kill within that moment, so it is at most the one mail a worker had in its hands.

A worker that only slept past its lease writes nothing more: its number is too old. The lease is far longer than
`EMAIL_TIMEOUT` allows a hand-over to take, so a sleeper has lost its connection before somebody else takes over.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F

from verbeterspoor.notices import rules
from verbeterspoor.notices.choices import MailError, MailState
from verbeterspoor.notices.models import Mail

from .composing import compose

log = logging.getLogger(__name__)


class ServerAway(OSError):
    """The mail server cannot be reached: no use in trying the next mail now."""


def claim(*, now: datetime, now_real: datetime, lease: timedelta = rules.LEASE) -> Mail | None:
    """Take the mail that waits longest, or return None when there is nothing to do."""
    due = Mail.objects.due(now=now, now_real=now_real).filter(attempts__lt=rules.MAX_ATTEMPTS)
    for pk, attempts in due.values_list("pk", "attempts")[:10]:
        mine = Mail.objects.due(now=now, now_real=now_real).filter(pk=pk, attempts=attempts)
        if mine.update(state=MailState.SENDING, lease_until=now_real + lease, attempts=F("attempts") + 1):
            return Mail.objects.get(pk=pk)
    return None


def send_claimed(*, mail: Mail, connection: BaseEmailBackend, now: datetime, real_now: Callable[[], datetime]) -> bool:
    """Hand over a claimed mail and mark it; False when it was not sent, or when somebody else took it over.

    Raises ServerAway, after noting it, when the fault is not in this mail.
    """
    message = compose(mail)
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        return _refused(mail, max(code for code, _words in error.recipients.values()), real_now())
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        return _refused(mail, error.smtp_code, real_now())
    except OSError as error:  # also every other error of SMTP: it is about the server, not about this mail
        _try_later(mail, MailError.UNREACHABLE, real_now())
        raise ServerAway(str(error)) from error
    return _mark(mail, state=MailState.SENT, sent_at=now, error="")


def _refused(mail: Mail, code: int, now_real: datetime) -> bool:
    """Try again later when the server says "not now" (4xx); "never" (5xx) fails the mail at once."""
    log.warning("mail %s not taken by the server: %s", mail.public_id, code)
    if code < 500:
        _try_later(mail, MailError.UNREACHABLE, now_real)
    else:
        _mark(mail, state=MailState.FAILED, error=MailError.REFUSED)
    return False


def _try_later(mail: Mail, error: MailError, now_real: datetime) -> None:
    """Put a mail back in the queue for later, or give up after the last attempt."""
    wait = rules.wait_after(mail.attempts)
    if wait is None:
        _mark(mail, state=MailState.FAILED, error=error)
    else:
        _mark(mail, state=MailState.QUEUED, error=error, try_at=now_real + wait)


def _mark(mail: Mail, **values: Any) -> bool:
    """Write how far a mail is, as long as this claim holds it."""
    held = Mail.objects.filter(pk=mail.pk, state=MailState.SENDING, attempts=mail.attempts)
    return bool(held.update(lease_until=None, **values))


def give_up_lost(*, now: datetime, now_real: datetime) -> int:
    """Fail the mails at which workers broke off too often, so that an administrator sees them."""
    lost = Mail.objects.due(now=now, now_real=now_real).filter(attempts__gte=rules.MAX_ATTEMPTS)
    return lost.update(state=MailState.FAILED, error=MailError.BROKEN_OFF, lease_until=None)
