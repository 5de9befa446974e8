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
from verbeterspoor.documents.rules import place_of
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
    document = reading.load(content, quote.file.name)
    place = _place(quote, document)
    shown = _picture(request, quote, document, place) if quote.file.media_type == PDF else _text(quote, document, place)
    told = {
        "findings": queries.findings_with(request.actor, quote), "terms": queries.terms_with(request.actor, quote),
        "paper": queries.papers_with_file(request.actor, quote.file).first(),
    }  # fmt: skip
    return render(request, "supervision/source.html", {"quote": quote, **told, **shown})


def _place(quote: SourceQuote, document: reading.Document) -> tuple[int, int] | None:
    """Return where the words stand on the page: as the reader noted it, else where they are found."""
    if quote.start is not None and quote.end is not None:
        return quote.start, quote.end
    return place_of(quote.text, document.page(quote.page).text)


def _picture(
    request: TownRequest, quote: SourceQuote, document: reading.Document, place: tuple[int, int] | None
) -> dict[str, Any]:
    """Return the address of the picture, its size, and the places to mark."""
    width, height = reading.page_shape(document.content, quote.page)
    tall = round(height * WIDTH / width)
    boxes = reading.page_boxes(document, quote.page, *place) if place else []
    marks = [
        (round(left * WIDTH), round(top * tall), round((right - left) * WIDTH), round((bottom - top) * tall))
        for left, top, right, bottom in boxes
    ]
    where = {"gemeente": request.municipality.slug, "public_id": quote.public_id}
    url = reverse("supervision:source_image", kwargs=where)
    return {"image_url": url, "width": WIDTH, "height": tall, "marks": marks}


def _text(quote: SourceQuote, document: reading.Document, place: tuple[int, int] | None) -> dict[str, Any]:
    """Return the text of the page, cut where the quote begins and ends."""
    text = document.page(quote.page).text
    start, end = place or (len(text), len(text))
    return {"image_url": "", "before": text[:start], "marked": text[start:end], "after": text[end:]}


@require_GET
def send_image(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Send the picture of the page; a stored file never changes, so the browser of this person may keep it."""
    quote = find_quote(request, public_id)
    if quote.file.media_type != PDF:
        raise Http404
    with quote.file.content.open("rb") as stored:
        image = reading.render_page(stored.read(), quote.page, WIDTH)
    return HttpResponse(image, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})
