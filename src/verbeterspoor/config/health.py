"""Is it alive, and is it ready? For a load balancer and for whoever keeps it running."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from . import background


def database_answers() -> bool:
    """Say whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


def storage_answers() -> bool:
    """Say whether the storage of files can be asked for a file."""
    try:
        default_storage.exists("readyz")
    except OSError:
        return False
    return True


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "storage": storage_answers,
    "worker": background.is_alive,
}


@login_not_required
@never_cache
@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return JsonResponse({"alive": True})


@login_not_required
@never_cache
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Say per part whether it works; 503 when one does not."""
    parts = {name: check() for name, check in CHECKS.items()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)
