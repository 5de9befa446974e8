import pytest
from django.utils import translation

from tests.cast import NOW, Town
from verbeterspoor.history.queries import history_of
from verbeterspoor.intake import actions, slots
from verbeterspoor.intake.choices import CandidateKind
from verbeterspoor.organisations.choices import Role

from . import cases


def test_a_coordinator_is_asked_to_judge_what_was_found(town: Town) -> None:
    reading = cases.read_in(town)

    turn = slots.turns(cases.coordinator(town), NOW)[0]

    assert "nota.txt" in turn.title
    assert turn.url.endswith(str(reading.public_id))
    assert turn.trajectory == "Lokaal netwerk"


def test_the_turn_ends_when_everything_is_judged(town: Town) -> None:
    reading = cases.read_in(town)
    for kind in (CandidateKind.DATE, CandidateKind.COMMITMENT):
        actions.accept_all(reading=reading, kind=kind, by=cases.coordinator(town), now=NOW)
        for left in cases.candidates(reading, kind):
            if left.status == "proposed":
                actions.reject(candidate=left, by=cases.coordinator(town), now=NOW)

    assert slots.turns(cases.coordinator(town), NOW) == []


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_nobody_else_is_asked(town: Town, role: str) -> None:
    cases.read_in(town)

    assert slots.turns(town.actor(role), NOW) == []


def test_only_readers_have_the_menu_item(town: Town) -> None:
    have = {role for role in Role if slots.navigation(town.actor(role))}

    assert have == {Role.COORDINATOR, Role.AUTHOR}


@pytest.mark.rule("events")
def test_what_happened_to_a_document_is_told_in_words(town: Town) -> None:
    reading = cases.read_in(town)
    first, second = cases.candidates(reading, CandidateKind.DATE)[:2]
    actions.accept(candidate=first, by=cases.coordinator(town), now=NOW)
    actions.reject(candidate=second, by=cases.coordinator(town), now=NOW)

    with translation.override("nl"):
        told = [event.sentence for event in history_of(subject_id=reading.public_id)]

    assert "Een voorstel uit nota.txt niet overgenomen" in told
    assert told[-1] == "Begonnen met het inlezen van nota.txt"
    assert not any(sentence.startswith("intake.") for sentence in told)
