"""Who does something: one organisation or one unit of the town hall, never both."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import CheckConstraint, Q

from verbeterspoor.organisations.rules import Actor


def one_body(name: str) -> CheckConstraint:
    """Return the constraint that a row names exactly one organisation or unit."""
    return CheckConstraint(
        name=name,
        condition=Q(organisation__isnull=False, unit__isnull=True) | Q(organisation__isnull=True, unit__isnull=False),
    )


def theirs(actor: Actor, prefix: str = "") -> Q:
    """Match rows of an organisation or unit that this person works for."""
    organisations: Collection[int] = actor.organisation_ids
    return Q(**{f"{prefix}organisation_id__in": organisations}) | Q(**{f"{prefix}unit_id__in": actor.unit_ids})
