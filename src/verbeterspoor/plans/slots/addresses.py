"""Addresses of the pages of plans."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from verbeterspoor.organisations.rules import Actor

MOST = 25
"""As many as a first page can show; the rest is on the page of progress."""


def url_of(actor: Actor, name: str, thing: Any) -> str:
    """Return the address of a page about a thing."""
    return reverse(f"plans:{name}", kwargs={"gemeente": actor.municipality_slug, "public_id": thing.public_id})
