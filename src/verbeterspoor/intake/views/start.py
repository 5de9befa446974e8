"""Add files, see how far they are, and try again or take away what could not be read."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.intake import actions, queries, tasks
from verbeterspoor.intake.choices import ReadingStatus, Refused
from verbeterspoor.intake.forms import PlaceForm, UploadForm
from verbeterspoor.intake.models import Reading
from verbeterspoor.intake.rules import access
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.trajectories.actions import open_trajectory
from verbeterspoor.trajectories.models import Trajectory

PER_PAGE = 25
PATIENCE = timedelta(seconds=20)
"""How long a file may wait before the page says that nobody reads at the moment."""


def refuse_strangers(request: TownRequest) -> None:
    """Answer 404 to whoever does not read documents in: the page is not theirs to see."""
    if not access.may_read_in(request.actor, request.municipality.pk):
        raise Http404


def find(request: TownRequest, public_id: uuid.UUID) -> Reading:
    """Return a reading this person may see; any other does not exist."""
    try:
        return queries.get_visible(request.actor, public_id)
    except Reading.DoesNotExist:
        raise Http404 from None


def to_reading(request: TownRequest, reading: Reading) -> HttpResponse:
    """Send the browser to the page of a document."""
    return redirect("intake:reading", gemeente=request.municipality.slug, public_id=reading.public_id)


def progress_of(reading: Reading) -> dict[str, Any]:
    """Return what the progress of one document shows."""
    is_busy = reading.status in (ReadingStatus.WAITING, ReadingStatus.READING)
    waits_long = reading.status == ReadingStatus.WAITING and reading.due_at < clock.real_now() - PATIENCE
    reason = Refused(reading.error_code).label if reading.error_code else ""
    return {"reading": reading, "is_busy": is_busy, "waits_long": waits_long, "reason": reason}


@require_http_methods(["GET", "POST"])
def start(request: TownRequest) -> HttpResponse:
    """Show the documents that were read in, and the form that adds some."""
    refuse_strangers(request)
    form = UploadForm(request.POST or None, request.FILES or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        received = receive(request, form.cleaned_data["documents"])
        place(request, form, [one.reading for one in received])
        if len(received) == 1:
            return to_reading(request, received[0].reading)
        return redirect("intake:start", gemeente=request.municipality.slug)
    return render(request, "intake/start.html", {"form": form, **listed(request)})


def listed(request: TownRequest) -> dict[str, Any]:
    """Return one page of the documents that were read in."""
    page = Paginator(queries.readings_of(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    rows = [progress_of(reading) for reading in page.object_list]
    return {"page": page, "rows": rows, "is_busy": any(row["is_busy"] for row in rows)}


@require_GET
def show_list(request: TownRequest) -> HttpResponse:
    """Show the list alone, to refresh it while something is being read."""
    refuse_strangers(request)
    return render(request, "intake/_readings.html", listed(request))


def receive(request: TownRequest, files: Sequence[Any]) -> list[actions.Received]:
    """Receive each file; say per file why it is refused, or that it was read in before."""
    received = []
    for file in files:
        try:
            one = actions.receive_file(
                municipality=request.municipality, upload=file, name=file.name, by=request.actor, now=clock.now(),
                now_real=clock.real_now(),
            )  # fmt: skip
        except access.FileRefused as refusal:
            messages.error(request, f"{file.name}: {refusal}")
            continue
        received.append(one)
        if not one.is_new:
            messages.info(request, _("“%(name)s” was read in before. You see what was found then.") % {"name": file})
    nudge([one for one in received if one.is_new], request)
    return received


def nudge(fresh: Sequence[actions.Received], request: TownRequest) -> None:
    """Nudge the worker once, and say that the files are being read."""
    if not fresh:
        return
    transaction.on_commit(lambda: tasks.read_waiting.enqueue())
    said = ngettext("%(count)s document is being read.", "%(count)s documents are being read.", len(fresh))
    messages.success(request, said % {"count": len(fresh)})


def place(request: TownRequest, form: PlaceForm, readings: Sequence[Reading]) -> Trajectory | None:
    """Let documents belong to the chosen trajectory, or to a new one; a new one is opened once."""
    trajectory = form.cleaned_data.get("trajectory")
    title = form.cleaned_data.get("new_title")
    if not readings or not (trajectory or title):
        return None
    if trajectory is None:
        trajectory = open_trajectory(
            municipality=request.municipality, title=title or "", by=request.actor, now=clock.now()
        )  # fmt: skip
    for reading in readings:
        actions.choose_trajectory(reading=reading, trajectory=trajectory, by=request.actor, now=clock.now())
    return trajectory


@require_GET
def show_progress(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show how far one document is."""
    return render(request, "intake/_progress.html", progress_of(find(request, public_id)))


@require_POST
def try_again(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Put a document that broke off back in line."""
    reading = find(request, public_id)
    try:
        actions.try_again(reading=reading, by=request.actor, now=clock.now(), now_real=clock.real_now())
        transaction.on_commit(lambda: tasks.read_waiting.enqueue())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return to_reading(request, reading)


@require_POST
def remove_failed(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take the message about an unreadable file away."""
    try:
        actions.remove_failed(reading=find(request, public_id), by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("intake:start", gemeente=request.municipality.slug)
