"""Settings of a municipality; what was reckoned with the former value is reckoned anew."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from verbeterspoor.foundation import clock, moves
from verbeterspoor.foundation.moves import Handover
from verbeterspoor.organisations import rules
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor

from .records import record


@transaction.atomic
def set_report_interval(*, municipality: Municipality, days: int, by: Actor, now: datetime) -> Municipality:
    """Say after how many days without a report a partner counts as not heard of, where the action says nothing."""
    rules.check_can_manage_bodies(by, municipality.pk)
    rules.check_interval(days)
    former = Municipality.objects.select_for_update().get(pk=municipality.pk).report_interval_days
    if former == days:
        return municipality
    Municipality.objects.filter(pk=municipality.pk).update(report_interval_days=days)
    municipality.refresh_from_db()
    moves.move_all(Handover(moves.SETTINGS, municipality.pk, municipality, None, clock.day_of(now), by, now))
    record("municipality.interval_set", municipality, municipality, by, now, {"from": former, "to": days})
    return municipality
