"""Error pages: each says what happened, what was kept, and what to do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def bad_request(request: HttpRequest, exception: Any) -> HttpResponse:
    """Show that a request could not be understood."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Any) -> HttpResponse:
    """Show that somebody may not do this."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Any) -> HttpResponse:
    """Show that a page does not exist, for this person or at all."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show that something went wrong, without the help of anything that may have gone wrong."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
