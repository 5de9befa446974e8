"""Keep a way of looking, and throw it away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import Refusal
from verbeterspoor.plans.models import SavedView


@transaction.atomic
def save_view(*, name: str, view: str, query: str, is_shared: bool, by: Actor, now: datetime) -> SavedView:
    """Keep a choice under a name; the same name replaces what this person kept under it before."""
    if not by.is_inside:
        raise NotAllowed(Refusal.NOT_A_COORDINATOR.label)
    kept, _is_new = SavedView.objects.update_or_create(
        municipality_id=by.municipality_id, user_id=by.user_id, name=name,
        defaults={"view": view, "query": query[:500], "is_shared": is_shared, "created_at": now},
    )  # fmt: skip
    return kept


@transaction.atomic
def forget_view(*, view: SavedView, by: Actor) -> None:
    """Throw away a view; only whoever kept it can."""
    if view.user_id != by.user_id or view.municipality_id != by.municipality_id:
        raise NotAllowed(Refusal.VIEW_NOT_YOURS.label)
    view.delete()
