"""Heightened supervision is imposed, extended and lifted, each by a dated act with its reason and source."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from verbeterspoor.documents.models import SourceQuote
from verbeterspoor.documents.rules import check_no_client_data
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Municipality, Organisation, Unit
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.choices import PeriodRefusal, PeriodStatus, PeriodStep, Refusal
from verbeterspoor.supervision.models import Investigation, SupervisionAct, SupervisionPeriod
from verbeterspoor.trajectories.models import Trajectory

from .records import check_known, record, short


@transaction.atomic
def impose_supervision(
    *,
    trajectory: Trajectory,
    body: Organisation,
    start_date: date,
    reason: str,
    source: str,
    by: Actor,
    now: datetime,
    until_date: date | None = None,
    subject_organisation: Organisation | None = None,
    subject_unit: Unit | None = None,
    investigation: Investigation | None = None,
    quote: SourceQuote | None = None,
    is_example: bool = False,
) -> SupervisionPeriod:
    """Register that a body imposed heightened supervision; without a subject it is about the municipality itself."""
    rules.check_can_register(by, trajectory.municipality_id)
    if subject_organisation and subject_unit:
        raise NotAllowed(PeriodRefusal.ONE_SUBJECT.label)
    check_known(trajectory.municipality_id, body, None)
    check_known(trajectory.municipality_id, subject_organisation, subject_unit)
    if investigation is not None and investigation.trajectory_id != trajectory.pk:
        raise NotAllowed(Refusal.OTHER_TRAJECTORY.label)
    rules.check_act(acted_date=start_date, reason=reason, source=source, former_date=None, today=day_of(now))
    rules.check_until(start_date=start_date, until_date=until_date)
    check_no_client_data(reason, source)
    period = SupervisionPeriod(
        trajectory=trajectory, investigation=investigation, body=body, subject_organisation=subject_organisation,
        subject_unit=subject_unit, start_date=start_date, until_date=until_date, is_example=is_example,
    )  # fmt: skip
    _check_no_overlap(period, until_date)
    period.save(force_insert=True)
    _add_act(period, PeriodStep.IMPOSE, by, now, acted_date=start_date, until_date=until_date, reason=reason,
             source=source, quote=quote)  # fmt: skip
    return period


@transaction.atomic
def extend_supervision(
    *,
    period: SupervisionPeriod,
    acted_date: date,
    until_date: date,
    reason: str,
    source: str,
    by: Actor,
    now: datetime,
    quote: SourceQuote | None = None,
) -> SupervisionPeriod:
    """Register that a body extended heightened supervision to a later day; a second time is visible as such."""
    _check_step(PeriodStep.EXTEND, period, by)
    rules.check_act(
        acted_date=acted_date, reason=reason, source=source, former_date=_last_act(period), today=day_of(now)
    )
    rules.check_longer(until_date=period.until_date, new_until_date=until_date)
    _check_no_overlap(period, until_date)
    check_no_client_data(reason, source)
    here = SupervisionPeriod.objects.filter(pk=period.pk, status=PeriodStatus.RUNNING, until_date=period.until_date)
    if not here.update(until_date=until_date):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    _add_act(period, PeriodStep.EXTEND, by, now, acted_date=acted_date, until_date=until_date, reason=reason,
             source=source, quote=quote)  # fmt: skip
    return period


@transaction.atomic
def lift_supervision(
    *,
    period: SupervisionPeriod,
    acted_date: date,
    because: str,
    reason: str,
    source: str,
    by: Actor,
    now: datetime,
    escalated_to: str = "",
    quote: SourceQuote | None = None,
) -> SupervisionPeriod:
    """Register that a body lifted heightened supervision, also when the causes lie elsewhere (`outside-influence`)."""
    _check_step(PeriodStep.LIFT, period, by)
    rules.check_act(
        acted_date=acted_date, reason=reason, source=source, former_date=_last_act(period), today=day_of(now)
    )
    rules.check_lift(because=because, escalated_to=escalated_to)
    check_no_client_data(reason, source, escalated_to)
    here = SupervisionPeriod.objects.filter(pk=period.pk, status=PeriodStatus.RUNNING)
    if not here.update(status=PeriodStatus.LIFTED, lifted_date=acted_date):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    _add_act(period, PeriodStep.LIFT, by, now, acted_date=acted_date, reason=reason, source=source, quote=quote,
             because=because, escalated_to=escalated_to)  # fmt: skip
    return period


def _check_step(name: str, period: SupervisionPeriod, by: Actor) -> None:
    """Check one step of `rules.PERIOD_STEPS`."""
    relations = rules.period_relations(by, period.trajectory.municipality_id)
    rules.check_period_step(name, period.status, relations)


def _last_act(period: SupervisionPeriod) -> date | None:
    """Return the day of the last act."""
    last = SupervisionAct.objects.filter(period=period).order_by("pk").last()
    return last.acted_date if last else None


def _check_no_overlap(period: SupervisionPeriod, until_date: date | None) -> None:
    """Compare with the other periods of the same body and subject; writers of one town wait for each other here."""
    Municipality.objects.select_for_update().get(pk=period.trajectory.municipality_id)
    others = SupervisionPeriod.objects.filter(
        trajectory__municipality=period.trajectory.municipality_id, body=period.body,
        subject_organisation=period.subject_organisation, subject_unit=period.subject_unit,
    ).exclude(pk=period.pk)  # fmt: skip
    ends = [(other.start_date, other.lifted_date or other.until_date) for other in others.order_by("pk")]
    rules.check_no_overlap((period.start_date, until_date), ends)


def _add_act(
    period: SupervisionPeriod,
    kind: str,
    by: Actor,
    now: datetime,
    *,
    acted_date: date,
    reason: str,
    source: str,
    quote: SourceQuote | None,
    until_date: date | None = None,
    because: str = "",
    escalated_to: str = "",
) -> None:
    """Add one act, and write it down."""
    SupervisionAct.objects.create(
        period=period, kind=kind, acted_date=acted_date, until_date=until_date, reason=reason, source=source,
        quote=quote, because=because, escalated_to=escalated_to, registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip
    period.refresh_from_db()
    codes = {
        "kind": str(kind), "day": acted_date.isoformat(), "until": until_date.isoformat() if until_date else "",
        "because": str(because), "time": period.times_extended,
    }  # fmt: skip
    words = {"title": period.subject, "body": period.body.name, "note": short(reason), "to": escalated_to}
    record("period.acted", period, period.trajectory, by, now, codes=codes, words=words)
