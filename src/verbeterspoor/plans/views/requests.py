"""Pages of a wijzigingsverzoek: asking for it, deciding about it, taking it back."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import RequestKind, RequestStatus
from verbeterspoor.plans.forms import AmendForm, DecisionForm, RequestForm, bodies_of
from verbeterspoor.plans.models import ChangeRequest

from .frame import find_action

ASKING = {rules.EXECUTOR, rules.CONTRIBUTOR}


@require_http_methods(["GET", "POST"])
def ask(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask for a later date or another change; a coordinator registers what a partner asked elsewhere."""
    action = find_action(request, public_id)
    held = rules.relations(request.actor, action, request.municipality.pk, action.parts.all())
    if not (ASKING | {rules.COORDINATOR}) & set(held):
        raise Http404
    on_behalf = not ASKING & set(held)
    form = RequestForm(request.POST or None, action=action, on_behalf=on_behalf)
    if request.method == "POST" and form.is_valid():
        try:
            asked = actions.ask_change(action=action, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            waits = _("Your request waits for the coordinator. You hear what is decided.")
            messages.success(request, _("Registered. You can decide about it here.") if on_behalf else waits)
            return to_request(request, asked)
    closed = not form.is_bound and not _can_ask(action, held)
    shown = {"action": action, "form": form, "on_behalf": on_behalf, "closed": closed,
             "waiting": queries.requests_about(action), "today": clock.today()}  # fmt: skip
    return render(request, "plans/request_form.html", shown)


def _can_ask(action: Any, held: Any) -> bool:
    try:
        rules.check_can_ask(action, held, source="–")
    except NotAllowed:
        return False
    return True


@require_http_methods(["GET", "POST"])
def show(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a request with its decision; while it waits a coordinator decides and the executor can take it back."""
    asked = find_request(request, public_id)
    action = asked.action
    held = rules.relations(request.actor, action, request.municipality.pk, action.parts.all())
    is_judge = rules.COORDINATOR in held
    form, amend = _forms(request, asked)
    if request.method == "POST":
        if "withdraw" in request.POST:
            return _withdraw(request, asked)
        if not is_judge:
            raise Http404
        if form.is_valid() and (amend is None or not amend.is_bound or amend.is_valid()):
            try:
                _decide(request, asked, form, amend)
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
                asked.refresh_from_db()
            else:
                messages.success(request, _("Decided. The executor has been told."))
                return to_request(request, asked)
    waits = asked.status == RequestStatus.WAITING
    shown = {
        "asked": asked, "action": action, "moved": queries.moved([action]).get(action.pk),
        "form": form, "amend": amend, "delays": _delays(asked),
        "is_judge": is_judge and (waits or form.is_bound), "is_closed": action.status in rules.CLOSED,
        "is_own": bool(ASKING & set(held)) or (asked.asked_by_id == request.actor.public_id and not asked.on_behalf),
        "can_withdraw": rules.can_withdraw(request.actor, asked, held), "today": clock.today(),
        "changes": [queries.told(change) for change in asked.changes.all()],
    }  # fmt: skip
    return render(request, "plans/request.html", shown)


def find_request(request: TownRequest, public_id: uuid.UUID) -> ChangeRequest:
    """Return a request about an action this person may see; any other does not exist."""
    try:
        return queries.visible_requests(request.actor).get(public_id=public_id)
    except ChangeRequest.DoesNotExist:
        raise Http404 from None


def _forms(request: TownRequest, asked: ChangeRequest) -> tuple[DecisionForm, AmendForm | None]:
    """Return the explanation, and for another change also what is agreed from now on."""
    grants = "grant" in request.POST
    form = DecisionForm(request.POST or None, request=asked, is_grant=grants)
    if asked.kind == RequestKind.DELAY or not request.actor.leads:
        return form, None
    bodies = bodies_of(request.actor)
    return form, AmendForm(request.POST if grants else None, action=asked.action, bodies=bodies, can_lapse=False)


def _decide(request: TownRequest, asked: ChangeRequest, form: DecisionForm, amend: AmendForm | None) -> None:
    by, now, note = request.actor, clock.now(), form.cleaned_data["note"]
    if "grant" not in request.POST:
        actions.refuse_request(request=asked, note=note, by=by, now=now)
    elif amend is None:
        granted = form.cleaned_data["granted_date"]
        actions.grant_delay(request=asked, note=note, granted_date=granted, by=by, now=now)
    else:
        actions.grant_change(request=asked, amendment=amend.amendment(), note=note, by=by, now=now)


def _withdraw(request: TownRequest, asked: ChangeRequest) -> HttpResponse:
    try:
        actions.withdraw_request(request=asked, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The request has been withdrawn."))
    return to_request(request, asked)


def _delays(asked: ChangeRequest) -> list[tuple[str, Any]]:
    """Return the earlier delays of this action, each with the act that moved it."""
    return [(queries.label_of(change), queries.told(change)) for change in queries.delays_before(asked)]


def to_request(request: TownRequest, asked: ChangeRequest) -> HttpResponse:
    """Send the browser to the page of a request."""
    return redirect("plans:request", gemeente=request.municipality.slug, public_id=asked.public_id)
