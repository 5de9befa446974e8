"""Dates and terms, as far as somebody may see them."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.db.models import Count, F, QuerySet

from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import TermStatus
from verbeterspoor.supervision.models import (
    Term,
)
from verbeterspoor.trajectories.models import Trajectory


def terms_of(actor: Actor, trajectory: Trajectory) -> QuerySet[Term]:
    """Return the terms of a trajectory that this person may see, the first to come first."""
    return with_owner(Term.objects.visible_to(actor).filter(trajectory=trajectory))


def with_owner(terms: QuerySet[Term]) -> QuerySet[Term]:
    """Fetch with terms who must do it and where it was said; sorted by day, terms without a day last."""
    fetched = terms.select_related("trajectory__municipality", "owner_organisation", "owner_unit", "quote__file")
    return fetched.prefetch_related("extensions").order_by(F("end_date").asc(nulls_last=True), "pk")


def has_terms_page(actor: Actor, trajectory: Trajectory) -> bool:
    """Say whether there is anything for this person on the page of terms."""
    return actor.is_inside or Term.objects.visible_to(actor).filter(trajectory=trajectory).exists()


def get_visible_term(actor: Actor, public_id: uuid.UUID) -> Term:
    """Return a term this person may see; any other does not exist (DoesNotExist)."""
    return with_owner(Term.objects.visible_to(actor)).get(public_id=public_id)


def open_terms(actor: Actor, *, until: date | None = None) -> QuerySet[Term]:
    """Return the open terms with a day that this person may see, at most until a day."""
    found = Term.objects.visible_to(actor).filter(status=TermStatus.OPEN, end_date__isnull=False)
    return with_owner(found.filter(end_date__lte=until) if until else found)


def due_terms(actor: Actor, *, today: date, days: int) -> QuerySet[Term]:
    """Return the open terms of the municipality itself that are due within some days: those it must meet.

    An event ("the report is presented") asks nothing of anybody until it is past.
    """
    return open_terms(actor, until=today + timedelta(days=days)).filter(owner_organisation__isnull=True)


def terms_with_signal(actor: Actor, *, today: date) -> dict[str, QuerySet[Term]]:
    """Return, per signal, open terms: late ones that another body must meet, and those moved more than once."""
    late = open_terms(actor, until=today - timedelta(days=1)).filter(owner_organisation__isnull=False)
    moved = open_terms(actor).annotate(times=Count("extensions")).filter(times__gt=1)
    return {"late": late, "at_risk": moved.exclude(pk__in=late.order_by().values("pk"))}


def terms_with(actor: Actor, quote: SourceQuote) -> QuerySet[Term]:
    """Return the terms taken from these words that this person may see."""
    return Term.objects.visible_to(actor).filter(quote=quote)
