"""Dates and terms, as far as somebody may see them."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import TermKind, TermStatus
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


def own_terms_to_see_to(actor: Actor, *, today: date, days: int) -> QuerySet[Term]:
    """Return the open terms of the municipality itself that are due within some days or count from nowhere yet.

    An event ("the report is presented") asks nothing of anybody until it is past.
    """
    due = Q(end_date__lte=today + timedelta(days=days), owner_organisation__isnull=True)
    due &= ~Q(kind=TermKind.EVENT, end_date__gte=today)
    loose = Q(amount__isnull=False, anchor_date__isnull=True)
    return with_owner(Term.objects.visible_to(actor).filter(due | loose, status=TermStatus.OPEN))


def terms_with_signal(actor: Actor, *, today: date) -> list[tuple[str, Term]]:
    """Return open terms with their signal: late ones that another body must meet, and those moved more than once."""
    found = open_terms(actor).annotate(times=Count("extensions"))
    found = found.filter(_late(today) | Q(times__gt=1))
    return [("late" if _is_late(term, today) else "at_risk", term) for term in found]


def count_signals(actor: Actor, *, today: date) -> dict[str, int]:
    """Count the terms with each signal, in one query."""
    found = Term.objects.visible_to(actor).filter(status=TermStatus.OPEN, end_date__isnull=False).order_by()
    late = _late(today)
    moved = Q(times__gt=1) & ~late
    counted = found.annotate(times=Count("extensions"))
    return counted.aggregate(late=Count("pk", filter=late), at_risk=Count("pk", filter=moved))


def _late(today: date) -> Q:
    """Match the terms that another body did not meet in time."""
    return Q(owner_organisation__isnull=False, end_date__lt=today)


def _is_late(term: Term, today: date) -> bool:
    return term.owner_organisation_id is not None and term.end_date is not None and term.end_date < today


def terms_with(actor: Actor, quote: SourceQuote) -> QuerySet[Term]:
    """Return the terms taken from these words that this person may see."""
    return Term.objects.visible_to(actor).filter(quote=quote)
