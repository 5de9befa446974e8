"""A letter follows the decision: every way in which it can contradict the outcome, and every way out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace as Thing
from typing import Any

import pytest

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import ContradictionKind, Disclosure, LetterBasis, LetterStatus, OutcomeKind
from verbeterspoor.foundation.errors import NotAllowed

BEFORE, STARTED, AFTER = (datetime(2017, 4, day, tzinfo=UTC) for day in (1, 5, 11))
pytestmark = pytest.mark.usefixtures("plain_english")


def a_letter(**facts: Any) -> Any:
    return Thing(**{"basis": LetterBasis.DECISION, "status": LetterStatus.READY, "disclosure": Disclosure.PUBLIC,
                    "created_at": STARTED, **facts})  # fmt: skip


def a_point(number: int = 1, **facts: Any) -> Any:
    return Thing(**{"pk": number, "number": number, "disclosure": Disclosure.PUBLIC, "secrecy": None, **facts})


def an_outcome(kind: str, pk: int = 1, **facts: Any) -> Any:
    return Thing(**{"pk": pk, "point_id": 1, "kind": kind, "is_current": True, "text": "tekst", "held_until": None,
                    "revised_date": None, "recorded_at": AFTER, **facts})  # fmt: skip


def kinds(letter: Any, points: Any, outcomes: Any, adapted: Any = ()) -> list[ContradictionKind]:
    adaptations = [Thing(outcome_id=pk) for pk in adapted]
    return [one.kind for one in rules.contradictions(letter, points, outcomes, adaptations)]


@pytest.mark.rule("letter-follows-decision")
@pytest.mark.parametrize("kind", [OutcomeKind.AS_PROPOSED, OutcomeKind.NOTED])
def test_a_letter_agrees_with_a_point_decided_as_proposed_or_noted(kind: str) -> None:
    assert kinds(a_letter(), [a_point()], [an_outcome(kind)]) == []


@pytest.mark.rule("letter-follows-decision")
@pytest.mark.parametrize(
    ("outcomes", "reason"),
    [
        ([], ContradictionKind.NOT_DECIDED),
        ([an_outcome(OutcomeKind.HELD)], ContradictionKind.HELD),
        ([an_outcome(OutcomeKind.HELD, held_until=date(2017, 5, 2))], ContradictionKind.HELD_UNTIL),
        ([an_outcome(OutcomeKind.WITHDRAWN)], ContradictionKind.WITHDRAWN),
        ([an_outcome(OutcomeKind.AMENDED)], ContradictionKind.AMENDED),
        ([an_outcome(OutcomeKind.AS_PROPOSED, is_current=False)], ContradictionKind.NOT_DECIDED),
    ],
)
def test_a_point_that_was_not_carried_as_written_contradicts_the_letter(outcomes: Any, reason: str) -> None:
    assert kinds(a_letter(), [a_point()], outcomes) == [reason]


def test_an_adapted_letter_agrees_until_the_point_is_amended_again() -> None:
    first, second = an_outcome(OutcomeKind.AMENDED), an_outcome(OutcomeKind.AMENDED, pk=2)

    assert kinds(a_letter(), [a_point()], [first], adapted=[1]) == []
    assert kinds(a_letter(), [a_point()], [second], adapted=[1]) == [ContradictionKind.AMENDED]


def test_a_revised_point_contradicts_only_a_letter_that_was_there_before() -> None:
    was = an_outcome(OutcomeKind.AS_PROPOSED, pk=2, is_current=False, revised_date=date(2017, 4, 10))
    late = [was, an_outcome(OutcomeKind.AS_PROPOSED)]
    early = [was, an_outcome(OutcomeKind.AS_PROPOSED, recorded_at=BEFORE)]

    assert kinds(a_letter(), [a_point()], late) == [ContradictionKind.REVISED]
    assert kinds(a_letter(), [a_point()], early) == []


def test_a_held_point_decided_later_as_proposed_was_not_revised() -> None:
    held = an_outcome(OutcomeKind.HELD, pk=2, is_current=False)

    assert kinds(a_letter(), [a_point()], [held, an_outcome(OutcomeKind.AS_PROPOSED)]) == []


@pytest.mark.rule("embargo-secrecy-confidential")
def test_a_secret_point_stands_in_no_open_letter_until_its_secrecy_is_lifted() -> None:
    secret = a_point(disclosure=Disclosure.SECRET, secrecy=Thing(lifted_date=None))
    lifted = a_point(disclosure=Disclosure.SECRET, secrecy=Thing(lifted_date=date(2017, 6, 1)))
    outcome = [an_outcome(OutcomeKind.AS_PROPOSED)]

    assert kinds(a_letter(), [secret], outcome) == [ContradictionKind.SECRET]
    assert kinds(a_letter(disclosure=Disclosure.SECRET), [secret], outcome) == []
    assert kinds(a_letter(), [lifted], outcome) == []


def test_the_text_of_a_secret_outcome_is_not_told_in_the_reason() -> None:
    secret = a_point(disclosure=Disclosure.SECRET, secrecy=Thing(lifted_date=None))
    said = rules.contradictions(a_letter(), [secret], [an_outcome(OutcomeKind.AMENDED, text="geheim bedrag")], [])

    assert "geheim bedrag" not in " ".join(one.sentence for one in said)


@pytest.mark.rule("letter-follows-decision")
def test_a_letter_on_a_signature_alone_contradicts_no_decision() -> None:
    note = a_letter(basis=LetterBasis.PORTFOLIO_HOLDER)

    assert kinds(note, [a_point()], [an_outcome(OutcomeKind.HELD)]) == []
    assert kinds(a_letter(), [], []) == [ContradictionKind.WITHOUT_POINTS]


def test_every_reason_stands_in_the_refusal_with_its_way_out() -> None:
    held, amended = a_point(1), a_point(2)
    outcomes = [an_outcome(OutcomeKind.HELD), an_outcome(OutcomeKind.AMENDED, pk=2, point_id=2, text="nieuwe tekst")]

    with pytest.raises(NotAllowed, match=r"Point 1 is held.*Point 2 was amended: “nieuwe tekst”. Adapt the letter"):
        rules.check_agrees(rules.contradictions(a_letter(), [amended, held], outcomes, []))
