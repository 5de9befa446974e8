import logging
from typing import Any

import pytest
from django.core.files.storage import default_storage

from tests.cast import NOW, Town
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.models import Event
from verbeterspoor.intake import actions
from verbeterspoor.intake.choices import ReadingStatus, Refusal
from verbeterspoor.intake.models import Reading
from verbeterspoor.intake.rules.access import FileRefused
from verbeterspoor.organisations.choices import Role

from . import cases

BAD = {
    "empty": (b"", "leeg.txt"),
    "damaged": (b"%PDF-1.7\nnothing of a PDF", "stuk.pdf"),
    "encrypted": (cases.encrypted_pdf(), "slot.pdf"),
    "image_only": (cases.image_pdf(), "scan.pdf"),
    "active_content": (cases.scripted_pdf(), "script.pdf"),
    "wrong_name": (cases.pdf(), "nota.txt"),
    "unsupported": (b"PK\x03\x04 a zip", "brief.docx"),
}


def test_a_received_file_waits_to_be_read(town: Town) -> None:
    received = cases.received(town)

    assert received.is_new
    assert received.reading.status == ReadingStatus.WAITING
    assert received.reading.file.content.read().decode() == cases.NOTE


def test_the_same_file_again_gives_the_reading_that_is_there(town: Town) -> None:
    first = cases.received(town)
    again = cases.received(town, name="andere naam.txt")

    assert not again.is_new
    assert again.reading == first.reading
    assert (Reading.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_the_same_file_in_another_municipality_is_another_reading(town: Town, other_town: Town) -> None:
    cases.received(town)

    assert cases.received(other_town).is_new


@pytest.mark.parametrize("code", BAD)
def test_a_bad_file_is_refused_with_its_reason_and_leaves_only_a_log_line(
    town: Town, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    data, name = BAD[code]

    with caplog.at_level(logging.WARNING), pytest.raises(FileRefused) as refused:
        cases.received(town, data, name)

    assert refused.value.code == code
    assert str(refused.value).endswith(".")
    assert not Reading.objects.exists()
    assert not StoredFile.objects.exists()
    assert not Event.objects.exists()
    assert default_storage.listdir("")[0] == []
    assert [f"code={code}" in line for line in caplog.messages] == [True]


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(town: Town, settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = 100

    with pytest.raises(FileRefused) as refused:
        cases.received(town, "x" * 101)

    assert refused.value.code == "too_large"


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COORDINATOR, Role.AUTHOR)])
def test_only_a_coordinator_or_author_reads_in(town: Town, role: str) -> None:
    with pytest.raises(NotAllowed, match=str(Refusal.NOT_A_READER.label)):
        cases.received(town, by=town.actor(role))


def test_a_later_trajectory_is_kept_when_there_was_none(town: Town) -> None:
    cases.received(town)
    trajectory = cases.trajectory_in(town)

    assert cases.received(town, trajectory=trajectory).reading.trajectory == trajectory


@pytest.mark.rule("events")
def test_receiving_leaves_an_event_with_the_name_in_its_erasable_part(town: Town) -> None:
    reading = cases.received(town, name="nota.txt").reading

    event = Event.objects.get(type="intake.reading.started")
    assert event.subject_id == reading.public_id
    assert "nota" not in str(event.codes)


def test_a_reading_that_was_given_up_can_be_tried_again(town: Town) -> None:
    reading = cases.received(town).reading
    Reading.objects.update(status=ReadingStatus.FAILED, error_code="gave_up", attempts=3)

    again = actions.try_again(reading=reading, by=cases.coordinator(town), now=NOW, now_real=cases.REAL)

    assert (again.status, again.attempts, again.error_code) == (ReadingStatus.WAITING, 0, "")
