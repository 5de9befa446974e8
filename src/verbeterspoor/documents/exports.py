"""How a file leaves: to be saved under its name, never to be run by the browser, never kept by a cache.

The capability that owns the page decides who may have the file; it hands the file over here.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from .models import StoredFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
CSV = "text/csv; charset=utf-8"


def send_stored(file: StoredFile, *, name: str = "") -> HttpResponseBase:
    """Answer with a stored file as it was received, under the name its owner knows it by."""
    response = FileResponse(file.content.open("rb"), as_attachment=True, filename=name or file.name)
    return harmless(response, file.media_type or "application/octet-stream")


def send_made(made: bytes | Iterable[bytes], *, name: str, media_type: str) -> HttpResponseBase:
    """Answer with a document that was just made; pieces go out as they come."""
    response: HttpResponseBase = HttpResponse(made) if isinstance(made, bytes) else StreamingHttpResponse(made)
    response["Content-Disposition"] = disposition(name)
    return harmless(response, media_type)


def disposition(name: str) -> str:
    """Say under which name a file is saved; letters outside ASCII travel as RFC 8187 asks."""
    return content_disposition_header(True, name.replace("\n", " ").replace("\r", " ")) or "attachment"


def harmless(response: HttpResponseBase, media_type: str) -> HttpResponseBase:
    """Tell the browser not to guess what it is, not to run it and not to keep it."""
    response["Content-Type"] = media_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
