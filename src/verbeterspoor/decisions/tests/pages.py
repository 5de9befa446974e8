"""Addresses of the pages of decisions, what a page says, and how a form is sent."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Town


def page(town: Town, name: str, thing: Any = None) -> str:
    where = {"gemeente": town.municipality.slug}
    return reverse(f"decisions:{name}", kwargs={**where, "public_id": thing.public_id} if thing else where)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def number_of_queries(client: Client, address: str) -> int:
    """Return how many queries a page takes once the client is at home."""
    client.get(address)
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address).status_code == 200
    return len(taken)


def rows(prefix: str, said: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Return what a page of rows sends."""
    cells = {f"{prefix}-{n}-{name}": value for n, row in enumerate(said) for name, value in row.items()}
    return {f"{prefix}-rows": len(said), **cells, **more}
