"""Every address below a municipality is resolved to the person who acts there, or does not exist (404)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from verbeterspoor.foundation import clock

from . import queries
from .models import Municipality
from .rules import Actor


class TownRequest(HttpRequest):
    """A request below a municipality's address, as views see it (for the type checker)."""

    municipality: Municipality
    actor: Actor


class MunicipalityMiddleware:
    """Sets `request.municipality` and `request.actor` from the address part `gemeente`, and takes that part out.

    Somebody who is signed in but holds no role in the municipality gets 404, the same answer as for a municipality
    that does not exist: another municipality's rows do not exist for you.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.municipality = None  # type: ignore[attr-defined]
        request.actor = None  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        slug = kwargs.pop("gemeente", None)
        if slug is None or not request.user.is_authenticated:
            return
        found = queries.actor_in(user=request.user, slug=slug, today=clock.today())
        if found is None:
            raise Http404
        request.actor, request.municipality = found  # type: ignore[attr-defined]
