"""Receive a file that somebody wants to read in; a bad one is refused at once and leaves only a log line."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction

from verbeterspoor.documents.actions import store_file
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.intake.choices import ReadingStatus, Refusal
from verbeterspoor.intake.models import Reading
from verbeterspoor.intake.rules import access
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.reading import UnreadableDocument, examine
from verbeterspoor.trajectories.models import Trajectory

from .records import record

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Received:
    """The reading of a received file; `is_new` is false when the same file was read in before."""

    reading: Reading
    is_new: bool


def receive_file(
    *,
    municipality: Municipality,
    upload: bytes | File,
    name: str,
    by: Actor,
    now: datetime,
    now_real: datetime,
    trajectory: Trajectory | None = None,
) -> Received:
    """Store a file and let it be read; the same bytes give the reading that is there, so nothing is read in twice.

    Raises `FileRefused` for a file that cannot be read; then nothing is stored.
    """
    access.check_can_read_in(by, municipality.pk)
    file: File = ContentFile(upload) if isinstance(upload, bytes) else upload
    try:
        media_type, pages, data = _examined(file, name)
    except access.FileRefused as refusal:
        log.warning("file refused: code=%s size=%s municipality=%s", refusal.code, file.size, municipality.slug)
        raise
    with transaction.atomic():
        sha256 = hashlib.sha256(data).hexdigest()
        known = Reading.objects.filter(municipality=municipality, file__sha256=sha256).first()
        if known is not None:
            return Received(_keep_trajectory(known, trajectory), False)
        stored = store_file(
            municipality=municipality, data=data, name=name, media_type=media_type, pages=pages, by=by, now=now
        )
        return _open_reading(stored, name, trajectory, by, now, now_real)


def _examined(file: File, name: str) -> tuple[str, int, bytes]:
    """Return media type, pages and content of a file that can be read, or refuse it with the reason."""
    access.check_size(file.size, settings.UPLOAD_MAX_BYTES)
    file.seek(0)
    data = file.read()
    try:
        return *examine(data, name), data
    except UnreadableDocument as error:
        raise access.FileRefused(error.code) from error


def _open_reading(
    stored: StoredFile, name: str, trajectory: Trajectory | None, by: Actor, now: datetime, now_real: datetime
) -> Received:
    """Put the file in line; when somebody adds it at the same moment, both get the same reading."""
    reading, is_new = Reading.objects.get_or_create(
        municipality_id=by.municipality_id,
        file=stored,
        defaults={
            "name": name[-255:], "trajectory": trajectory, "pages_total": stored.pages, "due_at": now_real,
            "created_at": now, "started_by_id": by.public_id,
        },
    )  # fmt: skip
    if is_new:
        record("reading.started", reading, by, now)
    return Received(reading, is_new)


def _keep_trajectory(reading: Reading, trajectory: Trajectory | None) -> Reading:
    """Give an earlier reading the trajectory that was chosen now, when it has none."""
    if trajectory is not None and reading.trajectory_id is None:
        reading.trajectory = trajectory
        reading.save(update_fields=["trajectory"])
    return reading


@transaction.atomic
def try_again(*, reading: Reading, by: Actor, now: datetime, now_real: datetime) -> Reading:
    """Put a reading that broke off back in line."""
    access.check_can_read_in(by, reading.municipality_id)
    rows = Reading.objects.filter(pk=reading.pk, status=ReadingStatus.FAILED, file__isnull=False).update(
        status=ReadingStatus.WAITING, attempts=0, error_code="", due_at=now_real, lease_until=None
    )
    if not rows:
        raise NotAllowed(Refusal.NOT_FAILED.label)
    record("reading.started", reading, by, now)
    reading.refresh_from_db()
    return reading


@transaction.atomic
def remove_failed(*, reading: Reading, by: Actor, now: datetime) -> None:
    """Take the message about a file that could not be read away."""
    access.check_can_read_in(by, reading.municipality_id)
    rows, _ = Reading.objects.filter(pk=reading.pk, status=ReadingStatus.FAILED, file__isnull=True).delete()
    if not rows:
        raise NotAllowed(Refusal.NOT_FAILED.label)
    record("reading.removed", reading, by, now, {"code": reading.error_code})
