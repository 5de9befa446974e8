"""A successor is mentioned where an answer is still waited for, and links of the one who left stop working."""

from datetime import datetime, timedelta

import pytest

from tests import builders
from tests.cast import TODAY, Town
from verbeterspoor.accounts.actions import create_account
from verbeterspoor.accounts.models import User
from verbeterspoor.organisations import actions as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.plans.models import Comment, Mention, Plan, Round, RoundLink


def colleague(town: Town, now: datetime) -> User:
    user = create_account(email="collega@voorbeeld.example", name="Collega", by=None, now=now)
    organisations.grant_role(
        user=user, municipality=town.municipality, role=Role.PARTNER, organisation=town.partner, since=TODAY, by=None,
        now=now,
    )  # fmt: skip
    return User.objects.get(pk=user.pk)


def hand_over(town: Town, now: datetime, new: User) -> dict[str, int]:
    return organisations.hand_over_work(
        old=town.user(Role.PARTNER), new=new, municipality=town.municipality, by=town.actor(Role.PARTNER), now=now
    )


@pytest.fixture
def plan(town: Town) -> Plan:
    return builders.an_action(town).plan


def comment(plan: Plan, who: User, now: datetime, **facts: object) -> Comment:
    said = Comment.objects.create(plan=plan, kind="remark", text="Hoe staat dit?", written_by_id=who.public_id,
                                  written_by_name="Coördinator", written_at=now, **facts)  # fmt: skip
    Mention.objects.create(comment=said, user=who)
    return said


@pytest.mark.rule("handover-of-work")
def test_open_mentions_reach_the_successor_and_answered_ones_stay(town: Town, plan: Plan, now: datetime) -> None:
    old, new = town.user(Role.PARTNER), colleague(town, now)
    still_open = comment(plan, old, now)
    comment(plan, old, now, resolved_at=now, resolved_by_id=old.public_id, resolution="Gedaan")
    moved = hand_over(town, now, new)

    assert moved["plans.mentions"] == 1
    assert [mention.comment for mention in Mention.objects.filter(user=new)] == [still_open]
    assert Mention.objects.filter(user=old).count() == 2


@pytest.mark.rule("handover-of-work")
def test_links_in_mails_to_the_one_who_left_stop(town: Town, plan: Plan, now: datetime) -> None:
    asked = Round.objects.create(plan=plan, number=1, title="Ronde", opened_at=now, opened_by_id=plan.public_id,
                                 due_date=TODAY + timedelta(days=14))  # fmt: skip
    link = RoundLink.objects.create(round=asked, user=town.user(Role.PARTNER), token_hash="a" * 64, made_at=now,
                                    expires_at=now + timedelta(days=14))  # fmt: skip
    hand_over(town, now, colleague(town, now))

    link.refresh_from_db()
    assert link.revoked_at == now
