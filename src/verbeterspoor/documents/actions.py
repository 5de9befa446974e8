"""Store a file, make it a paper of a trajectory, and point at words in it."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history.actions import record_event
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from . import rules
from .choices import FileProblem, Refusal, StyleProblem
from .contents import ClientDataFound, FileHit, Place, UnreadableFile, client_data_in, contents_of
from .contents.logo import logo_in
from .models import MunicipalStyle, Paper, SourceQuote, StoredFile

LOGOS = {"png": "image/png", "svg": "image/svg+xml"}


@transaction.atomic
def store_file(
    *, municipality: Municipality, data: bytes | File, name: str, media_type: str, pages: int, by: Actor, now: datetime
) -> StoredFile:
    """Keep a file as it was received; the same bytes are kept once per municipality, under their first name."""
    rules.check_can_store(by, municipality.pk)
    return _store(municipality, data, name, media_type, pages, by, now, {})


def store_evidence(
    *, municipality: Municipality, data: bytes, name: str, confirmed: bool, by: Actor, now: datetime
) -> StoredFile:
    """Keep a file that somebody adds to a report of progress, after looking in it for data of clients.

    UnreadableFile says why a file cannot be added. ClientDataFound says what was found and where: a citizen service
    number or date of birth is always refused; anything weaker, and pictures nobody can read, until a person who looked
    has `confirmed` it. What is refused is nowhere kept: do this last of all that can refuse a report. Whoever adds it
    must keep the name given, because the same bytes may be known here already under another.
    """
    rules.check_can_bring_evidence(by, municipality.pk)
    if len(data) > settings.UPLOAD_MAX_BYTES:
        raise UnreadableFile(FileProblem.TOO_BIG)
    contents = contents_of(data, name)
    hits = client_data_in(contents) + [
        FileHit(Place(in_name=True), hit) for hit in rules.personal_data_in(PurePath(name).stem)
    ]
    if any(hit.is_strong or not confirmed for hit in hits):
        raise ClientDataFound(hits)
    looked_at = {"looked_at": sorted({hit.hit.kind.value for hit in hits})} if hits else {}
    with transaction.atomic():
        return _store(municipality, data, name, contents.media_type, contents.pages, by, now, looked_at)


def _store(municipality: Municipality, data: bytes | File, name: str, media_type: str, pages: int, by: Actor,
           now: datetime, codes: dict[str, Any]) -> StoredFile:  # fmt: skip
    """Keep bytes once per municipality; `codes` go into the event."""
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
        by=by.public_id, at=now, codes={"sha256": sha256, "pages": pages, **codes},
        words={"by": by.name, "name": stored.name},
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


@dataclass(frozen=True)
class Addresses:
    """What stands on a letter besides the logo."""

    return_address: str = ""
    visiting_address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    footer: str = ""


def set_house_style(
    *, municipality: Municipality, colour: str, font: str, logo: bytes | None = None, logo_alt: str = "",
    remove_logo: bool = False, addresses: Addresses | None = None, by: Actor, now: datetime,
) -> MunicipalStyle:  # fmt: skip
    """Set how the papers of a municipality look; without a new `logo` the one that is there stays, unless removed.

    Papers that are already sent keep their look: they are files.
    """
    rules.check_can_set_house_style(by, municipality.pk)
    rules.check_colour(colour)
    picture, ending = logo_in(logo) if logo else (b"", "")
    with transaction.atomic():
        kept = MunicipalStyle.objects.select_for_update().filter(municipality=municipality).first()
        kept = kept or MunicipalStyle(municipality=municipality)
        before = kept.logo
        if picture:
            kept.logo = _store(municipality, picture, f"logo.{ending}", LOGOS[ending], 0, by, now, {})
        elif remove_logo:
            kept.logo = None
        if kept.logo and not logo_alt.strip():
            raise NotAllowed(StyleProblem.NO_WORDS.label)
        kept.colour, kept.font, kept.logo_alt, kept.changed_at = colour.lower(), font, logo_alt.strip(), now
        for name, value in asdict(addresses or Addresses()).items():
            setattr(kept, name, value)
        kept.save()
        codes = {"colour": kept.colour, "font": font, "logo": kept.logo.sha256 if kept.logo else ""}
        record_event(
            chain=by.municipality_uuid, type="documents.house_style.set", subject_kind="municipality",
            subject_id=municipality.public_id, by=by.public_id, at=now, codes=codes, words={"by": by.name},
        )  # fmt: skip
        if before and before != kept.logo:
            discard_file(file=before)
    return kept
