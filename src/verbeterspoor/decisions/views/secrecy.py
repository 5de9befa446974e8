"""Pages of secrecy: the register, imposing it, giving something secret to a body, and lifting it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.forms import GiveForm, ImposeForm, LiftForm
from verbeterspoor.decisions.models import Secrecy
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest

from .frame import page_url


@require_GET
def list_secrecies(request: TownRequest) -> HttpResponse:
    """Show what is secret, on which ground, and who may lift it; what was lifted stays."""
    if not request.actor.has(*rules.KEEPS_SECRETS):
        raise Http404
    rows = list(queries.visible_secrecies(request.actor)[:200])
    shown = {"secrecies": rows, "today": clock.today(), "keeps": request.actor.has(Role.SECRETARIAT)}
    return render(request, "decisions/secrecies.html", shown)


@require_http_methods(["GET", "POST"])
def impose_secrecy(request: TownRequest, kind: str, public_id: uuid.UUID) -> HttpResponse:
    """Register the decision that a proposal, point, letter or line is secret."""
    thing = queries.secret_thing(request.actor, kind, public_id)
    if thing is None or not request.actor.has(Role.SECRETARIAT):
        raise Http404
    form = ImposeForm(request.POST or None, initial={"imposed_date": clock.today(), "imposed_by": "executive"})
    if request.method == "POST" and _acted(request, form, actions.impose_secrecy, thing=thing):
        messages.success(request, _("Secrecy is registered. It lasts until it is lifted."))
        return redirect(page_url(request, "secrecies"))
    lead = _("It lasts until the body that imposed it lifts it, or the council once it was given to the council.")
    shown = {
        "form": form, "title": _("Impose secrecy on: %(title)s") % {"title": thing}, "lead": lead,
        "button": _("Register secrecy"), "back_url": page_url(request, "secrecies"),
    }  # fmt: skip
    return render(request, "decisions/form.html", shown)


def _acted(request: TownRequest, form: Any, verb: Any, **about: Any) -> bool:
    """Do what a form asks if it is right; a refusal is said in the form."""
    if not form.is_valid():
        return False
    try:
        verb(by=request.actor, now=clock.now(), **about, **form.cleaned_data)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def find_secrecy(request: TownRequest, public_id: uuid.UUID) -> Secrecy:
    """Return secrecy for the secretariat; for anybody else acting on it does not exist."""
    if not request.actor.has(Role.SECRETARIAT):
        raise Http404
    try:
        return queries.visible_secrecies(request.actor).get(public_id=public_id)
    except Secrecy.DoesNotExist:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def give_secret(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that something secret was given to another body."""
    secrecy = find_secrecy(request, public_id)
    form = GiveForm(request.POST or None, initial={"given_date": clock.today(), "body": "council"})
    if request.method == "POST" and _acted(request, form, actions.give_secret, secrecy=secrecy):
        messages.success(request, _("Kept."))
        return redirect(page_url(request, "secrecies"))
    shown = {
        "form": form, "title": _("Given to another body: %(title)s") % {"title": secrecy}, "lead": "",
        "button": _("Keep"), "back_url": page_url(request, "secrecies"),
    }  # fmt: skip
    return render(request, "decisions/form.html", shown)


@require_http_methods(["GET", "POST"])
def lift_secrecy(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register the decision that lifts secrecy."""
    secrecy = find_secrecy(request, public_id)
    form = LiftForm(request.POST or None, initial={"lifted_date": clock.today(), "by_body": secrecy.lift_by})
    if request.method == "POST" and _acted(request, form, actions.lift_secrecy, secrecy=secrecy):
        messages.success(request, _("Secrecy is lifted: it is public now."))
        return redirect(page_url(request, "secrecies"))
    lead = _("What it is on becomes public from this moment. The secrecy stays readable here.")
    shown = {
        "form": form, "title": _("Lift secrecy: %(title)s") % {"title": secrecy}, "lead": lead,
        "button": _("Lift secrecy"), "back_url": page_url(request, "secrecies"),
    }  # fmt: skip
    return render(request, "decisions/form.html", shown)
