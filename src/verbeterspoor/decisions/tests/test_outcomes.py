"""Registering outcomes, holding, revising, and decisions taken elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_proposal, a_trajectory
from tests.cast import NOW, TODAY, Town
from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.choices import FINAL, DecidedBy, OutcomeKind, ProposalStatus
from verbeterspoor.decisions.models import MeetingBody, Outcome, Proposal
from verbeterspoor.decisions.rules import Result
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.history.queries import with_words

from .outcome_cases import AMENDED, CONFORM, HELD, HELD_DAY, LATER, TEXTS, decide, held_meeting, revise, submitted

RESULTS = {
    OutcomeKind.AS_PROPOSED: CONFORM, OutcomeKind.AMENDED: Result(OutcomeKind.AMENDED, AMENDED),
    OutcomeKind.HELD: HELD, OutcomeKind.WITHDRAWN: Result(OutcomeKind.WITHDRAWN),
    OutcomeKind.NOTED: Result(OutcomeKind.NOTED),
}  # fmt: skip


def kinds(proposal: Proposal) -> dict[int, str]:
    current = queries.current_outcomes(proposal.points.all())
    return {point.number: current[point.pk].kind for point in proposal.points.all() if point.pk in current}


@pytest.mark.rule("outcome-per-point")
def test_all_points_as_proposed_decide_the_proposal_with_the_exact_text(town: Town) -> None:
    meeting = held_meeting(town)
    proposal = submitted(town, meeting=meeting)

    made = decide(town, proposal, meeting=meeting)

    proposal.refresh_from_db()
    assert proposal.status == ProposalStatus.DECIDED
    assert [outcome.text for outcome in made] == list(TEXTS)
    assert {(outcome.decided_date, outcome.meeting) for outcome in made} == {(HELD_DAY, meeting)}


@pytest.mark.rule("outcome-per-point")
@pytest.mark.parametrize("kind", OutcomeKind)
@pytest.mark.parametrize("before", [None, *OutcomeKind])
def test_an_outcome_on_a_point_in_every_state(town: Town, before: OutcomeKind | None, kind: OutcomeKind) -> None:
    proposal = submitted(town, "Besluit A.", "Besluit B.")
    if before:
        decide(town, proposal, {1: RESULTS[before]})

    if before in FINAL:
        with pytest.raises(NotAllowed, match="was decided before"):
            decide(town, proposal, {1: RESULTS[kind]})
        assert kinds(proposal) == {1: before}
        return
    decide(town, proposal, {1: RESULTS[kind]})

    assert kinds(proposal) == {1: kind}
    proposal.refresh_from_db()
    assert proposal.status == ProposalStatus.SUBMITTED


@pytest.mark.rule("outcome-per-point")
def test_a_held_point_keeps_its_first_outcome_readable_when_it_is_decided(town: Town) -> None:
    proposal = submitted(town)
    decide(town, proposal, {1: CONFORM, 2: HELD})
    proposal.refresh_from_db()
    assert proposal.status == ProposalStatus.SUBMITTED

    decide(town, proposal, {2: Result(OutcomeKind.NOTED)})

    proposal.refresh_from_db()
    assert proposal.status == ProposalStatus.DECIDED
    line = queries.outcomes_of(town.actor("secretariat"), proposal)[1]
    assert line.current
    assert line.current.kind == OutcomeKind.NOTED
    assert [(one.kind, one.held_until) for one in line.earlier] == [(OutcomeKind.HELD, LATER)]


@pytest.mark.rule("outcome-per-point")
def test_twice_is_refused_and_nothing_of_the_second_is_kept(town: Town) -> None:
    proposal = submitted(town)
    decide(town, proposal, {1: CONFORM})

    with pytest.raises(NotAllowed, match="secretariat registered “As proposed”"):
        decide(town, proposal, {2: CONFORM, 1: Result(OutcomeKind.WITHDRAWN)})

    assert kinds(proposal) == {1: OutcomeKind.AS_PROPOSED}


def test_two_people_at_once_make_one_outcome(town: Town) -> None:
    proposal = submitted(town)
    stale = Proposal.objects.get(pk=proposal.pk)
    decide(town, proposal, {1: CONFORM})

    with pytest.raises(Conflict):
        actions.record_outcomes(
            proposal=stale, results={proposal.points.get(number=2): CONFORM}, by=town.actor("secretariat"), now=NOW,
            decision=actions.Decision(day=HELD_DAY),
        )  # fmt: skip

    assert Outcome.objects.count() == 1


@pytest.mark.parametrize("role", ["author", "coordinator", "manager", "portfolio_holder", "council_clerk"])
def test_only_the_secretariat_registers_outcomes(town: Town, role: str) -> None:
    proposal = submitted(town)

    with pytest.raises(NotAllowed, match="not yours"):
        decide(town, proposal, role=role)


def test_a_secretariat_of_another_town_registers_nothing(town: Town, other_town: Town) -> None:
    proposal = submitted(town)

    with pytest.raises(NotAllowed):
        decide(other_town, proposal)


@pytest.mark.parametrize("status", [ProposalStatus.DRAFT, ProposalStatus.DECIDED, ProposalStatus.WITHDRAWN])
def test_only_a_submitted_proposal_gets_an_outcome(town: Town, status: str) -> None:
    proposal = submitted(town)
    Proposal.objects.filter(pk=proposal.pk).update(status=status, withdrawn_reason="Niet meer nodig.")

    with pytest.raises(NotAllowed, match="cannot be done"):
        decide(town, proposal)


def test_nothing_chosen_is_refused(town: Town) -> None:
    proposal = submitted(town)

    with pytest.raises(NotAllowed, match="one point at least"):
        actions.record_outcomes(proposal=proposal, results={}, decision=actions.Decision(day=HELD_DAY),
                                by=town.actor("secretariat"), now=NOW)  # fmt: skip


def test_a_point_of_another_proposal_is_refused(town: Town) -> None:
    proposal, other = submitted(town), submitted(town)

    with pytest.raises(NotAllowed, match="not of this proposal"):
        actions.record_outcomes(proposal=proposal, results={other.points.first(): CONFORM},
                                decision=actions.Decision(day=HELD_DAY), by=town.actor("secretariat"),
                                now=NOW)  # fmt: skip


@pytest.mark.rule("no-client-data")
def test_client_data_in_an_explanation_is_refused(town: Town) -> None:
    with pytest.raises(NotAllowed):
        decide(town, submitted(town), {1: Result(OutcomeKind.NOTED, note="Over BSN 123456782.")})


def test_a_cancelled_meeting_decided_nothing(town: Town) -> None:
    meeting = held_meeting(town)
    actions.cancel_meeting(meeting=meeting, reason="Geen quorum.", by=town.actor("secretariat"), now=NOW)

    with pytest.raises(NotAllowed, match="was cancelled"):
        decide(town, submitted(town), meeting=meeting)


def allow_consent(town: Town, rule: str = "Reglement van orde, artikel 7") -> None:
    actions.put_usual_bodies_to_use(municipality=town.municipality)
    MeetingBody.objects.filter(municipality=town.municipality, kind="executive").update(consent_rule=rule)


CONSENT = {"day": HELD_DAY, "decided_by": DecidedBy.CONSENT, "agreed_by": "Alle leden, per mail op 11 februari 2020"}


@pytest.mark.rule("outcome-per-point")
def test_consent_outside_a_meeting_is_off_until_the_body_cites_its_rule(town: Town) -> None:
    held_meeting(town)
    proposal = submitted(town)

    with pytest.raises(NotAllowed, match="outside a meeting is off"):
        decide(town, proposal, **CONSENT)

    allow_consent(town)
    made = decide(town, proposal, **CONSENT)
    assert {(one.consent_rule, one.agreed_by) for one in made} == {
        ("Reglement van orde, artikel 7", "Alle leden, per mail op 11 februari 2020")
    }


@pytest.mark.rule("outcome-per-point")
def test_a_revision_keeps_both_outcomes_and_the_act_between_them(town: Town) -> None:
    proposal = submitted(town)
    decide(town, proposal)
    point = proposal.points.get(number=1)

    revise(town, point, Result(OutcomeKind.AMENDED, AMENDED))

    line = queries.outcomes_of(town.actor("secretariat"), proposal)[0]
    assert line.current
    assert line.current.text == AMENDED
    [earlier] = line.earlier
    assert (earlier.text, earlier.revised_by) == (TEXTS[0], "Collegebesluit van 12 februari 2020")
    assert earlier.revised_reason == "De begroting wijzigde."
    proposal.refresh_from_db()
    assert proposal.status == ProposalStatus.DECIDED


@pytest.mark.rule("outcome-per-point")
def test_a_revision_to_held_opens_the_proposal_again(town: Town) -> None:
    proposal = submitted(town)
    decide(town, proposal)

    revise(town, proposal.points.get(number=2), HELD)

    proposal.refresh_from_db()
    assert proposal.status == ProposalStatus.SUBMITTED


@pytest.mark.rule("outcome-per-point")
@pytest.mark.parametrize("role", ["author", "coordinator", "manager"])
def test_only_the_secretariat_revises(town: Town, role: str) -> None:
    proposal = submitted(town)
    decide(town, proposal)

    with pytest.raises(NotAllowed, match="not yours"):
        revise(town, proposal.points.get(number=1), HELD, role=role)


def test_an_open_point_is_not_revised(town: Town) -> None:
    proposal = submitted(town)

    with pytest.raises(NotAllowed, match="Only a decided point"):
        revise(town, proposal.points.get(number=1), HELD)


def elsewhere(town: Town, *points: actions.PointElsewhere, role: str = "coordinator", **facts: Any) -> Proposal:
    trajectory = a_trajectory(town)
    actions.put_shipped_templates_to_use(municipality=town.municipality, now=NOW)
    about = {"subject": "Inspectierapport", "author": town.user("author"), **facts}
    return actions.register_decided_elsewhere(
        trajectory=trajectory, about=actions.Subject(**about), points=points, by=town.actor(role), now=NOW,
        decision=actions.Decision(day=HELD_DAY), reference=actions.Reference("5", "Z-2020-17", "https://voorbeeld.example/5"),
    )  # fmt: skip


@pytest.mark.rule("decided-elsewhere")
@pytest.mark.parametrize("role", ["coordinator", "secretariat"])
def test_a_decision_taken_elsewhere_is_registered_in_one_act(town: Town, role: str) -> None:
    points = [actions.PointElsewhere(text, CONFORM) for text in TEXTS]

    proposal = elsewhere(town, *points, role=role)

    assert proposal.status == ProposalStatus.DECIDED
    assert (proposal.agenda_number, proposal.case_number) == ("5", "Z-2020-17")
    assert kinds(proposal) == {1: OutcomeKind.AS_PROPOSED, 2: OutcomeKind.AS_PROPOSED}


@pytest.mark.rule("decided-elsewhere")
@pytest.mark.parametrize("role", ["author", "manager", "portfolio_holder", "council_clerk"])
def test_others_register_no_decision_taken_elsewhere(town: Town, role: str) -> None:
    with pytest.raises(NotAllowed, match="secretariat or a coordinator"):
        elsewhere(town, actions.PointElsewhere("Besluit.", CONFORM), role=role)


def test_a_decision_elsewhere_has_a_point_and_a_whole_outcome(town: Town) -> None:
    with pytest.raises(NotAllowed, match="one decision point"):
        elsewhere(town)
    with pytest.raises(NotAllowed, match="needs its own text"):
        elsewhere(town, actions.PointElsewhere("Besluit.", Result(OutcomeKind.AMENDED)))

    assert not Proposal.objects.exists()


def test_the_history_tells_every_outcome_but_not_the_words_of_a_secret(town: Town) -> None:
    proposal = submitted(town)
    proposal.points.filter(number=2).update(disclosure="secret")
    decide(
        town, proposal, {1: Result(OutcomeKind.NOTED, note="Met dank."), 2: Result(OutcomeKind.NOTED, note="Geheim.")}
    )

    told = with_words(Event.objects.filter(type="decisions.outcome.recorded").order_by("pk"))

    assert [(event.codes["number"], event.words.get("note")) for event in told] == [(1, "Met dank."), (2, None)]


@pytest.mark.rule("outcome-per-point")
def test_a_held_point_waits_for_its_day(town: Town) -> None:
    proposal = submitted(town, "Besluit.")
    decide(town, proposal, {1: HELD})
    by = town.actor("secretariat")

    assert not queries.waiting_for_outcome(by, NOW).exists()
    assert list(queries.waiting_for_outcome(by, NOW.replace(month=3, day=3))) == [proposal]
    assert [one.held_until for one in queries.held_points(town.actor("author"))] == [LATER]


def test_a_proposal_waits_from_the_moment_of_its_meeting(town: Town) -> None:
    submitted(town, meeting=held_meeting(town, on=LATER))
    past = submitted(town, meeting=held_meeting(town))
    a_proposal(town)

    assert list(queries.waiting_for_outcome(town.actor("secretariat"), NOW)) == [past]
    assert TODAY < LATER
