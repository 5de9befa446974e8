"""Heightened supervision, as far as somebody may see it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.choices import PeriodStatus, PeriodStep
from verbeterspoor.supervision.models import SupervisionAct, SupervisionPeriod


def periods(actor: Actor) -> QuerySet[SupervisionPeriod]:
    """Return heightened supervision this person may see, with its acts and whom it is about."""
    related = ("trajectory__municipality", "body", "subject_organisation", "subject_unit", "investigation")
    found = SupervisionPeriod.objects.visible_to(actor).select_related(*related)
    return found.prefetch_related("acts__quote__file").order_by("start_date", "pk")


def get_visible_period(actor: Actor, public_id: uuid.UUID) -> SupervisionPeriod:
    """Return heightened supervision this person may see; any other does not exist (DoesNotExist)."""
    return periods(actor).get(public_id=public_id)


def periods_that_end(actor: Actor, *, today: date, days: int) -> QuerySet[SupervisionPeriod]:
    """Return what is in force and ends within some days, or ended without an act."""
    return periods(actor).filter(status=PeriodStatus.RUNNING, until_date__lte=today + timedelta(days=days))


@dataclass(frozen=True)
class ToldAct:
    """An act with what shows beside it: which extension it is, and whether the period had ended by then."""

    act: SupervisionAct
    number: int
    after_the_end: bool


def acts_told(period: SupervisionPeriod) -> list[ToldAct]:
    """Return the acts of a period in order; a second extension, and one after the end, are visible as such."""
    told, extensions = [], 0
    until: date | None = None
    for act in period.acts.all():
        extensions += act.kind == PeriodStep.EXTEND
        is_late = until is not None and act.acted_date >= until
        told.append(ToldAct(act, extensions, is_late))
        until = act.until_date or until
    return told
