"""Requests for change: which wait for the coordinator, and what was moved before."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans.choices import ChangeField, RequestStatus
from verbeterspoor.plans.models import Action, Change, ChangeRequest

from .seeing import visible_actions


def visible_requests(actor: Actor) -> QuerySet[ChangeRequest]:
    """Return the requests about actions this person may see, with what every page shows of them."""
    found = ChangeRequest.objects.filter(action__in=visible_actions(actor).order_by().values("pk"))
    return found.select_related("action__organisation", "action__unit", "action__plan__trajectory__municipality")


def waiting_requests(actor: Actor) -> QuerySet[ChangeRequest]:
    """Return the requests that wait for whoever leads here, the oldest first: for the role, never for one person."""
    if not actor.leads:
        return ChangeRequest.objects.none()
    here = {"action__plan__trajectory__municipality_id": actor.municipality_id}
    found = ChangeRequest.objects.filter(status=RequestStatus.WAITING, **here)
    found = found.select_related("action__organisation", "action__unit", "action__plan__trajectory")
    return found.order_by("asked_at", "pk")


def requests_about(action: Action) -> QuerySet[ChangeRequest]:
    """Return the requests about an action that wait."""
    return ChangeRequest.objects.filter(action=action, status=RequestStatus.WAITING).order_by("asked_at", "pk")


def delays_before(request: ChangeRequest) -> list[Change]:
    """Return how often the date of this action was moved later before: a second delay is visible as such."""
    days = [ChangeField.DUE, ChangeField.REVIEW]
    found = Change.objects.filter(action_id=request.action_id, field__in=days).exclude(request=request)
    found = found.select_related("adjustment", "request").order_by("changed_at", "pk")
    return [change for change in found if _is_later(change) and _before(change, request)]


def _is_later(change: Change) -> bool:
    return bool(change.former and change.new) and date.fromisoformat(change.new) > date.fromisoformat(change.former)


def _before(change: Change, request: ChangeRequest) -> Any:
    return request.decided_at is None or change.changed_at <= request.decided_at
