"""What steering shows above plans: turns, stops on the trail, figures and history in words."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.foundation import slots
from verbeterspoor.plans.choices import RequestKind
from verbeterspoor.plans.slots import steering

from .steering import LATER, amended, steer


def test_each_act_is_a_small_stop_whose_words_only_the_town_hall_reads(town: Town) -> None:
    action = builders.an_action(town)
    steer(town, action, amended(action, due_date=LATER))
    ids = [action.plan.trajectory_id]
    inside, outside = (
        steering.steered_stops(town.actor(role), ids, NOW)[ids[0]][0] for role in ("coordinator", "partner")
    )

    assert (inside.label, inside.detail, inside.is_minor) == ("Bijsturing 1", "Twee maanden later", True)
    assert (outside.label, outside.detail, outside.url) == ("Bijsturing 1", "", "")


@pytest.mark.parametrize(("number", "words"), [(1, "time steered"), (2, "times steered")])
def test_a_figure_says_how_often_a_plan_was_steered(town: Town, number: int, words: str) -> None:
    action = builders.an_action(town)
    for month in range(6, 6 + number):
        action.refresh_from_db()
        steer(town, action, amended(action, due_date=date(2020, month, 1)))
    ids = [action.plan.trajectory_id]
    [figure] = steering.steered_figures(town.actor("coordinator"), ids, NOW)[ids[0]]

    assert (figure.value, figure.sentence.startswith(words)) == (str(number), True)


def test_a_plan_that_was_never_steered_has_no_figure(town: Town) -> None:
    action = builders.an_action(town)

    assert steering.steered_figures(town.actor("coordinator"), [action.plan.trajectory_id], NOW) == {}


def test_a_waiting_request_says_what_is_asked(town: Town) -> None:
    action = builders.an_action(town)
    builders.a_request(town, action)
    builders.a_request(town, action, kind=RequestKind.CHANGE, proposed_text="een ander bewijs")
    reasons = [one.reason for one in steering.requests_to_decide(town.actor("coordinator"), NOW)]

    assert reasons == ["Asked: a later date, 1 May 2020.", "Asked: een ander bewijs"]
    assert steering.requests_to_decide(town.actor("manager"), NOW) == []


@pytest.mark.parametrize("kind", sorted(steering.STEERED))
def test_every_act_is_told_in_words(kind: str) -> None:
    event = SimpleNamespace(type=kind, words={"title": "Verbeterplan", "note": "Later."}, codes={"number": 2})

    said = slots.words_for_event(event)
    assert "Verbeterplan" in said
    assert said.endswith("“Later.”")
