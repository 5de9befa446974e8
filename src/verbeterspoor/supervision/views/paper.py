"""The papers of a trajectory, their files, and the page of a file on which something was said."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from verbeterspoor.documents.exports import send_stored
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation import slots
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import queries
from verbeterspoor.trajectories.queries import page_frame

from .frame import find_trajectory


@require_GET
def show_papers(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the papers of a trajectory that this person may see."""
    actor = request.actor
    trajectory = find_trajectory(request, public_id)
    if not queries.has_papers_page(actor, trajectory):
        raise Http404
    papers = queries.papers_visible_to(actor, trajectory)
    shown = {"papers": papers, "steps": slots.collect("paper_steps", actor=actor, trajectory=trajectory)}
    return render(request, "supervision/papers.html", {**page_frame(actor, trajectory, "papers"), **shown})


@require_GET
def send_file(request: TownRequest, public_id: uuid.UUID) -> HttpResponseBase:
    """Send a file as it was received, to be saved, never to be run by the browser."""
    try:
        stored = queries.files_visible_to(request.actor).get(public_id=public_id)
    except StoredFile.DoesNotExist:
        raise Http404 from None
    return send_stored(stored)
