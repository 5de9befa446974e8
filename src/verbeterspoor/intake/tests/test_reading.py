from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from tests.cast import NOW, Town
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.history.models import Event
from verbeterspoor.intake import actions, tasks
from verbeterspoor.intake.choices import CandidateKind, ReadingStatus
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.intake.rules import access

from . import cases

LATER = cases.REAL + access.LEASE + timedelta(seconds=1)


def test_a_claimed_reading_is_not_claimed_again(town: Town) -> None:
    cases.received(town)

    assert actions.claim(now_real=cases.REAL) is not None
    assert actions.claim(now_real=cases.REAL) is None


def test_what_a_dead_worker_left_is_claimed_when_its_lease_ends(town: Town) -> None:
    cases.received(town)
    actions.claim(now_real=cases.REAL)

    again = actions.claim(now_real=LATER)

    assert again is not None
    assert again.attempts == 2


def test_a_worker_that_lost_its_lease_writes_nothing(town: Town) -> None:
    cases.received(town)
    slow = actions.claim(now_real=cases.REAL)
    quick = actions.claim(now_real=LATER)
    assert slow is not None
    assert quick is not None

    assert actions.read_claimed(reading=quick, now=NOW, real_now=lambda: LATER)
    found = Candidate.objects.count()
    assert not actions.read_claimed(reading=slow, now=NOW, real_now=lambda: LATER)

    assert Candidate.objects.count() == found > 0
    assert Event.objects.filter(type="intake.reading.read").count() == 1


def test_after_three_broken_attempts_a_reading_fails_and_can_be_seen(town: Town) -> None:
    reading = cases.received(town).reading
    for attempt in range(access.MAX_ATTEMPTS):
        assert actions.claim(now_real=cases.REAL + attempt * (access.LEASE + timedelta(seconds=1)))
    long_after = cases.REAL + timedelta(hours=1)

    assert actions.claim(now_real=long_after) is None
    assert actions.give_up_lost(now_real=long_after) == 1
    reading.refresh_from_db()
    assert (reading.status, reading.error_code) == (ReadingStatus.FAILED, "gave_up")


def test_progress_is_stored_per_page(town: Town) -> None:
    reading = cases.read_in(town, cases.pdf(3), "nota.pdf")

    assert (reading.pages_done, reading.pages_total, reading.status) == (3, 3, ReadingStatus.READ)


def test_reading_twice_proposes_nothing_twice(town: Town) -> None:
    reading = cases.read_in(town)
    found = Candidate.objects.count()
    Reading.objects.update(status=ReadingStatus.WAITING)

    again = actions.claim(now_real=LATER)
    assert again is not None
    actions.read_claimed(reading=again, now=NOW, real_now=lambda: LATER)

    assert Candidate.objects.filter(reading=reading).count() == found


@pytest.mark.rule("finding-tree")
def test_sub_points_become_candidates_below_their_point(town: Town) -> None:
    reading = cases.read_in(town, cases.REPORT, "rapport.txt")

    tree = [(one.answer["number"], one.parent and one.parent.answer["number"])
            for one in cases.candidates(reading, CandidateKind.FINDING)]  # fmt: skip
    assert tree == [("1", None), ("a", "1"), ("b", "1"), ("2", None)]


def test_every_candidate_quotes_words_that_stand_at_its_place(town: Town) -> None:
    reading = cases.read_in(town)

    placed = Candidate.objects.filter(reading=reading, start__isnull=False)
    for one in placed:
        words = " ".join(cases.NOTE[one.start : one.end].split())
        assert one.quote.split()[0] in words
    assert placed.exists()


def test_a_file_that_breaks_while_reading_is_thrown_away_but_its_reason_stays(town: Town) -> None:
    reading = cases.received(town, cases.pdf(), "nota.pdf").reading
    name = reading.file.content.name
    default_storage.delete(name)
    with default_storage.open(name, "wb") as file:
        file.write(b"%PDF-1.7 broken")
    claimed = actions.claim(now_real=cases.REAL)
    assert claimed is not None

    assert actions.read_claimed(reading=claimed, now=NOW, real_now=lambda: cases.REAL)

    reading.refresh_from_db()
    assert (reading.status, reading.error_code, reading.file, reading.name) == ("failed", "damaged", None, "nota.pdf")
    assert not StoredFile.objects.exists()
    actions.remove_failed(reading=reading, by=cases.coordinator(town), now=NOW)
    assert not Reading.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_sweep_nudges_only_when_something_waits(town: Town, settings: object) -> None:
    from django_tasks_db.models import DBTaskResult

    tasks.sweep()
    assert not DBTaskResult.objects.exists()

    cases.received(town)
    tasks.sweep()
    assert DBTaskResult.objects.get().task == tasks.read_waiting
    assert tasks.read_waiting.call() == 1
