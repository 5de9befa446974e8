"""Verbs of writing a proposal, from the first answer to submitting it."""

from __future__ import annotations

import pytest

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.decisions import actions
from verbeterspoor.decisions.choices import ProposalStatus
from verbeterspoor.decisions.models import DecisionPoint, Outcome, Proposal
from verbeterspoor.foundation.errors import Conflict, NotAllowed

pytestmark = pytest.mark.django_db


def write(town: Town, proposal: Proposal, *points: actions.PointText) -> list[DecisionPoint]:
    return actions.write_points(proposal=proposal, version=proposal.version, points=points, by=town.actor("author"),
                                now=NOW)  # fmt: skip


def weigh(town: Town, proposal: Proposal, *weighed: actions.Weighed) -> list[str]:
    actions.write_considerations(proposal=proposal, version=proposal.version, weighed=weighed,
                                 by=town.actor("author"), now=NOW)  # fmt: skip
    return [one.number for one in proposal.considerations.all()]


def kept(point: DecisionPoint, text: str = "") -> actions.PointText:
    return actions.PointText(text or point.text, point.public_id)


def outcome(point: DecisionPoint, kind: str) -> None:
    Outcome.objects.create(point=point, kind=kind, text=point.text, decided_date=TODAY, recorded_at=NOW,
                           recorded_by_id=point.public_id, recorded_by_name="Secretariaat")  # fmt: skip


@pytest.mark.rule("numbered-points")
def test_when_points_change_places_their_arguments_follow(town: Town) -> None:
    proposal = builders.a_proposal(town)
    one, two = write(town, proposal, actions.PointText("Informeren"), actions.PointText("Plaatsen"))
    numbers = weigh(town, proposal, actions.Weighed("argument", "Omdat", one), actions.Weighed("argument", "En", two))

    write(town, proposal, kept(two), kept(one))

    assert numbers == ["1.1", "2.1"]
    assert [str(point) for point in proposal.points.all()] == ["1 Plaatsen", "2 Informeren"]
    assert [str(argument) for argument in proposal.considerations.all()] == ["1.1 En", "2.1 Omdat"]


@pytest.mark.rule("numbered-points")
def test_a_point_in_the_middle_goes_and_the_rest_moves_up(town: Town) -> None:
    proposal = builders.a_proposal(town)
    one, _two, three = write(town, proposal, *(actions.PointText(text) for text in "abc"))
    write(town, proposal, kept(one), kept(three))

    assert [str(point) for point in proposal.points.all()] == ["1 a", "2 c"]


@pytest.mark.rule("numbered-points")
def test_a_decided_point_is_locked_and_the_others_are_not(town: Town, plain_english: None) -> None:
    proposal = builders.a_proposal(town)
    one, two = write(town, proposal, actions.PointText("a"), actions.PointText("b"))
    outcome(one, "as_proposed")

    write(town, proposal, kept(one), kept(two, "anders"))
    with pytest.raises(NotAllowed, match="Point 1 has been decided"):
        write(town, proposal, kept(one, "anders"), kept(two))


@pytest.mark.rule("numbered-points")
def test_a_held_point_can_be_mended_but_not_taken_out(town: Town, plain_english: None) -> None:
    proposal = builders.a_proposal(town)
    [one] = write(town, proposal, actions.PointText("a"))
    outcome(one, "held")

    assert str(write(town, proposal, kept(one, "beter"))[0]) == "1 beter"
    with pytest.raises(NotAllowed, match="before the body already"):
        write(town, proposal)


def test_what_has_a_meaning_goes_into_the_column_and_the_rest_beside_it(town: Town) -> None:
    proposal = builders.a_full_proposal(town)

    assert proposal.public_explanation == "Tekst"
    assert proposal.portfolio_holder == town.user("portfolio_holder")
    beside = {value.field.key for value in proposal.values.select_related("field")}
    assert beside == {"inleiding", "effect", "uitvoering", "kosten"}


@pytest.mark.rule("templates")
def test_a_field_of_another_form_is_refused(town: Town, other_town: Town, plain_english: None) -> None:
    proposal, strange = builders.a_proposal(town), builders.a_proposal(other_town)
    field = strange.template_version.fields.get(key="inleiding")

    with pytest.raises(NotAllowed, match="does not belong to the form"):
        actions.write_answers(proposal=proposal, version=1, answers=[actions.Answer(field, text="x")],
                              by=town.actor("author"), now=NOW)  # fmt: skip


@pytest.mark.rule("templates")
def test_an_incomplete_proposal_says_what_is_missing_and_a_complete_one_is_submitted(
    town: Town, plain_english: None
) -> None:
    with pytest.raises(NotAllowed, match="Portefeuillehouder, Toelichting voor de openbare besluitenlijst"):
        actions.submit_proposal(proposal=builders.a_proposal(town), by=town.actor("author"), now=NOW)

    proposal = builders.a_submitted_proposal(town)

    assert (proposal.status, proposal.submitted_at) == (ProposalStatus.SUBMITTED, NOW)


def test_a_secret_proposal_needs_its_ground(town: Town, plain_english: None) -> None:
    proposal = builders.a_full_proposal(town)
    Proposal.objects.update(disclosure="secret")
    proposal.refresh_from_db()

    with pytest.raises(NotAllowed, match="ground for secrecy"):
        actions.submit_proposal(proposal=proposal, by=town.actor("author"), now=NOW)


def test_a_submitted_proposal_is_taken_back_before_it_is_written_on(town: Town, plain_english: None) -> None:
    proposal = builders.a_submitted_proposal(town)
    with pytest.raises(NotAllowed, match="Take it back first"):
        write(town, proposal)

    actions.take_back_proposal(proposal=proposal, by=town.actor("author"), now=NOW)

    assert write(town, proposal, actions.PointText("Anders"))


def test_a_proposal_is_withdrawn_with_a_reason_only(town: Town, plain_english: None) -> None:
    proposal, by = builders.a_proposal(town), town.actor("author")
    with pytest.raises(NotAllowed, match="Say why"):
        actions.withdraw_proposal(proposal=proposal, reason=" ", by=by, now=NOW)

    actions.withdraw_proposal(proposal=proposal, reason="Ingehaald", by=by, now=NOW)

    assert (proposal.status, proposal.withdrawn_reason) == ("withdrawn", "Ingehaald")


def test_somebody_who_wrote_meanwhile_is_not_overwritten(town: Town) -> None:
    proposal = builders.a_proposal(town)
    seen = proposal.version
    write(town, proposal, actions.PointText("Van de een"))

    with pytest.raises(Conflict):
        actions.write_points(proposal=proposal, version=seen, points=[actions.PointText("Van de ander")],
                             by=town.actor("coordinator"), now=NOW)  # fmt: skip
    assert proposal.points.get().text == "Van de een"


def test_a_colleague_who_is_not_its_author_does_not_write_in_it(town: Town, plain_english: None) -> None:
    proposal = builders.a_proposal(town)

    with pytest.raises(NotAllowed, match="not yours"):
        actions.write_points(proposal=proposal, version=1, points=[], by=town.actor("manager"), now=NOW)


@pytest.mark.rule("no-client-data")
def test_a_point_with_data_of_a_client_is_refused(town: Town, plain_english: None) -> None:
    with pytest.raises(NotAllowed, match="data of a client"):
        write(town, builders.a_proposal(town), actions.PointText("Cliënt met BSN 123456782 helpen"))
