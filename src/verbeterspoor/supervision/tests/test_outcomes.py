"""What the council decides about a finding, and what becomes of it besides a judgement."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import actions, rules
from verbeterspoor.supervision.choices import CouncilOutcome, Outcome, OutcomeStep, ReportVersion
from verbeterspoor.supervision.models import CouncilDecision, Finding, FindingOutcome

from .cases import coordinator, finding_in, judged, report_in
from .framework_cases import presented_report

SOURCE = "besluitenlijst van de raad van 10 februari 2020"


def decided(town: Town, finding: Finding, outcome: str = CouncilOutcome.ADOPTED, **facts: Any) -> CouncilDecision:
    facts = {"decided_date": TODAY, "number": "2020-17", "source": SOURCE, "by": coordinator(town), "now": NOW, **facts}
    return actions.decide_by_council(finding=finding, outcome=outcome, **facts)


ACTS: dict[str, tuple[Any, dict[str, Any]]] = {
    OutcomeStep.LAPSE: (actions.lapse_finding, {"decision": "raadsbesluit 2020-17"}),
    OutcomeStep.ESCALATE: (actions.escalate_finding, {"addressee_text": "de minister"}),
    OutcomeStep.SETTLE: (actions.settle_finding, {"decision": "raadsbesluit 2020-17", "source": SOURCE}),
    OutcomeStep.REOPEN: (actions.reopen_finding, {}),
}


def act(town: Town, finding: Finding, step: str, **facts: Any) -> FindingOutcome:
    verb, usual = ACTS[step]
    given = {"acted_date": TODAY, "reason": "Ingehaald door de wet.", "by": coordinator(town), "now": NOW}
    done: FindingOutcome = verb(finding=finding, **{**given, **usual, **facts})
    finding.refresh_from_db()
    return done


@pytest.mark.rule("finding-tree")
def test_the_text_of_the_council_binds_and_the_original_stays(town: Town) -> None:
    finding = finding_in(town)
    decision = decided(town, finding, CouncilOutcome.AMENDED, text="Wijs vóór 1 mei aan wie de regie heeft.")

    finding.refresh_from_db()
    assert decision.text == "Wijs vóór 1 mei aan wie de regie heeft."
    assert finding.text == "Spreek af wie de regie heeft."


@pytest.mark.rule("finding-tree")
def test_what_the_council_adopted_stays_when_the_finding_is_corrected(town: Town) -> None:
    finding = finding_in(town)
    decision = decided(town, finding)
    Finding.objects.filter(pk=finding.pk).update(text="Verbeterde tekst.")

    decision.refresh_from_db()
    assert decision.text == "Spreek af wie de regie heeft."


@pytest.mark.rule("finding-tree")
@pytest.mark.parametrize(
    ("outcome", "facts"),
    [
        (CouncilOutcome.AMENDED, {"text": " "}),
        (CouncilOutcome.ADOPTED, {"text": "Een andere tekst"}),
        (CouncilOutcome.REJECTED, {"text": "Een andere tekst"}),
        (CouncilOutcome.ADOPTED, {"number": " "}),
        (CouncilOutcome.ADOPTED, {"source": " "}),
        (CouncilOutcome.ADOPTED, {"decided_date": TODAY + timedelta(days=1)}),
    ],
)
def test_a_decision_has_what_it_needs(town: Town, outcome: str, facts: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        decided(town, finding_in(town), outcome, **facts)


@pytest.mark.rule("finding-tree")
def test_the_council_adds_a_point_of_its_own_below_another(town: Town) -> None:
    parent = finding_in(town)

    added = actions.add_by_council(
        report=parent.report, parent=parent, number="a", text="Bericht de raad na een half jaar.", source=SOURCE,
        decided_date=TODAY, decision_number="2020-17", by=coordinator(town), now=NOW,
    )  # fmt: skip

    assert (added.parent, added.council_decisions.get().outcome) == (parent, CouncilOutcome.ADDED)


@pytest.mark.rule("finding-tree")
@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.COORDINATOR, Role.COUNCIL_CLERK}])
def test_nobody_else_decides_for_the_council(town: Town, role: Role) -> None:
    finding = finding_in(town, presented_report(town))

    with pytest.raises(NotAllowed):
        decided(town, finding, by=town.actor(role))
    with pytest.raises(NotAllowed):
        actions.add_by_council(report=finding.report, text="X", source=SOURCE, decided_date=TODAY,
                               decision_number="1", by=town.actor(role), now=NOW)  # fmt: skip
    assert Finding.objects.count() == 1


@pytest.mark.rule("dual-wall")
def test_the_clerk_decides_in_the_own_name_once_the_report_is_presented(town: Town) -> None:
    clerk = town.actor(Role.COUNCIL_CLERK)

    assert decided(town, finding_in(town, presented_report(town)), by=clerk, source="").on_behalf is False
    for report in (report_in(town), presented_report(town, version=ReportVersion.DRAFT)):
        with pytest.raises(NotAllowed):
            decided(town, finding_in(town, report), by=clerk, source="")


@pytest.mark.rule("on-behalf")
def test_a_coordinator_decides_on_behalf_of_the_council(town: Town) -> None:
    assert decided(town, finding_in(town)).on_behalf is True


@pytest.mark.rule("outside-influence")
def test_a_finding_outside_our_influence_is_escalated_to_somebody_on_a_day(town: Town) -> None:
    finding = finding_in(town)
    done = act(town, finding, OutcomeStep.ESCALATE, addressee_text="", addressee_organisation=town.audit_office)

    assert (finding.outcome, done.addressee, done.acted_date) == (
        Outcome.ESCALATED,
        town.audit_office.name,
        TODAY,
    )


@pytest.mark.rule("outside-influence")
def test_escalating_to_nobody_is_refused(town: Town) -> None:
    finding = finding_in(town)

    with pytest.raises(NotAllowed, match="to whom"):
        act(town, finding, OutcomeStep.ESCALATE, addressee_text=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        FindingOutcome.objects.create(finding=finding, step="escalate", acted_date=TODAY, reason="x", registered_at=NOW)
    assert Finding.objects.get().outcome == Outcome.OPEN


@pytest.mark.rule("done-accepted-proven")
def test_settling_takes_a_decision_of_the_council_with_its_source(town: Town) -> None:
    finding = finding_in(town)
    for lacking in ({"decision": ""}, {"source": ""}, {"reason": " "}):
        with pytest.raises(NotAllowed):
            act(town, finding, OutcomeStep.SETTLE, **lacking)

    done = act(town, finding, OutcomeStep.SETTLE)

    assert (finding.outcome, done.decision, done.on_behalf) == (Outcome.SETTLED, "raadsbesluit 2020-17", True)


@pytest.mark.rule("done-accepted-proven")
def test_lapsing_takes_a_decision_and_a_reason_and_the_finding_stays(town: Town) -> None:
    finding = finding_in(town)
    for lacking in ({"decision": " "}, {"reason": " "}):
        with pytest.raises(NotAllowed):
            act(town, finding, OutcomeStep.LAPSE, **lacking)

    act(town, finding, OutcomeStep.LAPSE)

    assert Finding.objects.visible_to(town.actor(Role.MANAGER)).get().outcome == Outcome.LAPSED


@pytest.mark.rule("done-accepted-proven")
def test_an_outcome_is_no_judgement_and_a_judgement_no_outcome(town: Town) -> None:
    finding = finding_in(town)
    judged(town, finding, "proven")
    finding.refresh_from_db()

    assert finding.outcome == Outcome.OPEN
    act(town, finding, OutcomeStep.SETTLE)
    assert finding.judgements.get().verdict == "proven"


def test_acts_follow_each_other_and_stay(town: Town) -> None:
    finding = finding_in(town)
    act(town, finding, OutcomeStep.ESCALATE, acted_date=date(2020, 2, 1))
    with pytest.raises(NotAllowed, match="before the former"):
        act(town, finding, OutcomeStep.REOPEN, acted_date=date(2020, 1, 1))

    act(town, finding, OutcomeStep.REOPEN, reason="Toch iets aan te doen.")

    assert finding.outcome == Outcome.OPEN
    assert [one.step for one in finding.outcome_acts.all()] == [OutcomeStep.REOPEN, OutcomeStep.ESCALATE]


@pytest.mark.rule("scales")
def test_the_database_refuses_to_edit_an_act(town: Town) -> None:
    finding = finding_in(town)
    decided(town, finding)
    act(town, finding, OutcomeStep.LAPSE)

    for rows in (CouncilDecision.objects.all(), FindingOutcome.objects.all()):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(registered_at=NOW + timedelta(days=1))


def who_may(role: Role, step: str) -> bool:
    return role == Role.COORDINATOR or (role == Role.COUNCIL_CLERK and step in {OutcomeStep.SETTLE, OutcomeStep.REOPEN})


@pytest.mark.parametrize(("outcome", "step", "role"), list(product(Outcome, OutcomeStep, Role)))
def test_the_table_of_acts_is_what_can_be_done(outcome: Outcome, step: OutcomeStep, role: Role, actor: Actor) -> None:
    relations = rules.outcome_relations(actor, actor.municipality_id)
    row = next(one for one in rules.OUTCOME_STEPS if one.name == step)
    allowed = who_may(role, step) and outcome in row.sources

    if allowed:
        assert rules.check_outcome_step(step, outcome, relations).target == row.target
    else:
        with pytest.raises(NotAllowed):
            rules.check_outcome_step(step, outcome, relations)


@pytest.fixture
def actor(role: Role) -> Actor:
    return Actor(1, uuid.uuid4(), "Iemand", 1, uuid.uuid4(), roles=frozenset({role}))


@pytest.mark.rule("dual-wall")
def test_the_clerk_reopens_only_what_the_council_settled(town: Town) -> None:
    finding, clerk = finding_in(town, presented_report(town)), town.actor(Role.COUNCIL_CLERK)
    act(town, finding, OutcomeStep.LAPSE)
    with pytest.raises(NotAllowed):
        act(town, finding, OutcomeStep.REOPEN, by=clerk)
    act(town, finding, OutcomeStep.REOPEN)

    assert act(town, finding, OutcomeStep.SETTLE, by=clerk, source="").on_behalf is False
    act(town, finding, OutcomeStep.REOPEN, by=clerk)


def test_every_outcome_has_one_owner() -> None:
    assert set(rules.OUTCOME_OWNERS) == set(Outcome)
