"""Each mail is sent once, whoever dies and whenever; what cannot be sent is tried again and then told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail as outbox_of
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django_tasks_db.models import DBTaskResult

from tests.cast import Town
from verbeterspoor.foundation import mail_folder
from verbeterspoor.foundation.mail_folder import FolderBackend
from verbeterspoor.notices import rules, tasks
from verbeterspoor.notices.actions import ServerAway, claim, compose, give_up_lost, send_claimed, tell
from verbeterspoor.notices.choices import MailError, MailState
from verbeterspoor.notices.models import Mail

from .cases import LATER, REAL, about


@pytest.fixture
def folder(tmp_path: Path) -> FolderBackend:
    return FolderBackend(folder=tmp_path / "mail")


@pytest.fixture(autouse=True)
def _server_is_up(db: None) -> None:
    cache.delete(tasks.RESTING)


def taken(now: datetime, now_real: datetime = REAL) -> Mail:
    mail = claim(now=now, now_real=now_real)
    assert mail is not None
    return mail


def send(mail: Mail, folder: BaseEmailBackend, now: datetime) -> bool:
    return send_claimed(mail=mail, connection=folder, now=now, real_now=lambda: REAL)


def test_a_mail_is_sent_and_marked(town: Town, now: datetime, folder: FolderBackend) -> None:
    tell(**about(town), now=now)

    assert send(taken(now), folder, now)

    mail = Mail.objects.get()
    assert (mail.state, mail.sent_at, mail.lease_until) == (MailState.SENT, now, None)
    assert len(mail_folder.newest(folder.folder)) == 1
    assert claim(now=now, now_real=LATER) is None


def test_two_workers_cannot_hold_the_same_mail(town: Town, now: datetime) -> None:
    tell(**about(town), now=now)

    assert claim(now=now, now_real=REAL) is not None
    assert claim(now=now, now_real=REAL) is None


def test_killed_before_handing_over_the_mail_goes_out_later(town: Town, now: datetime, folder: FolderBackend) -> None:
    tell(**about(town), now=now)
    taken(now)  # killed

    assert claim(now=now, now_real=REAL + timedelta(minutes=1)) is None
    assert send(taken(now, LATER), folder, now)
    assert len(mail_folder.newest(folder.folder)) == 1


def test_killed_between_handing_over_and_marking_it_arrives_once(
    town: Town, now: datetime, folder: FolderBackend
) -> None:
    tell(**about(town), now=now)
    folder.send_messages([compose(taken(now))])  # killed before the mark

    assert send(taken(now, LATER), folder, now)

    assert len(mail_folder.newest(folder.folder)) == 1
    assert Mail.objects.get().state == MailState.SENT


def test_a_worker_that_slept_past_its_lease_writes_nothing(town: Town, now: datetime, folder: FolderBackend) -> None:
    tell(**about(town), now=now)
    slow, quick = taken(now), taken(now, LATER)
    assert send(quick, folder, now)

    assert not send(slow, folder, now + timedelta(hours=1))

    assert Mail.objects.get().sent_at == now
    assert len(mail_folder.newest(folder.folder)) == 1


def test_a_mail_for_later_waits_for_its_moment(town: Town, now: datetime) -> None:
    tell(**about(town, due_at=now + timedelta(days=1)), now=now)

    assert claim(now=now, now_real=REAL) is None
    assert claim(now=now + timedelta(days=1), now_real=REAL) is not None


class Away(BaseEmailBackend):
    """A mail server that breaks the connection."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise ConnectionResetError("gone")


def test_a_mail_is_tried_again_later_and_fails_after_the_last_attempt(town: Town, now: datetime) -> None:
    tell(**about(town), now=now)
    moment, waits = REAL, []
    for _attempt in range(rules.MAX_ATTEMPTS):
        mail = taken(now, moment)
        with pytest.raises(ServerAway):
            send_claimed(mail=mail, connection=Away(), now=now, real_now=lambda: moment)  # noqa: B023
        mail.refresh_from_db()
        waits.append((mail.try_at or moment) - moment)
        moment = mail.try_at or moment

    assert (mail.state, mail.error) == (MailState.FAILED, MailError.UNREACHABLE)
    assert waits[:-1] == list(rules.WAITS)
    assert claim(now=now, now_real=moment + timedelta(days=9)) is None


def test_a_mail_at_which_workers_die_each_time_is_given_up(town: Town, now: datetime) -> None:
    tell(**about(town), now=now)
    for attempt in range(rules.MAX_ATTEMPTS):
        taken(now, REAL + attempt * timedelta(hours=1))
    long_after = REAL + timedelta(days=1)

    assert claim(now=now, now_real=long_after) is None
    assert give_up_lost(now=now, now_real=long_after) == 1
    assert Mail.objects.get().error == MailError.BROKEN_OFF


def test_the_sweep_nudges_and_the_task_sends_all_that_waits(town: Town, now: datetime) -> None:
    for number in range(3):
        tell(**about(town, f"reminder:{number}"), now=now)
    tasks.sweep()

    assert DBTaskResult.objects.ready().count() == 1
    assert tasks.send_waiting.call() == 3
    assert len({message.extra_headers["Message-ID"] for message in outbox_of.outbox}) == 3
    assert not tasks.is_anything_due()


def test_while_the_server_is_away_no_attempt_is_spent(town: Town, now: datetime, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    tell(**about(town), now=now)

    assert tasks.send_waiting.call() == 0

    assert (Mail.objects.get().state, Mail.objects.get().attempts) == (MailState.QUEUED, 0)
    DBTaskResult.objects.all().delete()
    tasks.sweep()
    assert DBTaskResult.objects.count() == 0


def test_the_mail_speaks_the_language_of_its_reader(town: Town, now: datetime) -> None:
    tell(**about(town), now=now)
    english = town.user("inspector")
    english.language = "en"
    english.save(update_fields=["language"])
    tell(**about(town, "reminder:2", recipient_id=english.pk), now=now)

    dutch, other = (compose(mail) for mail in Mail.objects.order_by("pk"))

    assert dutch.body.startswith("Beste partner,")
    assert other.body.startswith("Dear inspector,")
    assert "http://localhost:8000/mijn/" in dutch.body
    assert dutch.alternatives[0][1] == "text/html"


def test_the_message_is_the_same_at_every_attempt(town: Town, now: datetime) -> None:
    tell(**about(town), now=now)
    first, second = compose(taken(now)), compose(taken(now, LATER))

    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert (first.subject, first.body, first.alternatives) == (second.subject, second.body, second.alternatives)


def test_a_name_cannot_break_a_header(town: Town, now: datetime) -> None:
    tell(**about(town, recipient_id=None, address="a@b.example", name='Jan"\r\nBcc: x@y.example'), now=now)

    assert compose(Mail.objects.get()).to == ['"JanBcc: x@y.example" <a@b.example>']
