"""Addresses of the pages of plans, and what a page says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Town
from verbeterspoor.accounts.models import User

SignedIn = Callable[[User], Client]


def page(town: Town, name: str, thing: object = None) -> str:
    where = {"gemeente": town.municipality.slug}
    return reverse(f"plans:{name}", kwargs={**where, "public_id": thing.public_id} if thing else where)  # type: ignore[attr-defined]


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def number_of_queries(client: Client, address: str, **asked: Any) -> int:
    """Return how many queries a page takes once the client is at home."""
    client.get(address, asked)
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address, asked).status_code == 200
    return len(taken)
