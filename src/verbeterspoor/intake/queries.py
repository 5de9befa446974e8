"""What the pages of a document that is read in show."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from verbeterspoor.documents.models import Paper
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.models import Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.reading import Document, page_boxes, page_shape, page_text
from verbeterspoor.reading.pages import PDF
from verbeterspoor.supervision.models import Report

from .choices import CandidateKind, CandidateStatus
from .models import Candidate, Reading
from .rules import names

SHOWN_AROUND = 12_000
"""How many characters of a plain text are shown before and after the quote."""

Body = Organisation | Unit


def get_visible(actor: Actor, public_id: uuid.UUID) -> Reading:
    """Return a reading this person may see; any other does not exist (DoesNotExist)."""
    found = Reading.objects.visible_to(actor).select_related("file", "trajectory", "municipality")
    return found.get(public_id=public_id)


def readings_of(actor: Actor) -> QuerySet[Any]:
    """Return the documents that were read in, newest first, with how many candidates wait for a judgement."""
    waits = Q(candidates__status=CandidateStatus.PROPOSED) & ~Q(candidates__kind=CandidateKind.DECISION_POINT)
    return (
        Reading.objects.visible_to(actor)
        .select_related("file", "trajectory", "municipality")
        .defer("outcome")
        .annotate(waiting_count=Count("candidates", filter=waits))
        .order_by("-created_at", "-pk")
    )


@dataclass
class Group:
    """The candidates that answer one question."""

    kind: CandidateKind
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def open_count(self) -> int:
        """How many of them still wait for a judgement."""
        return sum(one.status == CandidateStatus.PROPOSED for one in self.candidates)

    @property
    def is_judged_one_by_one(self) -> bool:
        """Say whether each candidate becomes a fact of its own."""
        return self.kind not in (CandidateKind.FIELD, CandidateKind.DECISION_POINT)


def groups_of(reading: Reading) -> list[Group]:
    """Return the candidates of a reading, grouped by question, each with the depth at which it stands."""
    groups = {kind: Group(kind) for kind in CandidateKind}
    depth: dict[int, int] = {}
    for one in Candidate.objects.filter(reading=reading).order_by("position", "pk"):
        one.reading = reading
        depth[one.pk] = depth.get(one.parent_id or 0, -1) + 1
        one.depth = depth[one.pk]
        groups[CandidateKind(one.kind)].candidates.append(one)
    return [group for group in groups.values() if group.candidates or group.kind == CandidateKind.FINDING]


def next_open(reading: Reading, after: Candidate | None) -> Candidate | None:
    """Return the next candidate to judge, below the one that was judged last, else the first one."""
    waiting = (
        Candidate.objects.filter(reading=reading, status=CandidateStatus.PROPOSED)
        .exclude(kind__in=[CandidateKind.DECISION_POINT, CandidateKind.FIELD])
        .order_by("position", "pk")
    )
    below = waiting.filter(position__gt=after.position).first() if after else None
    return below or waiting.first()


def paper_of(reading: Reading) -> Paper | None:
    """Return the paper of the trajectory that this document became."""
    if reading.trajectory_id is None:
        return None
    return Paper.objects.filter(trajectory_id=reading.trajectory_id, file_id=reading.file_id).first()


def report_of(reading: Reading) -> Report | None:
    """Return the report that this document is, when somebody said which body made it."""
    paper = paper_of(reading)
    reports = Report.objects.filter(paper=paper).select_related("investigation") if paper else Report.objects.none()
    return reports.first()


def known_bodies(municipality_id: int) -> list[tuple[Body, str, str]]:
    """Return the organisations and units a municipality knows, with name and short name."""
    bodies: list[tuple[Body, str, str]] = [
        (one, one.name, one.short_name) for one in organisations.known_organisations(municipality_id=municipality_id)
    ]
    units = organisations.units_of(municipality_id=municipality_id)
    return bodies + [(unit, unit.name, "") for unit in units]


def names_in(reading: Reading) -> list[tuple[Body, str, str]]:
    """Return the known bodies and how this document may call the one that investigates ("the inspectorate")."""
    known = known_bodies(reading.municipality_id)
    parties = reading.trajectory.parties.select_related("organisation") if reading.trajectory else ()
    for role, words in names.CALLED.items():
        bodies = {party.organisation for party in parties if party.role == role and party.organisation}
        known += [(body, word, "") for body in bodies for word in words if len(bodies) == 1]
    return known


def recognised(text: str, known: Iterable[tuple[Body, str, str]]) -> Body | None:
    """Return the known organisation or unit that a text names."""
    return names.recognise(text, known)


@dataclass(frozen=True)
class PageView:
    """A page as it is shown: the image with marks in a PDF, or the text around a quote."""

    page: int
    pages: int
    width: int = 1000
    height: int = 0
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    before: str = ""
    marked: str = ""
    after: str = ""
    text: str = ""

    @property
    def boxes_in_text(self) -> list[tuple[str, ...]]:
        """The places of the marks, as numbers that a drawing understands in every language."""
        return [tuple(f"{number:.1f}" for number in box) for box in self.boxes]

    @property
    def is_image(self) -> bool:
        """Say whether the page is shown as an image."""
        return self.height > 0


def content_of(reading: Reading) -> bytes:
    """Return the file's content."""
    with reading.stored.content.open("rb") as content:
        return content.read()


def view_page(reading: Reading, page: int, candidate: Candidate | None) -> PageView:
    """Return one page of the document, with the quote of a candidate marked when it stands there."""
    pages = max(reading.stored.pages, 1)
    page = min(max(page, 1), pages)
    here = candidate if candidate and candidate.page == page and candidate.start is not None else None
    start, end = (here.start or 0, here.end or 0) if here else (0, 0)
    content = content_of(reading)
    if reading.stored.media_type == PDF:
        width, height = page_shape(content, page)
        tall = round(1000 * height / width)
        found = page_boxes(Document("", PDF, (), content), page, start, end) if here else []
        boxes = tuple((x0 * 1000, y0 * tall, (x1 - x0) * 1000, (y1 - y0) * tall) for x0, y0, x1, y1 in found)
        return PageView(page, pages, 1000, tall, boxes, text=page_text(content, PDF, page))
    text = page_text(content, reading.stored.media_type, page)
    first, last = max(0, start - SHOWN_AROUND), end + SHOWN_AROUND
    if not here:
        first, last = 0, 2 * SHOWN_AROUND
    return PageView(page, pages, before=text[first:start], marked=text[start:end], after=text[end:last])


def waiting_for(actor: Actor) -> list[dict[str, Any]]:
    """Return the documents with candidates that wait for this person's judgement."""
    if not actor.leads:
        return []
    found = readings_of(actor).filter(waiting_count__gt=0)
    return list(found.values("public_id", "name", "waiting_count", "read_at", "trajectory__title"))
