"""Each thing is told once, to each person in the way they chose, in their language."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tests.cast import Town
from verbeterspoor.notices.actions import Telling, tell, tell_many
from verbeterspoor.notices.choices import Channel, MailState
from verbeterspoor.notices.models import Mail, Notice, Preference

from .cases import about


def test_a_notice_told_at_once_has_one_mail(town: Town, now: datetime) -> None:
    notice = tell(**about(town), now=now)

    mail = Mail.objects.get()
    assert notice is not None
    assert Notice.objects.get().mail == mail
    assert (mail.address, mail.state, mail.key) == (town.user("partner").email, MailState.QUEUED, notice.key)


def test_the_same_key_is_told_once(town: Town, now: datetime) -> None:
    tell(**about(town), now=now)

    again = tell(**about(town, subject="Iets anders"), now=now + timedelta(days=1))

    assert again is None
    assert (Notice.objects.count(), Mail.objects.count()) == (1, 1)


def test_telling_many_leaves_out_what_was_told(town: Town, now: datetime) -> None:
    tell(**about(town, "reminder:2"), now=now)

    told = tell_many([Telling(**about(town, f"reminder:{n}")) for n in (1, 2, 3, 3)], now=now)

    assert {notice.key for notice in told} == {"reminder:1", "reminder:3"}
    assert Mail.objects.count() == 3


def test_two_rows_with_the_same_key_cannot_exist(town: Town, now: datetime) -> None:
    notice = tell(**about(town), now=now)
    assert notice is not None
    notice.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        notice.save(force_insert=True)


def test_what_is_rolled_back_was_never_told(town: Town, now: datetime) -> None:
    with transaction.atomic():
        tell(**about(town), now=now)
        transaction.set_rollback(True)

    assert tell(**about(town), now=now) is not None


@pytest.mark.parametrize(
    ("chosen", "mails", "in_inbox"),
    [(Channel.AT_ONCE, 1, 1), (Channel.DIGEST, 0, 1), (Channel.INBOX, 0, 1), (Channel.OFF, 0, 0)],
)
def test_a_person_is_told_as_they_chose(town: Town, now: datetime, chosen: Channel, mails: int, in_inbox: int) -> None:
    user = town.user("partner")
    Preference.objects.create(user=user, kind="reminder", channel=chosen)

    tell(**about(town), now=now)

    assert (Mail.objects.count(), Notice.objects.in_inbox_of(user.pk, now=now).count()) == (mails, in_inbox)


def test_a_security_mail_cannot_be_switched_off(town: Town, now: datetime) -> None:
    Preference.objects.create(user=town.user("partner"), kind="security", channel=Channel.OFF)

    tell(**about(town, kind="security", municipality=None), now=now)

    assert Mail.objects.count() == 1


def test_an_outsider_without_account_is_mailed_until_they_say_no(town: Town, now: datetime) -> None:
    outsider = {"recipient_id": None, "address": "Inspecteur@Inspectie.example", "name": "Inspecteur"}
    tell(**about(town, **outsider), now=now)
    Preference.objects.create(address="inspecteur@inspectie.example", kind="reminder", channel=Channel.OFF)

    tell(**about(town, "reminder:2", **outsider), now=now)

    assert [mail.address for mail in Mail.objects.all()] == ["inspecteur@inspectie.example"]


def test_whoever_may_not_sign_in_any_more_is_told_nothing(town: Town, now: datetime) -> None:
    user = town.user("partner")
    user.is_active = False
    user.save(update_fields=["is_active"])

    tell(**about(town), now=now)

    assert Mail.objects.count() == 0


def test_the_wording_is_kept_in_every_language(town: Town, now: datetime) -> None:
    notice = tell(**about(town, subject=lambda: _("Save") + " 1", lines=lambda: [_("Save"), "x"]), now=now)

    assert notice is not None
    assert set(notice.texts) == {"nl", "en"}
    assert (notice.subject, notice.lines) == ("Save 1", ["Save", "x"])


def test_the_number_of_queries_does_not_grow(town: Town, now: datetime, django_assert_max_num_queries: Any) -> None:
    many = [Telling(**about(town, f"reminder:{n}")) for n in range(200)]

    with django_assert_max_num_queries(14):
        tell_many(many, now=now)


def test_a_notice_for_later_is_not_in_the_inbox_yet(town: Town, now: datetime) -> None:
    later = now + timedelta(days=2)
    tell(**about(town, due_at=later), now=now)
    inbox = Notice.objects.in_inbox_of

    assert not inbox(town.user("partner").pk, now=now).exists()
    assert inbox(town.user("partner").pk, now=later).exists()
    assert Mail.objects.get().due_at == later
