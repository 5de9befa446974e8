"""Which files and papers somebody may see."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.db.models import QuerySet

from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .models import MunicipalStyle, Paper, StoredFile


def get_visible_file(actor: Actor, public_id: uuid.UUID) -> StoredFile:
    """Return a file this person may see; any other does not exist (DoesNotExist)."""
    return StoredFile.objects.visible_to(actor).get(public_id=public_id)


def papers_of(actor: Actor, trajectory: Trajectory) -> QuerySet[Paper]:
    """Return the papers of a trajectory that this person may see, newest first."""
    papers = Paper.objects.visible_to(actor).filter(trajectory=trajectory)
    return papers.select_related("file").order_by("-added_at", "pk")


def files_of(actor: Actor, trajectory: Trajectory) -> QuerySet[StoredFile]:
    """Return the files of a trajectory's papers that this person may see."""
    papers = Paper.objects.visible_to(actor).filter(trajectory=trajectory, file__isnull=False)
    return StoredFile.objects.filter(pk__in=papers.values("file_id")).order_by("name", "pk")


def pieces_of(file: StoredFile) -> Iterator[bytes]:
    """Yield the bytes of a stored file, in pieces, as it was received."""
    with file.content.open("rb") as content:
        yield from content.chunks()


def house_style_of(municipality: Municipality) -> MunicipalStyle | None:
    """Return the house style a municipality set, or None."""
    return MunicipalStyle.objects.select_related("logo").filter(municipality=municipality).first()
