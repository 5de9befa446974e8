"""Sending to a real SMTP server on this machine: accepted, refused, not now, and killed after "250"."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.cache import cache
from django.core.mail import get_connection

from tests.cast import Town
from verbeterspoor.notices import tasks
from verbeterspoor.notices.actions import claim, compose, send_claimed, tell
from verbeterspoor.notices.choices import MailError, MailState
from verbeterspoor.notices.models import Mail

from .cases import LATER, REAL, about


class Sink:
    """Takes every mail, except for addresses that it was told to refuse."""

    def __init__(self) -> None:
        self.received: list[Any] = []
        self.answers: dict[str, str] = {}

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def sink(db: None, settings: Any) -> Iterator[Sink]:
    cache.delete(tasks.RESTING)
    handler = Sink()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield handler
    controller.stop()


def test_a_mail_arrives_with_text_and_html(town: Town, now: datetime, sink: Sink) -> None:
    tell(**about(town), now=now)

    assert tasks.send_waiting.call() == 1

    (message,) = sink.received
    assert message["Message-ID"] == Mail.objects.get().message_id
    assert message["To"].addresses[0].addr_spec == town.user("partner").email
    assert "Warme overdracht" in message.get_body(("plain",)).get_content()
    assert "<strong>Melden</strong>" in message.get_body(("html",)).get_content()


def test_an_address_that_is_refused_fails_at_once_and_the_others_go_out(town: Town, now: datetime, sink: Sink) -> None:
    sink.answers["weg@partner.example"] = "550 no such user"
    tell(**about(town, recipient_id=None, address="weg@partner.example"), now=now)
    tell(**about(town, "reminder:2"), now=now)

    assert tasks.send_waiting.call() == 1

    refused = Mail.objects.get(address="weg@partner.example")
    assert (refused.state, refused.error) == (MailState.FAILED, MailError.REFUSED)
    assert len(sink.received) == 1


def test_not_now_is_tried_again(town: Town, now: datetime, sink: Sink) -> None:
    sink.answers["vol@partner.example"] = "452 mailbox full"
    tell(**about(town, recipient_id=None, address="vol@partner.example"), now=now)

    tasks.send_waiting.call()

    mail = Mail.objects.get()
    assert (mail.state, mail.attempts) == (MailState.QUEUED, 1)
    assert mail.try_at is not None


def test_killed_after_the_server_took_it_the_second_one_can_be_recognised(
    town: Town, now: datetime, sink: Sink
) -> None:
    tell(**about(town), now=now)
    first = claim(now=now, now_real=REAL)
    assert first is not None
    with get_connection() as connection:
        connection.send_messages([compose(first)])  # killed here: the server said 250, the row does not know

        second = claim(now=now, now_real=LATER)
        assert second is not None
        assert send_claimed(mail=second, connection=connection, now=now, real_now=lambda: LATER)

    assert {message["Message-ID"] for message in sink.received} == {second.message_id}
