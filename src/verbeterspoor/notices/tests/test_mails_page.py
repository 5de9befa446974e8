"""The administrator sees which mail did not leave, and not what it says; a demo shows the mail that would have left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.mail_folder import FolderBackend, newest
from verbeterspoor.history.models import Event
from verbeterspoor.notices import queries
from verbeterspoor.notices.actions import compose, tell, try_again
from verbeterspoor.notices.choices import MailError, MailState
from verbeterspoor.notices.models import Mail

from .cases import about

SignedIn = Callable[[User], Client]


@pytest.fixture
def failed(town: Town, now: datetime) -> Mail:
    tell(**about(town, subject="Vertrouwelijk"), now=now)
    Mail.objects.update(state=MailState.FAILED, error=MailError.REFUSED, attempts=1)
    return Mail.objects.get()


def address(town: Town, name: str, **more: Any) -> str:
    return reverse(name, kwargs={"gemeente": town.municipality.slug, **more})


def test_a_failed_mail_is_told_with_its_reason_and_without_its_content(
    town: Town, failed: Mail, signed_in: SignedIn
) -> None:
    browser = signed_in(town.user("administrator"))

    text = browser.get(address(town, "notices:mails")).content.decode()

    assert "De mailserver weigert dit adres" in text
    assert "Vertrouwelijk" not in text
    assert "1 mail is niet verstuurd" in browser.get(address(town, "organisations:admin")).content.decode()


def test_a_failed_mail_is_tried_again_at_the_present_address(town: Town, failed: Mail, signed_in: SignedIn) -> None:
    User.objects.filter(pk=town.user("partner").pk).update(email="nieuw@partner.example")
    browser = signed_in(town.user("administrator"))
    again = address(town, "notices:try_again", public_id=failed.public_id)

    browser.post(again)
    browser.post(again)

    failed.refresh_from_db()
    assert (failed.state, failed.attempts, failed.address) == (MailState.QUEUED, 0, "nieuw@partner.example")
    assert Event.objects.filter(type="notices.mail.tried_again").count() == 1


def test_a_mail_of_another_municipality_cannot_be_tried_again(
    other_town: Town, failed: Mail, signed_in: SignedIn
) -> None:
    browser = signed_in(other_town.user("administrator"))
    again = address(other_town, "notices:try_again", public_id=failed.public_id)

    assert browser.post(again).status_code == 404


def test_the_administrator_is_asked_to_look_at_mail_that_was_not_sent(
    town: Town, failed: Mail, signed_in: SignedIn
) -> None:
    text = signed_in(town.user("administrator")).get("/mijn/").content.decode()

    assert "1 mail is niet verstuurd" in text
    assert address(town, "notices:mails") in text
    assert "niet verstuurd" not in signed_in(town.user("coordinator")).get("/mijn/").content.decode()


def test_a_digest_of_several_towns_is_seen_by_the_administrators_of_its_reader(
    town: Town, other_town: Town, failed: Mail
) -> None:
    Mail.objects.update(municipality=None, is_digest=True)

    assert queries.number_failed(town.actor("administrator")) == 1
    assert queries.number_failed(other_town.actor("administrator")) == 0
    with pytest.raises(NotAllowed):
        try_again(mail=failed, by=other_town.actor("administrator"), now=NOW)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MAIL_FOLDER = tmp_path
    settings.DEMO = True
    return tmp_path


def test_a_demo_shows_the_mail_that_would_have_left(
    town: Town, now: datetime, folder: Path, signed_in: SignedIn
) -> None:
    tell(**about(town), now=now)
    FolderBackend().send_messages([compose(Mail.objects.get())])
    browser = signed_in(town.user("coordinator"))

    assert "Laat weten hoe het gaat" in browser.get("/mijn/post").content.decode()
    assert "Warme overdracht" in browser.get(f"/mijn/post/{newest(folder)[0]}").content.decode()


@pytest.mark.parametrize("name", ["x.eml", "..%2Fx.eml", ".x.eml", "secret_key"])
def test_only_mails_of_the_folder_can_be_opened(town: Town, folder: Path, signed_in: SignedIn, name: str) -> None:
    (folder / "secret_key").write_text("geheim")

    assert signed_in(town.user("coordinator")).get(f"/mijn/post/{name}").status_code == 404


def test_without_a_demo_nobody_reads_the_mail_of_others(
    town: Town, folder: Path, settings: Any, signed_in: SignedIn
) -> None:
    settings.DEMO = False
    (folder / "x.eml").write_text("Subject: x\n\nx")
    browser = signed_in(town.user("administrator"))

    assert {browser.get("/mijn/post").status_code, browser.get("/mijn/post/x.eml").status_code} == {404}
