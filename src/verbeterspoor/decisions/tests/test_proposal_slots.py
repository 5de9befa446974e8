"""What proposals show on the pages above them."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.decisions.slots.proposals import proposal_stops, writing_turns

pytestmark = pytest.mark.django_db


def test_an_author_is_asked_to_write_on_and_hears_how_much_is_missing(town: Town, plain_english: None) -> None:
    builders.a_proposal(town)
    Proposal.objects.update(latest_date=date(2020, 2, 1))
    by = town.actor("author")

    [turn] = writing_turns(by, NOW)

    assert (turn.reason, turn.is_late) == ("8 things are still missing.", True)
    assert writing_turns(town.actor("manager"), NOW) == []


def test_the_short_count_of_gaps_agrees_with_the_list_on_the_page(town: Town, plain_english: None) -> None:
    by = town.actor("author")
    for proposal in (builders.a_proposal(town), builders.a_full_proposal(town)):
        counted = dict(queries.drafts_of(by, 5))

        assert counted[proposal] == len(rules.missing(queries.sheet_of(by, proposal).lines))


def test_turns_take_as_many_queries_for_one_draft_as_for_five(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    proposal, by = builders.a_proposal(town), town.actor("author")
    for _n in range(4):
        builders.a_proposal(town, proposal.trajectory)

    with django_assert_num_queries(8):
        assert len(writing_turns(by, NOW)) == 5


def test_the_trail_tells_of_a_proposal_but_not_the_title_of_a_secret_one(town: Town, plain_english: None) -> None:
    proposal, by = builders.a_submitted_proposal(town), town.actor("coordinator")
    [stop] = proposal_stops(by, [proposal.trajectory_id], NOW)[proposal.trajectory_id]
    Proposal.objects.update(disclosure="secret")
    [secret] = proposal_stops(by, [proposal.trajectory_id], NOW)[proposal.trajectory_id]

    assert (stop.label, stop.detail) == ("Proposal submitted", "Inspectierapport")
    assert secret.detail == "Closed item"
    assert proposal_stops(town.actor("council_clerk"), [proposal.trajectory_id], NOW) == {}
