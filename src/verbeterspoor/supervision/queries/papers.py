"""Papers, files and quotes, as far as somebody may open them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from verbeterspoor.documents.models import Paper, SourceQuote, StoredFile
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import ReportVersion
from verbeterspoor.supervision.models import (
    Report,
)
from verbeterspoor.trajectories.models import Trajectory


def files_visible_to(actor: Actor) -> QuerySet[StoredFile]:
    """Return the files this person may open: of papers shared with it, and of the reports it sees."""
    if actor.is_inside:
        return StoredFile.objects.visible_to(actor)
    reports = Report.objects.visible_to(actor).filter(paper__file__isnull=False)
    own = StoredFile.objects.filter(municipality_id=actor.municipality_id)
    drafts = _drafts_of(actor).values("paper__file_id")
    shared = Q(pk__in=StoredFile.objects.visible_to(actor).values("pk")) & ~Q(pk__in=drafts)
    return own.filter(shared | Q(pk__in=reports.values("paper__file_id")))


def _drafts_of(actor: Actor) -> QuerySet[Report]:
    """Return the draft reports with a paper: a draft is not shown to whoever its paper was shared with."""
    own = Report.objects.filter(investigation__trajectory__municipality_id=actor.municipality_id)
    return own.filter(version=ReportVersion.DRAFT, paper__file__isnull=False).order_by()


def papers_visible_to(actor: Actor, trajectory: Trajectory) -> QuerySet[Paper]:
    """Return the papers of a trajectory this person may see, newest first."""
    papers = Paper.objects.filter(trajectory=trajectory)
    reports = Report.objects.visible_to(actor).filter(paper__isnull=False)
    shared = Q(pk__in=Paper.objects.visible_to(actor).values("pk"))
    if not actor.is_inside:
        shared &= ~Q(pk__in=_drafts_of(actor).values("paper_id"))
    seen = shared | Q(pk__in=reports.values("paper_id"))
    return papers.filter(seen).select_related("file").order_by("-added_at", "pk")


def get_visible_quote(actor: Actor, public_id: uuid.UUID) -> SourceQuote:
    """Return a quote from a file this person may open; any other does not exist (DoesNotExist)."""
    quotes = SourceQuote.objects.select_related("file").filter(file_id__in=files_visible_to(actor).values("pk"))
    return quotes.get(public_id=public_id)


def visible_quote(actor: Actor, quote: SourceQuote | None) -> SourceQuote | None:
    """Return a quote if this person may open its file: words of a paper that was not shared are not shown either."""
    return quote if quote and quote.file_id in openable_files(actor, [quote.file_id]) else None


def openable_files(actor: Actor, files: Iterable[int | None]) -> set[int]:
    """Return which of these files this person may open; one query, none for the town hall."""
    known = {pk for pk in files if pk}
    if actor.is_inside or not known:
        return known
    return set(files_visible_to(actor).filter(pk__in=known).values_list("pk", flat=True))


def papers_with_file(actor: Actor, file: StoredFile) -> QuerySet[Paper]:
    """Return the papers that are this file, in trajectories this person may know of."""
    seen = Trajectory.objects.visible_to(actor).values("pk")
    return file.papers.filter(trajectory_id__in=seen).select_related("trajectory").order_by("pk")


def has_papers_page(actor: Actor, trajectory: Trajectory) -> bool:
    """Say whether there is anything for this person on the page of papers."""
    return actor.is_inside or papers_visible_to(actor, trajectory).exists()
