"""Rule and queryset agree on who sees a proposal or letter, for every role, openness and status (rule `dual-wall`)."""

from __future__ import annotations

import itertools

import pytest

from tests.builders import a_letter, a_proposal
from tests.cast import Town
from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import Disclosure, LetterStatus
from verbeterspoor.decisions.models import Letter, Proposal
from verbeterspoor.organisations.choices import Role

ROLES = [Role.COORDINATOR, Role.AUTHOR, Role.MANAGER, Role.SECRETARIAT, Role.PORTFOLIO_HOLDER, Role.COUNCIL_CLERK]


@pytest.mark.rule("dual-wall")
@pytest.mark.django_db
def test_the_clerk_sees_no_proposal_and_only_letters_handed_over(town: Town) -> None:
    a_proposal(town)
    letter = a_letter(town)
    clerk = town.actor("council_clerk")

    assert not Proposal.objects.visible_to(clerk)
    assert not Letter.objects.visible_to(clerk)

    Letter.objects.filter(pk=letter.pk).update(status=LetterStatus.HANDED_OVER, handed_over_at=letter.created_at)

    assert list(Letter.objects.visible_to(clerk)) == [letter]


@pytest.mark.django_db
def test_queryset_and_rule_agree_on_proposals_and_letters(town: Town, other_town: Town) -> None:
    proposal, letter = a_proposal(town), a_letter(town)
    actors = [town.actor(role) for role in ROLES] + [other_town.actor("coordinator")]
    for openness, status in itertools.product(Disclosure, [LetterStatus.DRAFT, LetterStatus.HANDED_OVER]):
        day = letter.created_at.date()
        Proposal.objects.update(disclosure=openness, public_from=day)
        Letter.objects.update(disclosure=openness, public_from=day, status=status, handed_over_at=letter.created_at)
        proposal.refresh_from_db()
        letter.refresh_from_db()
        for actor in actors:
            assert Proposal.objects.visible_to(actor).exists() == rules.can_see_proposal(actor, proposal)
            assert Letter.objects.visible_to(actor).exists() == rules.can_see_letter(actor, letter)
