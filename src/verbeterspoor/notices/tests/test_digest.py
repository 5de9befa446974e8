"""One mail at the moment somebody chose, however many notices wait, and each notice in one digest."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.cast import Town
from verbeterspoor.accounts.models import User
from verbeterspoor.foundation.dates import local_moment
from verbeterspoor.notices import rules
from verbeterspoor.notices.actions import bundle_digests, compose, tell
from verbeterspoor.notices.choices import Rhythm, Weekday
from verbeterspoor.notices.models import DigestChoice, Mail, Notice

from .cases import about

EIGHT = local_moment(date(2020, 2, 13), time(8))
"""The morning after the moment of these tests."""


def comment(town: Town, number: int, now: datetime, **other: object) -> None:
    tell(**about(town, f"comment:{number}", kind="comment", subject=f"Reactie {number}", **other), now=now)


@pytest.mark.parametrize(
    ("now", "rhythm", "expected"),
    [
        (datetime(2020, 2, 12, 9, tzinfo=UTC), Rhythm.DAILY, date(2020, 2, 12)),
        (datetime(2020, 2, 12, 6, 59, tzinfo=UTC), Rhythm.DAILY, date(2020, 2, 11)),
        (datetime(2020, 2, 16, 12, tzinfo=UTC), Rhythm.DAILY, date(2020, 2, 14)),
        (datetime(2020, 4, 13, 12, tzinfo=UTC), Rhythm.DAILY, date(2020, 4, 9)),
        (datetime(2020, 2, 12, 9, tzinfo=UTC), Rhythm.WEEKLY, date(2020, 2, 10)),
        (datetime(2020, 2, 12, 9, tzinfo=UTC), Rhythm.NEVER, None),
    ],
)
def test_a_digest_is_due_on_working_days_or_the_chosen_day(
    now: datetime, rhythm: Rhythm, expected: date | None
) -> None:
    found = rules.digest_moment(now, rhythm=rhythm, hour=8, weekday=Weekday.MONDAY)

    assert found == (local_moment(expected, time(8)) if expected else None)


def test_everything_that_waits_goes_in_one_mail(town: Town, now: datetime) -> None:
    for number in range(3):
        comment(town, number, now)

    assert bundle_digests(now=EIGHT - timedelta(seconds=1)) == 0
    assert bundle_digests(now=EIGHT) == 1

    mail = Mail.objects.get()
    message = compose(mail)
    assert mail.notices.count() == 3
    assert message.subject == "3 berichten voor u"
    assert all(f"Reactie {number}" in message.body for number in range(3))


def test_a_digest_is_made_once_and_what_came_later_waits_for_the_next(town: Town, now: datetime) -> None:
    comment(town, 1, now)
    bundle_digests(now=EIGHT)
    comment(town, 2, EIGHT)

    assert bundle_digests(now=EIGHT + timedelta(minutes=1)) == 0
    assert bundle_digests(now=EIGHT + timedelta(days=1)) == 1
    assert [mail.notices.count() for mail in Mail.objects.all()] == [1, 1]


def test_a_notice_told_late_does_not_make_the_same_digest_twice(town: Town, now: datetime) -> None:
    comment(town, 1, now)
    bundle_digests(now=EIGHT)
    comment(town, 2, EIGHT, due_at=now)

    assert bundle_digests(now=EIGHT + timedelta(minutes=1)) == 0
    assert Notice.objects.filter(mail__isnull=True).count() == 1


def test_what_was_read_is_left_out_and_an_empty_digest_does_not_leave(town: Town, now: datetime) -> None:
    comment(town, 1, now)
    Notice.objects.update(read_at=now)

    assert bundle_digests(now=EIGHT) == 0
    assert Mail.objects.count() == 0


def test_who_wants_it_weekly_gets_it_weekly(town: Town, now: datetime) -> None:
    DigestChoice.objects.create(user=town.user("partner"), rhythm=Rhythm.WEEKLY, weekday=Weekday.FRIDAY, hour=16)
    comment(town, 1, now)

    assert bundle_digests(now=EIGHT) == 0
    assert bundle_digests(now=local_moment(date(2020, 2, 14), time(16))) == 1


def test_who_may_not_sign_in_any_more_gets_no_digest(town: Town, now: datetime) -> None:
    comment(town, 1, now)
    User.objects.filter(pk=town.user("partner").pk).update(is_active=False)

    assert bundle_digests(now=EIGHT) == 0
