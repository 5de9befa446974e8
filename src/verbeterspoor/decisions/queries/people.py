"""Who can be named in a proposal or letter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from verbeterspoor.accounts.models import User
from verbeterspoor.organisations.models import Membership


def people_in(municipality_id: int, roles: Iterable[str], today: date, *, chosen: int = 0) -> QuerySet[User]:
    """Return who holds one of these roles today, by name, and who was chosen before they left."""
    running = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))
    held = Membership.objects.filter(running, municipality_id=municipality_id, role__in=list(roles))
    return User.objects.filter(Q(pk__in=held.values("user_id")) | Q(pk=chosen)).order_by("name", "pk")
