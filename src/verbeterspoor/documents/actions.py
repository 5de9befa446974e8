"""Store a file, make it a paper of a trajectory, and point at words in it."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.actions import record_event
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from . import rules
from .choices import Refusal
from .models import Paper, SourceQuote, StoredFile


@transaction.atomic
def store_file(
    *, municipality: Municipality, data: bytes | File, name: str, media_type: str, pages: int, by: Actor, now: datetime
) -> StoredFile:
    """Keep a file as it was received; the same bytes are kept once per municipality, under their first name."""
    rules.check_can_store(by, municipality.pk)
    content: File = ContentFile(data) if isinstance(data, bytes) else data
    sha256 = _sha256(content)
    if known := StoredFile.objects.filter(municipality=municipality, sha256=sha256).first():
        return known
    stored = StoredFile(
        municipality=municipality, name=name[-255:], media_type=media_type, size=content.size, sha256=sha256,
        pages=pages, stored_at=now, stored_by_id=by.public_id,
    )  # fmt: skip
    stored.content.save(name, content, save=False)
    try:
        with transaction.atomic():
            stored.save(force_insert=True)
    except IntegrityError:
        stored.content.delete(save=False)
        return StoredFile.objects.get(municipality=municipality, sha256=sha256)
    record_event(
        chain=by.municipality_uuid, type="documents.file.stored", subject_kind="file", subject_id=stored.public_id,
        by=by.public_id, at=now, codes={"sha256": sha256, "pages": pages}, words={"by": by.name, "name": stored.name},
    )  # fmt: skip
    return stored


def discard_file(*, file: StoredFile) -> bool:
    """Throw away a file that nothing refers to, row and content; False when something still does."""
    try:
        with transaction.atomic():
            file.delete()
    except ProtectedError:
        return False
    transaction.on_commit(lambda: file.content.storage.delete(file.content.name or ""))
    return True


def _sha256(content: File) -> str:
    """Return the hash of a file, read piece by piece."""
    digest = hashlib.sha256()
    content.seek(0)
    for piece in content.chunks():
        digest.update(piece)
    content.seek(0)
    return digest.hexdigest()


@transaction.atomic
def add_paper(
    *,
    trajectory: Trajectory,
    title: str,
    kind: str = "",
    file: StoredFile | None = None,
    reference: str = "",
    dated: date | None = None,
    by: Actor,
    now: datetime,
) -> Paper:
    """Make a document part of a trajectory; a file is one paper of a trajectory at most."""
    rules.check_can_store(by, trajectory.municipality_id)
    if file is not None:
        rules.check_can_store(by, file.municipality_id)
        if known := Paper.objects.filter(trajectory=trajectory, file=file).first():
            return known
    paper = Paper.objects.create(
        trajectory=trajectory, title=title, kind=kind, file=file, reference=reference, dated=dated, added_at=now,
        added_by_id=by.public_id,
    )  # fmt: skip
    record_event(
        chain=by.municipality_uuid, type="documents.paper.added", subject_kind="paper", subject_id=paper.public_id,
        trajectory_id=trajectory.public_id, by=by.public_id, at=now, codes={"kind": kind},
        words={"by": by.name, "title": title},
    )  # fmt: skip
    return paper


def quote(*, file: StoredFile, page: int, text: str, start: int | None = None, end: int | None = None) -> SourceQuote:
    """Point at words on a page of a file; the same words at the same place are one quote."""
    if page < 1 or (file.pages and page > file.pages):
        raise NotAllowed(Refusal.NO_SUCH_PAGE.label)
    found, _ = SourceQuote.objects.get_or_create(file=file, page=page, text=text, start=start, end=end)
    return found
