"""Background entry points: a task is only a nudge, what must happen is a row of `Mail`."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django_tasks import task

from verbeterspoor.foundation import clock

from . import actions
from .models import Mail

log = logging.getLogger(__name__)
SECONDS = 3.0
"""So long a task goes on before it lets other work have its turn."""
RESTING, REST_SECONDS = "mail_server_rests", 30
"""While the mail server is away, nobody waits for it: one attempt each half minute."""


def lease() -> timedelta:
    """Return how long a worker holds a mail."""
    return timedelta(seconds=settings.MAIL_LEASE_SECONDS)


@task()
def send_waiting() -> int:
    """Send mails that are due for a few seconds, and nudge again when more are; return how many were sent."""
    if cache.get(RESTING) or not is_anything_due():
        return 0
    connection = get_connection()
    try:
        sent = send_for(SECONDS, connection)
    except OSError as error:
        log.warning("the mail server cannot be reached: %s", error)
        cache.set(RESTING, True, timeout=REST_SECONDS)
        return 0
    finally:
        connection.close()
    if is_anything_due():
        send_waiting.enqueue()
    return sent


def send_for(seconds: float, connection: BaseEmailBackend) -> int:
    """Send mails over one connection until the time is over or nothing is due; return how many were sent."""
    ends, sent = time.monotonic() + seconds, 0
    connection.open()
    while time.monotonic() < ends:
        done = send_one(connection)
        if done is None:
            break
        sent += done
    return sent


def send_one(connection: BaseEmailBackend) -> bool | None:
    """Send one mail that is due and say whether that went well; None when nothing is due."""
    mail = actions.claim(now=clock.now(), now_real=clock.real_now(), lease=lease())
    if mail is None:
        return None
    return actions.send_claimed(mail=mail, connection=connection, now=clock.now(), real_now=clock.real_now)


def is_anything_due() -> bool:
    """Say whether a mail waits for a worker."""
    return Mail.objects.due(now=clock.now(), now_real=clock.real_now()).exists()


def sweep() -> None:
    """Bundle the digests whose moment has come, find mails that are due, also those a killed worker left, and nudge."""
    actions.bundle_digests(now=clock.now())
    actions.give_up_lost(now=clock.now(), now_real=clock.real_now())
    if is_anything_due() and not cache.get(RESTING):
        send_waiting.enqueue()
