"""Impose secrecy on something, give it to another body, and lift it: three dated acts (Gemeentewet 87-89)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import Disclosure, SecrecyBody, SecrecyRefusal
from verbeterspoor.decisions.models import Attachment, DecisionPoint, Letter, ListLine, Proposal, Secrecy, SecrecyGiven
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .records import change, record

Kept = Proposal | DecisionPoint | Letter | ListLine | Attachment
"""What can be secret."""


def trajectory_of(thing: Kept) -> Trajectory:
    """Return the trajectory of something that can be secret."""
    if isinstance(thing, Proposal | Letter):
        return thing.trajectory
    if isinstance(thing, DecisionPoint):
        return thing.proposal.trajectory
    if isinstance(thing, ListLine):
        return thing.outcome.point.proposal.trajectory
    of = thing.proposal or thing.letter
    assert of is not None
    return of.trajectory


@transaction.atomic
def impose_secrecy(
    *,
    thing: Kept,
    grounds: Iterable[str],
    motivation: str,
    imposed_by: str,
    imposed_date: date,
    review_date: date | None = None,
    by: Actor,
    now: datetime,
) -> Secrecy:
    """Register the decision that something is secret, with its ground, and make it so."""
    trajectory = trajectory_of(thing)
    rules.check_can_register_secrecy(by, trajectory.municipality_id)
    rules.check_imposed(imposed_date, day_of(now))
    documents.check_no_client_data(motivation)
    secrecy = Secrecy.objects.create(
        municipality_id=trajectory.municipality_id, trajectory=trajectory, about=str(thing)[:300],
        grounds=rules.check_grounds(grounds), motivation=motivation, imposed_by=imposed_by, imposed_date=imposed_date,
        lift_by=imposed_by, review_date=review_date, registered_at=now, registered_by_id=by.public_id,
    )  # fmt: skip
    type(thing)._default_manager.filter(pk=thing.pk).update(secrecy=secrecy, disclosure=Disclosure.SECRET)
    thing.refresh_from_db()
    codes = {"grounds": secrecy.grounds, "body": imposed_by, "date": imposed_date.isoformat()}
    record("secrecy.imposed", secrecy, by, now, codes)
    return secrecy


@transaction.atomic
def give_secret(*, secrecy: Secrecy, body: str, given_date: date, by: Actor, now: datetime) -> SecrecyGiven:
    """Register that something secret was given to another body; once the council has it, the council may lift it."""
    rules.check_can_register_secrecy(by, secrecy.municipality_id)
    rules.check_imposed(given_date, day_of(now))
    if secrecy.lifted_date:
        raise NotAllowed(SecrecyRefusal.LIFTED.label)
    if secrecy.given.filter(body=body).exists():
        raise NotAllowed(SecrecyRefusal.GIVEN_ALREADY.label)
    given = SecrecyGiven.objects.create(secrecy=secrecy, body=body, given_date=given_date)
    held = [body, *secrecy.given.values_list("body", flat=True)]
    change(secrecy, secrecy.version, lift_by=rules.lifts(secrecy.imposed_by, held))
    record("secrecy.given", secrecy, by, now, {"body": body, "date": given_date.isoformat()})
    return given


@transaction.atomic
def lift_secrecy(
    *, secrecy: Secrecy, by_body: str, lifted_date: date, reason: str, by: Actor, now: datetime
) -> Secrecy:
    """Register the decision that lifts secrecy; what it was on becomes public, the secrecy stays readable."""
    rules.check_can_register_secrecy(by, secrecy.municipality_id)
    rules.check_can_lift(secrecy, by_body=by_body, on=lifted_date, today=day_of(now))
    documents.check_no_client_data(reason)
    change(secrecy, secrecy.version, lifted_date=lifted_date, lifted_by=by_body, lift_reason=reason)
    for kind in (Proposal, DecisionPoint, Letter, ListLine, Attachment):
        secret = kind._default_manager.filter(secrecy=secrecy, disclosure=Disclosure.SECRET)
        secret.update(disclosure=Disclosure.PUBLIC)
    codes = {"body": by_body, "date": lifted_date.isoformat(), "said": SecrecyBody(by_body).value}
    record("secrecy.lifted", secrecy, by, now, codes, {"note": reason})
    return secrecy
