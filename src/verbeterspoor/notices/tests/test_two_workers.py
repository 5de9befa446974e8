"""Workers side by side, each with a connection of its own: every mail once, every notice once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests import cast
from verbeterspoor.foundation.mail_folder import FolderBackend, newest
from verbeterspoor.notices.actions import Telling, claim, send_claimed, tell_many
from verbeterspoor.notices.choices import MailState
from verbeterspoor.notices.models import Mail, Notice

from .cases import REAL, about

WORKERS, MAILS = 4, 40


@pytest.fixture
def side_by_side() -> Any:
    """Run the same work in several threads at once; a database in memory has one connection, so one thread."""
    number = 1 if connection.vendor == "sqlite" and connection.is_in_memory_db() else WORKERS

    def run(work: Any) -> list[Any]:
        def in_thread(_number: int) -> Any:
            try:
                return work()
            finally:
                connection.close()

        if number == 1:
            return [work() for _worker in range(WORKERS)]
        with ThreadPoolExecutor(number) as pool:
            return list(pool.map(in_thread, range(number)))

    return run


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_send_each_mail_once(now: datetime, tmp_path: Path, side_by_side: Any) -> None:
    town, folder = cast.town(), FolderBackend(folder=tmp_path / "mail")
    tell_many([Telling(**about(town, f"reminder:{n}")) for n in range(MAILS)], now=now)

    def work() -> list[str]:
        sent = []
        while (mail := claim(now=now, now_real=REAL)) is not None:
            send_claimed(mail=mail, connection=folder, now=now, real_now=lambda: REAL)
            sent.append(mail.key)
        return sent

    sent = Counter(key for keys in side_by_side(work) for key in keys)

    assert set(sent.values()) == {1}
    assert len(sent) == len(newest(folder.folder)) == Mail.objects.filter(state=MailState.SENT, attempts=1).count()
    assert len(sent) == MAILS


@pytest.mark.django_db(transaction=True)
def test_whoever_tells_the_same_at_the_same_time_tells_it_once(now: datetime, side_by_side: Any) -> None:
    town = cast.town()
    tellings = [Telling(**about(town, f"reminder:{n}")) for n in range(MAILS)]

    told = side_by_side(lambda: len(tell_many(tellings, now=now)))

    assert sum(told) == Notice.objects.count() == Mail.objects.count() == MAILS
