"""Everybody chooses how they are told, on a page and from a mail; looking at the page of a mail changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import Town
from tests.test_urls import refuse_writes
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import slots
from verbeterspoor.history.models import Event
from verbeterspoor.notices.actions import bundle_digests, compose, tell
from verbeterspoor.notices.choices import Channel, Rhythm
from verbeterspoor.notices.models import DigestChoice, Mail, Preference

from .cases import about
from .test_digest import EIGHT, comment

SignedIn = Callable[[User], Client]
SETTINGS = "/mijn/meldingen"
CHOSEN = {"kind_reminder": "digest", "kind_comment": "off", "rhythm": "weekly", "weekday": "4", "hour": "16"}


def choices(**other: str) -> dict[str, str]:
    """Return what the form sends: a choice for every kind there is."""
    return {**{f"kind_{kind.code}": "inbox" for kind in slots.notice_kinds()}, **CHOSEN, **other}


def link_in(mail: Mail) -> str:
    found = re.search(r"/mijn/afmelden/\S+", compose(mail).body)
    assert found
    return found.group()


def test_choices_are_kept_and_counted_from_then_on(town: Town, now: datetime, signed_in: SignedIn) -> None:
    user = town.user("partner")
    browser = signed_in(user)

    text = browser.post(SETTINGS, choices(), follow=True).content.decode()

    tell(**about(town), now=now)
    assert "Uw keuzes zijn opgeslagen" in text
    assert Mail.objects.count() == 0
    assert DigestChoice.objects.get(user=user).rhythm == Rhythm.WEEKLY
    assert Event.objects.filter(type="notices.preferences.chosen").count() == 1
    assert re.search(r'value="off" selected', text)


def test_an_impossible_choice_is_refused_and_what_was_chosen_stays(town: Town, signed_in: SignedIn) -> None:
    browser = signed_in(town.user("partner"))

    text = browser.post(SETTINGS, choices(hour="25")).content.decode()

    assert "data-error-summary" in text
    assert re.search(r'value="weekly" selected', text)
    assert not DigestChoice.objects.exists()


def test_a_security_kind_cannot_be_chosen(town: Town, signed_in: SignedIn) -> None:
    browser = signed_in(town.user("partner"))
    browser.post(SETTINGS, choices(kind_security="off"))

    assert not Preference.objects.filter(kind="security").exists()
    assert "Security" in browser.get(SETTINGS).content.decode()


def test_looking_at_the_link_in_a_mail_changes_nothing(town: Town, now: datetime, client: Client) -> None:
    tell(**about(town), now=now)
    with connection.execute_wrapper(refuse_writes):
        answer = client.get(link_in(Mail.objects.get()))

    assert answer.status_code == 200
    assert not Preference.objects.exists()


def test_a_press_on_the_page_stops_the_mail_but_not_the_message(town: Town, now: datetime, client: Client) -> None:
    tell(**about(town), now=now)
    link = link_in(Mail.objects.get())

    assert "geen mail meer" in client.post(link).content.decode()
    assert Preference.objects.get(user=town.user("partner")).channel == Channel.INBOX
    client.post(link, {"again": "1"})
    assert not Preference.objects.exists()


def test_a_mail_program_unsubscribes_with_one_click(town: Town, now: datetime, settings: Any) -> None:
    settings.SITE_URL = "https://verbeterspoor.example"
    tell(**about(town), now=now)
    headers = compose(Mail.objects.get()).extra_headers
    link = headers["List-Unsubscribe"].strip("<>").removeprefix(settings.SITE_URL)
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(link, {"List-Unsubscribe": "One-Click"})

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert answer.status_code == 200
    assert Preference.objects.get().channel == Channel.INBOX


def test_an_outsider_unsubscribes_by_address(town: Town, now: datetime, client: Client) -> None:
    outsider = {"recipient_id": None, "address": "inspecteur@inspectie.example", "name": "Inspecteur"}
    tell(**about(town, **outsider), now=now)
    client.post(link_in(Mail.objects.get()))

    tell(**about(town, "reminder:2", **outsider), now=now)

    assert Mail.objects.count() == 1


def test_a_digest_is_unsubscribed_as_a_whole(town: Town, now: datetime, client: Client) -> None:
    comment(town, 1, now)
    bundle_digests(now=EIGHT)

    client.post(link_in(Mail.objects.get()))

    assert DigestChoice.objects.get().rhythm == Rhythm.NEVER


@pytest.mark.parametrize("change", [lambda link: link[:-3], lambda link: "/mijn/afmelden/x", lambda link: link + "x"])
def test_a_link_that_was_changed_does_nothing(
    town: Town, now: datetime, client: Client, change: Callable[[str], str]
) -> None:
    tell(**about(town), now=now)

    answer = client.post(change(link_in(Mail.objects.get())))

    assert answer.status_code == 404
    assert "Deze link werkt niet" in answer.content.decode()
    assert not Preference.objects.exists()


def test_a_security_mail_offers_no_way_out(town: Town, now: datetime) -> None:
    tell(**about(town, kind="security"), now=now)

    message = compose(Mail.objects.get())

    assert "afmelden" not in message.body
    assert "List-Unsubscribe" not in message.extra_headers


def test_choosing_asks_to_sign_in(client: Client) -> None:
    assert client.get(reverse("notices:settings")).status_code == 302
