"""Wijzigingsverzoek: a partner asks for a later date or another change; the coordinator decides why (not)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation import dates
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.notices.actions import Telling, tell_many
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import queries, rules
from verbeterspoor.plans.choices import Refusal, RequestKind, RequestStatus
from verbeterspoor.plans.models import Action, Change, ChangeRequest

from .amending import Amendment, amend, as_codes
from .records import record

TOLD = "plans.request_decided"


@transaction.atomic
def ask_change(
    *,
    action: Action,
    kind: str,
    reason: str,
    proposed_date: date | None = None,
    proposed_text: str = "",
    source: str = "",
    by: Actor,
    now: datetime,
) -> ChangeRequest:
    """Ask for delay or another change; with a source a coordinator registers what a partner asked (`on-behalf`)."""
    action = Action.objects.select_for_update(of=("self",)).select_related("plan__trajectory").get(pk=action.pk)
    held = _held(by, action)
    rules.check_can_ask(action, held, source=source)
    rules.check_request(action, kind=kind, reason=reason, proposed_date=proposed_date, proposed_text=proposed_text)
    documents.check_no_client_data(reason, proposed_text, source)
    on_behalf = not {rules.EXECUTOR, rules.CONTRIBUTOR} & set(held)
    request = _wait(ChangeRequest(
        action=action, kind=kind, reason=reason, proposed_date=proposed_date if kind == RequestKind.DELAY else None,
        proposed_text=proposed_text if kind == RequestKind.CHANGE else "", asked_at=now, asked_by_id=by.public_id,
        asked_by_name=by.name, on_behalf=on_behalf, source=source if on_behalf else "",
    ))  # fmt: skip
    proposed = request.proposed_date
    codes = {"request": str(request.public_id), "kind": kind, "on_behalf": on_behalf,
             "proposed": proposed.isoformat() if proposed else ""}  # fmt: skip
    record("request.asked", action, by, now, codes, {"note": reason, "source": request.source})
    return request


def _held(by: Actor, action: Action) -> Collection[str]:
    return rules.relations(by, action, action.plan.trajectory.municipality_id, action.parts.all())


def _wait(request: ChangeRequest) -> ChangeRequest:
    """Keep a request, unless one of the same kind waits already."""
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError:
        raise NotAllowed(Refusal.WAITS_ALREADY.label) from None
    return request


@transaction.atomic
def grant_delay(*, request: ChangeRequest, note: str, granted_date: date, by: Actor, now: datetime) -> ChangeRequest:
    """Grant a later date, perhaps another than was asked; the original one stays beside it (rule `adopted-plan`)."""
    action = _to_decide(request, note, by)
    rules.check_is_later(action, granted_date)
    agreed = replace(rules.agreed_about(action), **{rules.delayed_field(action): granted_date})  # type: ignore[arg-type]
    amendment = Amendment(action=action, version=action.version, agreed=agreed)
    return _grant(request, amendment, note, by, now, granted_date=granted_date)


@transaction.atomic
def grant_change(*, request: ChangeRequest, amendment: Amendment, note: str, by: Actor, now: datetime) -> ChangeRequest:
    """Grant another change: what is agreed from now on, in the words of the coordinator."""
    action = _to_decide(request, note, by)
    if not rules.differences(action, amendment.agreed):
        raise NotAllowed(Refusal.NOTHING_CHANGED.label)
    return _grant(request, replace(amendment, lapses=False), note, by, now)


@transaction.atomic
def refuse_request(*, request: ChangeRequest, note: str, by: Actor, now: datetime) -> ChangeRequest:
    """Refuse a request with an explanation; what was agreed stays."""
    _to_decide(request, note, by)
    _decide(request, RequestStatus.REFUSED, note, by, now)
    _say(request, [], by, now)
    return request


@transaction.atomic
def withdraw_request(*, request: ChangeRequest, by: Actor, now: datetime) -> ChangeRequest:
    """Take back a request that waits, as whoever asked or a colleague."""
    if not rules.can_withdraw(by, request, _held(by, request.action)):
        raise NotAllowed(
            Refusal.DECIDED_ALREADY.label if request.status != RequestStatus.WAITING else Refusal.STEP_NOT_YOURS.label
        )
    waiting = ChangeRequest.objects.filter(pk=request.pk, status=RequestStatus.WAITING)
    if not waiting.update(status=RequestStatus.WITHDRAWN):
        raise Conflict(Refusal.DECIDED_ALREADY.label)
    request.refresh_from_db()
    record("request.withdrawn", request.action, by, now, {"request": str(request.public_id)})
    return request


def _to_decide(request: ChangeRequest, note: str, by: Actor) -> Action:
    """Return the action a coordinator may decide about, held until the decision is kept."""
    action = Action.objects.select_for_update(of=("self",)).get(pk=request.action_id)
    rules.check_can_decide_request(by, request, _held(by, action), note=note)
    documents.check_no_client_data(note)
    return action


def _grant(
    request: ChangeRequest, amendment: Amendment, note: str, by: Actor, now: datetime, **granted: Any
) -> ChangeRequest:
    """Keep the decision, then change what is agreed."""
    _decide(request, RequestStatus.GRANTED, note, by, now, **granted)
    _say(request, amend(amendment, request=request, by=by, now=now), by, now)
    return request


def _decide(request: ChangeRequest, decision: str, note: str, by: Actor, now: datetime, **granted: Any) -> None:
    """Keep who decided what and why, unless somebody else did so meanwhile."""
    waiting = ChangeRequest.objects.filter(pk=request.pk, status=RequestStatus.WAITING)
    facts = {"decided_at": now, "decided_by_id": by.public_id, "decided_by_name": by.name, "decision_note": note}
    if not waiting.update(status=decision, **facts, **granted):
        raise Conflict(Refusal.DECIDED_ALREADY.label)
    request.refresh_from_db()


def _say(request: ChangeRequest, changes: list[Change], by: Actor, now: datetime) -> None:
    """Write the decision down, and tell whoever carries out the action."""
    codes = {"request": str(request.public_id), "from": RequestStatus.WAITING, "to": request.status,
             "changes": as_codes(changes)}  # fmt: skip
    record(f"request.{request.status}", request.action, by, now, codes, {"note": request.decision_note})
    action, municipality = request.action, request.action.plan.trajectory.municipality
    bodies = {queries.body_of(action), *(queries.body_of(part) for part in action.parts.all())}
    people = queries.people_of(municipality.pk, bodies, day_of(now))
    where = {"gemeente": municipality.slug, "public_id": request.public_id}
    told = {user.pk for users in people.values() for user in users}
    tell_many(
        [Telling(
            key=f"{TOLD}:{request.public_id}:{pk}", kind=TOLD, municipality=municipality, recipient_id=pk,
            subject=partial(_subject, request), lines=partial(_lines, request),
            url=reverse("plans:request", kwargs=where), url_label=lambda: _("Read the decision"),
        ) for pk in sorted(told)],
        now=now,
    )  # fmt: skip


def _subject(request: ChangeRequest) -> str:
    title = {"action": request.action.title}
    if request.status == RequestStatus.GRANTED:
        return _("Granted: your request about “%(action)s”") % title
    return _("Refused: your request about “%(action)s”") % title


def _lines(request: ChangeRequest) -> list[str]:
    said = [request.decision_note]
    if request.granted_date:
        said.insert(0, _("The new date is %(day)s.") % {"day": dates.said(request.granted_date)})
    return said
