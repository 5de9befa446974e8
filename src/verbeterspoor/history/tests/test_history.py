"""The chain of events: whole, tampered with, and erased by right."""

import uuid
from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from verbeterspoor.history import queries, rules, verification
from verbeterspoor.history.actions import erase_words, record_event
from verbeterspoor.history.models import ChainHead, Event, EventWords

pytestmark = [pytest.mark.django_db, pytest.mark.rule("events")]
TOWN = uuid.UUID(int=7)
THING = uuid.UUID(int=8)


@pytest.fixture
def events(now: datetime) -> list[Event]:
    """Four events of one town."""
    return [
        record_event(
            chain=TOWN, type="plans.action.accepted", subject_kind="action", subject_id=THING, by=uuid.UUID(int=9),
            at=now, codes={"to": number}, words={"note": f"Toelichting {number}"},
        )
        for number in range(4)
    ]  # fmt: skip


def without_guard(statement: str, *values: object) -> None:
    """Do what only the owner of the database can: switch the triggers off and change a row."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE history_event DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER history_event_no_update")
            cursor.execute("DROP TRIGGER history_event_no_delete")
        cursor.execute(statement, values)


def test_an_untouched_chain_is_whole(events: list[Event]) -> None:
    verdict = verification.verify(TOWN)

    assert (verdict.is_whole, verdict.links) == (True, 4)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE history_event SET type = 'other'", "DELETE FROM history_event", "TRUNCATE history_event"],
)
def test_the_database_refuses_to_change_or_delete_an_event(events: list[Event], statement: str) -> None:
    if statement.startswith("TRUNCATE") and connection.vendor == "sqlite":
        statement = "DELETE FROM history_event WHERE 1 = 1"  # SQLite knows no TRUNCATE

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Event.objects.count() == 4


def test_a_changed_event_is_named(events: list[Event]) -> None:
    without_guard("UPDATE history_event SET type = 'plans.action.lapsed' WHERE sequence = 2")

    verdict = verification.verify(TOWN)
    assert (verdict.broken_at, verdict.fault) == (2, "it was changed afterwards")


def test_an_event_that_was_taken_out_is_named(events: list[Event]) -> None:
    without_guard("DELETE FROM history_event WHERE sequence = 3")

    verdict = verification.verify(TOWN)
    assert (verdict.broken_at, verdict.fault) == (3, "an event is missing before it")


def test_events_cut_off_at_the_end_are_noticed(events: list[Event]) -> None:
    without_guard("DELETE FROM history_event WHERE sequence = 4")

    assert verification.verify(TOWN).broken_at == 4


def test_a_chain_rewritten_from_one_event_on_is_named(events: list[Event]) -> None:
    forged = events[1]
    forged.codes = {"to": 99}
    without_guard(
        "UPDATE history_event SET codes = '{\"to\": 99}', hash = %s WHERE sequence = 2", rules.hash_of(forged)
    )

    verdict = verification.verify(TOWN)
    assert (verdict.broken_at, verdict.fault) == (3, "it does not follow the event before it")


def test_changed_words_are_named(events: list[Event]) -> None:
    EventWords.objects.filter(event_public_id=events[0].public_id).update(words={"note": "iets anders"})

    assert verification.verify(TOWN).fault == "its words were changed afterwards"


def test_words_that_vanished_without_an_act_are_named(events: list[Event]) -> None:
    EventWords.objects.filter(event_public_id=events[2].public_id).delete()

    assert verification.verify(TOWN).broken_at == 3


def test_words_erased_by_right_leave_the_chain_whole_and_the_gap_named(events: list[Event], now: datetime) -> None:
    erase_words(chain=TOWN, event_ids=[events[2].public_id], reason="destruction_list", by=None, at=now)

    verdict = verification.verify(TOWN)
    assert (verdict.is_whole, verdict.links, verdict.erased) == (True, 5, (3,))
    assert not EventWords.objects.filter(event_public_id=events[2].public_id).exists()


def test_words_of_another_town_cannot_be_erased(events: list[Event], now: datetime) -> None:
    erase_words(chain=uuid.UUID(int=1), event_ids=[events[0].public_id], reason="destruction_list", by=None, at=now)

    assert EventWords.objects.filter(chain=TOWN).count() == 4


def test_history_comes_newest_first_with_words_in_two_queries(events: list[Event], django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        found = queries.history_of(subject_id=THING)

    assert [event.codes["to"] for event in found] == [3, 2, 1, 0]
    assert found[0].words == {"note": "Toelichting 3"}


def test_a_change_that_fails_leaves_no_event(now: datetime) -> None:
    with transaction.atomic():
        record_event(chain=TOWN, type="a.b.c", subject_kind="a", subject_id=THING, by=None, at=now)
        transaction.set_rollback(True)

    assert not Event.objects.exists()
    assert not ChainHead.objects.exists()


def test_the_command_names_the_broken_link_and_fails(events: list[Event], capsys: pytest.CaptureFixture[str]) -> None:
    assert verification.report() == 0
    without_guard("UPDATE history_event SET subject_kind = 'x' WHERE sequence = 2")

    assert verification.report() == 1
    assert f"{TOWN}: broken at event 2" in capsys.readouterr().out
