"""The page of a file on which something was said, with the words marked: source within reach."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from verbeterspoor import reading
from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import queries

PDF = "application/pdf"
WIDTH = 1000


def find_quote(request: TownRequest, public_id: uuid.UUID) -> SourceQuote:
    """Return a quote from a file this person may open; any other does not exist."""
    try:
        return queries.get_visible_quote(request.actor, public_id)
    except SourceQuote.DoesNotExist:
        raise Http404 from None


@require_GET
def show_source(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the page of a file with the quote marked: a picture of a PDF, else the text."""
    quote = find_quote(request, public_id)
    with quote.file.content.open("rb") as stored:
        content = stored.read()
    shown = _picture(request, quote, content) if quote.file.media_type == PDF else _text(quote, content)
    return render(request, "supervision/source.html", {"quote": quote, **shown})


def _picture(request: TownRequest, quote: SourceQuote, content: bytes) -> dict[str, Any]:
    """Return the address of the picture, its size, and the places to mark."""
    width, height = reading.page_shape(content, quote.page)
    scale = WIDTH / width
    where = {"gemeente": request.municipality.slug, "public_id": quote.public_id}
    marks = []
    if quote.start is not None and quote.end is not None:
        document = reading.load(content, quote.file.name)
        boxes = reading.page_boxes(document, quote.page, quote.start, quote.end)
        marks = [
            (round(left * WIDTH), round(top * height * scale), round((right - left) * WIDTH),
             round((bottom - top) * height * scale))
            for left, top, right, bottom in boxes
        ]  # fmt: skip
    return {
        "image_url": reverse("supervision:source_image", kwargs=where),
        "width": WIDTH,
        "height": round(height * scale),
        "marks": marks,
    }


def _text(quote: SourceQuote, content: bytes) -> dict[str, Any]:
    """Return the text of the page, cut where the quote begins and ends."""
    page = reading.load(content, quote.file.name).pages[quote.page - 1]
    start = len(page.text) if quote.start is None else quote.start
    end = start if quote.end is None else quote.end
    return {"image_url": "", "before": page.text[:start], "marked": page.text[start:end], "after": page.text[end:]}


@require_GET
def send_image(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Send the picture of the page; a stored file never changes, so the browser of this person may keep it."""
    quote = find_quote(request, public_id)
    if quote.file.media_type != PDF:
        raise Http404
    with quote.file.content.open("rb") as stored:
        image = reading.render_page(stored.read(), quote.page, WIDTH)
    return HttpResponse(image, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})
