"""What may be registered as an outcome, without a database (rule `outcome-per-point`)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import FINAL, DecidedBy, Disclosure, MeetingStatus, OutcomeKind, ProposalStatus
from verbeterspoor.decisions.rules import Result
from verbeterspoor.foundation.errors import NotAllowed

NOW = datetime(2020, 2, 12, 9, 0, tzinfo=UTC)
DAY = date(2020, 2, 11)
PROPOSED = "Stel het plan vast."


@dataclass(frozen=True)
class Known:
    kind: str = OutcomeKind.AS_PROPOSED
    text: str = PROPOSED
    decided_date: date = DAY
    recorded_by_name: str = "Bestuurssecretariaat"
    recorded_at: datetime = NOW


@dataclass(frozen=True)
class Body:
    municipality_id: int = 1


@dataclass(frozen=True)
class Sitting:
    starts_at: datetime = datetime(2020, 2, 11, 9, 0, tzinfo=UTC)
    status: str = MeetingStatus.PLANNED
    body: Body = field(default_factory=Body)


@dataclass(frozen=True)
class Thing:
    disclosure: str = Disclosure.PUBLIC
    public_from: date | None = None
    goes_to_council: bool = True


def check(result: Result, proposed: str = PROPOSED) -> None:
    rules.check_result(2, result, proposed=proposed, decided=DAY)


@pytest.mark.rule("outcome-per-point")
@pytest.mark.parametrize("kind", [kind for kind in OutcomeKind if kind != OutcomeKind.AMENDED])
def test_only_an_amended_point_needs_a_text_of_its_own(kind: OutcomeKind) -> None:
    check(Result(kind))

    assert rules.said_text(Result(kind, text="Iets anders."), PROPOSED) == PROPOSED


@pytest.mark.rule("outcome-per-point")
@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "needs its own text"), ("  \n ", "needs its own text"), (" Stel het  plan vast.\n", "is the proposed text")],
)
def test_an_amended_text_is_not_empty_and_differs(text: str, reason: str) -> None:
    with pytest.raises(NotAllowed, match=reason):
        check(Result(OutcomeKind.AMENDED, text=text))

    check(Result(OutcomeKind.AMENDED, text="Stel het plan gewijzigd vast."))


@pytest.mark.parametrize("day", [DAY, date(2020, 1, 1)])
def test_a_point_is_held_until_a_day_after_the_decision(day: date) -> None:
    with pytest.raises(NotAllowed, match="does not lie after the decision"):
        check(Result(OutcomeKind.HELD, held_until=day))

    check(Result(OutcomeKind.HELD, held_until=date(2020, 2, 18)))
    check(Result(OutcomeKind.HELD))


@pytest.mark.rule("outcome-per-point")
@pytest.mark.parametrize("kind", OutcomeKind)
def test_every_outcome_but_held_locks_the_point_and_says_who_registered_it(kind: OutcomeKind) -> None:
    if kind not in FINAL:
        rules.check_not_decided_before(2, Known(kind))
        return
    with pytest.raises(NotAllowed) as refused:
        rules.check_not_decided_before(2, Known(kind))

    for said in ("Point 2", "Bestuurssecretariaat", "12 february 2020", "revision"):
        assert said in str(refused.value).replace("February", "february").replace("februari", "february")


def test_a_point_without_an_outcome_is_open() -> None:
    rules.check_not_decided_before(1, None)


@pytest.mark.rule("outcome-per-point")
@pytest.mark.parametrize(("first", "second"), list(itertools.product(["", *OutcomeKind], repeat=2)))
def test_a_proposal_is_decided_when_no_point_is_open_or_held(first: str, second: str) -> None:
    open_or_held = {"", OutcomeKind.HELD}

    assert rules.is_decided([first, second]) == (not open_or_held & {first, second})


def test_a_proposal_without_points_is_not_decided() -> None:
    assert not rules.is_decided([])


def day_of_decision(meeting: Sitting | None = None, day: date | None = None) -> date:
    return rules.decided_day(meeting=meeting, day=day, municipality_id=1, now=NOW)


@pytest.mark.rule("decided-elsewhere")
def test_the_day_is_that_of_the_meeting_or_the_one_typed_in() -> None:
    assert day_of_decision(Sitting()) == DAY
    assert day_of_decision(Sitting(), DAY) == DAY
    assert day_of_decision(day=date(2020, 2, 12)) == date(2020, 2, 12)


@pytest.mark.parametrize(
    ("meeting", "day", "reason"),
    [
        (None, None, "Say in which meeting"),
        (None, date(2020, 2, 13), "still to come"),
        (Sitting(starts_at=datetime(2020, 2, 12, 10, 0, tzinfo=UTC)), None, "still to come"),
        (Sitting(status=MeetingStatus.CANCELLED), None, "was cancelled"),
        (Sitting(), date(2020, 2, 10), "The meeting you chose was on 11"),
        (Sitting(body=Body(2)), None, "not of this proposal"),
    ],
)
def test_a_day_that_cannot_be_is_refused(meeting: Sitting | None, day: date | None, reason: str) -> None:
    with pytest.raises(NotAllowed, match=reason):
        day_of_decision(meeting, day)


@pytest.mark.rule("outcome-per-point")
@pytest.mark.parametrize(
    ("rule", "agreed", "meeting", "reason"),
    [
        ("", "Alle leden op 10 februari", None, "outside a meeting is off"),
        ("Reglement van orde, artikel 7", " ", None, "who agreed"),
        ("Reglement van orde, artikel 7", "Alle leden", Sitting(), "leave the meeting empty"),
    ],
)
def test_consent_needs_a_cited_rule_and_names(rule: str, agreed: str, meeting: Sitting | None, reason: str) -> None:
    with pytest.raises(NotAllowed, match=reason):
        rules.check_how(decided_by=DecidedBy.CONSENT, meeting=meeting, consent_rule=rule, agreed_by=agreed)


@pytest.mark.rule("outcome-per-point")
def test_consent_with_its_rule_and_names_is_allowed() -> None:
    rules.check_how(decided_by=DecidedBy.CONSENT, meeting=None, consent_rule="Artikel 7", agreed_by="Alle leden")
    rules.check_how(decided_by=DecidedBy.MEETING, meeting=Sitting(), consent_rule="", agreed_by="")


WITHDRAWN = Result(OutcomeKind.WITHDRAWN)
REVISION = {"act": "Besluit van 12 februari", "reason": "Nieuwe feiten.", "day": date(2020, 2, 12)}


def check_revision(current: Known | None, result: Result = WITHDRAWN, **facts: object) -> None:
    said = {**REVISION, **facts}
    rules.check_revision(current=current, result=result, proposed=PROPOSED, now=NOW, **said)  # type: ignore[arg-type]


@pytest.mark.rule("outcome-per-point")
@pytest.mark.parametrize(
    ("current", "facts", "reason"),
    [
        (None, {}, "Only a decided point"),
        (Known(OutcomeKind.HELD), {}, "Only a decided point"),
        (Known(), {"act": " "}, "Name the act"),
        (Known(), {"reason": ""}, "Name the act"),
        (Known(), {"day": date(2020, 2, 13)}, "still to come"),
        (Known(), {"day": date(2020, 2, 10)}, "lies before the decision"),
        (Known(), {"result": Result(OutcomeKind.AS_PROPOSED)}, "decided already"),
    ],
)
def test_a_revision_is_a_formal_act_with_a_day_and_a_reason(
    current: Known | None, facts: dict[str, object], reason: str
) -> None:
    with pytest.raises(NotAllowed, match=reason):
        check_revision(current, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", sorted(FINAL))
def test_every_decided_point_can_be_revised(kind: str) -> None:
    check_revision(Known(kind, text="Wat er stond."), Result(OutcomeKind.HELD))


@pytest.mark.rule("dual-wall")
@pytest.mark.parametrize(
    ("proposal", "point", "current", "told"),
    [
        (Thing(), Thing(), Known(), True),
        (Thing(), Thing(), Known(OutcomeKind.AMENDED), True),
        (Thing(), Thing(), Known(OutcomeKind.HELD), False),
        (Thing(), Thing(), Known(OutcomeKind.WITHDRAWN), False),
        (Thing(), Thing(), None, False),
        (Thing(), Thing(goes_to_council=False), Known(), False),
        (Thing(), Thing(Disclosure.SECRET), Known(), False),
        (Thing(Disclosure.SECRET), Thing(), Known(), False),
        (Thing(), Thing(Disclosure.LATER, date(2020, 2, 13)), Known(), False),
        (Thing(Disclosure.LATER, date(2020, 2, 12)), Thing(), Known(), True),
    ],
)
def test_the_clerk_is_told_of_decided_public_points_for_the_council(
    proposal: Thing, point: Thing, current: Known | None, told: bool
) -> None:
    assert rules.goes_to_clerk(proposal, point, current, date(2020, 2, 12)) is told


def test_outcomes_are_registered_of_submitted_proposals_only() -> None:
    for status in ProposalStatus:
        steps = {step.name for step in rules.open_proposal_steps(status, {rules.SECRETARIAT})}
        assert ("decide" in steps) == (status == ProposalStatus.SUBMITTED)
