"""Mijn berichten: what one was told, across municipalities, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import SINCE, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.notices.actions import tell
from verbeterspoor.notices.models import Notice
from verbeterspoor.organisations.models import Membership

from .cases import about

SignedIn = Callable[[User], Client]
INBOX = "/mijn/berichten"


@pytest.fixture
def partner(town: Town, signed_in: SignedIn) -> Client:
    return signed_in(town.user("partner"))


def test_an_empty_inbox_says_what_comes_here(partner: Client) -> None:
    assert "U hebt geen berichten" in partner.get(INBOX).content.decode()


def test_unread_comes_first_and_is_counted_in_the_frame(town: Town, now: datetime, partner: Client) -> None:
    tell(**about(town, "1", subject="Nieuw bericht"), now=now - timedelta(days=1))
    tell(**about(town, "2", subject="Gelezen bericht"), now=now)
    Notice.objects.filter(key="2").update(read_at=now)

    text = partner.get(INBOX).content.decode()

    assert text.index("Nieuw bericht") < text.index("Gelezen bericht")
    assert "Berichten (1)" in partner.get("/mijn/").content.decode()


def test_opening_marks_as_read_and_goes_on(town: Town, now: datetime, partner: Client) -> None:
    tell(**about(town), now=now)
    notice = Notice.objects.get()

    answer = partner.post(reverse("notices:open", args=[notice.public_id]))

    notice.refresh_from_db()
    assert answer["Location"] == "/mijn/"
    assert notice.read_at == now


def test_marking_as_read_stays_on_the_page(town: Town, now: datetime, partner: Client) -> None:
    tell(**about(town), now=now)

    answer = partner.post(reverse("notices:open", args=[Notice.objects.get().public_id]), {"stay": "1"})

    assert answer["Location"] == INBOX


def test_all_can_be_marked_as_read_at_once(town: Town, now: datetime, partner: Client) -> None:
    for number in range(3):
        tell(**about(town, str(number)), now=now)

    text = partner.post(reverse("notices:read_all"), follow=True).content.decode()

    assert "3 berichten als gelezen gemarkeerd." in text
    assert not Notice.objects.filter(read_at__isnull=True).exists()


def test_a_notice_of_somebody_else_does_not_exist(town: Town, now: datetime, signed_in: SignedIn) -> None:
    tell(**about(town), now=now)
    stranger = signed_in(town.user("coordinator"))

    assert "Laat weten" not in stranger.get(INBOX).content.decode()
    assert stranger.post(reverse("notices:open", args=[Notice.objects.get().public_id])).status_code == 404


def test_messages_of_two_municipalities_stand_together(
    town: Town, other_town: Town, now: datetime, partner: Client
) -> None:
    user = town.user("partner")
    Membership.objects.create(user=user, municipality=other_town.municipality, role="partner", since=SINCE,
                              organisation=other_town.partner)  # fmt: skip
    tell(**about(town, "1"), now=now)
    tell(**about(town, "2", municipality=other_town.municipality), now=now)

    text = partner.get(INBOX).content.decode()

    assert "Voorbeeldstad" in text
    assert "Anderdorp" in text


def test_reading_the_page_writes_nothing(town: Town, now: datetime, partner: Client) -> None:
    tell(**about(town), now=now)
    partner.get(INBOX)

    assert Notice.objects.get().read_at is None
    assert partner.get(reverse("notices:read_all")).status_code == 405


def test_the_number_of_queries_does_not_grow(
    town: Town, now: datetime, partner: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        tell(**about(town, str(number)), now=now)

    with django_assert_max_num_queries(12):
        partner.get(INBOX)
