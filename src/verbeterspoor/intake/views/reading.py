"""The page image or marked text beside the candidates."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from verbeterspoor.history import queries as history
from verbeterspoor.intake import queries
from verbeterspoor.intake.choices import CandidateKind, CandidateStatus, ReadingStatus
from verbeterspoor.intake.forms import DocumentForm, HandForm
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.intake.rules import access
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.reading import render_page

from .rows import rows_of
from .start import find, progress_of

IMAGE_WIDTH = 1000


@require_GET
def show_reading(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a document with its candidates, or how far it is."""
    reading = find(request, public_id)
    if reading.status != ReadingStatus.READ:
        return render(request, "intake/progress.html", progress_of(reading))
    return render(request, "intake/reading.html", page_of(request, reading))


def page_of(request: TownRequest, reading: Reading, **forms: Any) -> dict[str, Any]:
    """Return everything the page shows; forms that were sent with a mistake come in from outside."""
    groups = queries.groups_of(reading)
    every = [one for group in groups for one in group.candidates]
    here = chosen(request, every) or next((one for one in every if is_waiting(one)), None)
    called = queries.names_in(reading)
    paper, report = queries.paper_of(reading), queries.report_of(reading)
    actor = request.actor
    may_judge = access.may_judge(actor, reading.municipality_id)
    view = queries.view_page(reading, page_number(request, here), here)
    return {
        "reading": reading, "here": here, "view": view, "paper": paper, "report": report, "may_judge": may_judge,
        "groups": [(group, rows_of(actor.municipality_slug, reading, group, called, report)) for group in groups],
        "waiting": sum(is_waiting(one) for one in every), "known": queries.known_bodies(reading.municipality_id),
        "events": history.history_of(subject_id=reading.public_id),
        "document_form": DocumentForm(actor=actor, reading=reading) if may_judge and not report else None,
        "hand_form": HandForm(municipality_id=reading.municipality_id, initial={"page": view.page})
        if may_judge and report else None, **forms,
    }  # fmt: skip


def is_waiting(candidate: Candidate) -> bool:
    """Say whether a candidate waits for a judgement of its own."""
    apart = (CandidateKind.FIELD, CandidateKind.DECISION_POINT)
    return candidate.status == CandidateStatus.PROPOSED and candidate.kind not in apart


def chosen(request: TownRequest, candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the candidate that the address names."""
    wanted = request.GET.get("kandidaat", "")
    return next((one for one in candidates if str(one.public_id) == wanted), None)


def page_number(request: TownRequest, here: Candidate | None) -> int:
    """Return the page that the address names, else the one of the chosen candidate."""
    wanted = request.GET.get("bladzijde", "")
    return int(wanted[:6]) if wanted.isdecimal() else here.page if here else 1


@require_GET
def show_view(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the page of a candidate with its quote marked, to put beside the candidates."""
    reading = find(request, public_id)
    if reading.status != ReadingStatus.READ:
        raise Http404
    wanted = request.GET.get("kandidaat", "")
    here = chosen(request, Candidate.objects.filter(reading=reading).iterator()) if wanted else None
    view = queries.view_page(reading, page_number(request, here), here)
    return render(request, "intake/_view.html", {"reading": reading, "view": view, "here": here})


@require_GET
def send_image(request: TownRequest, public_id: uuid.UUID, page: int) -> HttpResponse:
    """Send the image of one page; a stored file never changes, so the browser of this person may keep it."""
    reading = find(request, public_id)
    if reading.file is None or reading.file.media_type != "application/pdf" or not 1 <= page <= reading.file.pages:
        raise Http404
    image = render_page(queries.content_of(reading), page, IMAGE_WIDTH)
    return HttpResponse(image, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})
