"""Beheer: people and roles of a municipality."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations import actions, queries
from verbeterspoor.organisations.forms import PersonForm, RoleEndForm
from verbeterspoor.organisations.middleware import TownRequest

from .guards import attempt, for_people
from .invitations import send_link

MOST_INVITATIONS = 100
"""So many open invitations are shown; more than a page of them is nobody's practice."""

SEAT = ("municipality", "role", "organisation", "unit", "since", "by", "now")
"""What a role is given with."""


@for_people
@require_GET
def list_people(request: TownRequest) -> HttpResponse:
    """List who holds which role, from when to when, and who was invited."""
    here = request.actor.municipality_id
    page = Paginator(queries.seats_in(municipality_id=here), 50).get_page(request.GET.get("page"))
    invitations = list(queries.open_invitations(municipality_id=here)[:MOST_INVITATIONS])
    shown = {"page": page, "today": clock.today(), "now_real": clock.real_now(), "invitations": invitations}
    return render(request, "organisations/people.html", shown)


@for_people
@never_cache
@require_http_methods(["GET", "POST"])
def new_person(request: TownRequest) -> HttpResponse:
    """Invite somebody for a role; who works here already gets the role at once."""
    initial = {"since": clock.today(), "language": "nl"}
    form = PersonForm(request.POST or None, actor=request.actor, initial=initial)
    if request.method == "POST" and form.is_valid():
        asked = {**form.cleaned_data, "municipality": request.municipality, "by": request.actor, "now": clock.now()}
        colleague = queries.colleague(
            email=asked["email"], municipality_id=request.municipality.pk, today=clock.today()
        )
        if colleague is None:
            invited = attempt(form, lambda: actions.invite_person(now_real=clock.real_now(), **asked))
            if invited:
                return send_link(request, *invited)
        elif attempt(form, lambda: actions.grant_role(user=colleague, **{name: asked[name] for name in SEAT})):
            messages.success(request, _("%(name)s has got the role.") % {"name": colleague.name})
            return redirect("organisations:people", gemeente=request.municipality.slug)
    return render(request, "organisations/person_new.html", {"form": form})


def show_password(request: TownRequest, user: Any, password: str) -> HttpResponse:
    """Show a password that is to be told once."""
    return render(request, "organisations/password.html", {"person": user, "password": password})


@for_people
@never_cache
@require_http_methods(["GET", "POST"])
def renew_password(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask once more, then show a new password for somebody who cannot sign in any more."""
    seats = queries.seats_in(municipality_id=request.actor.municipality_id)
    seat = seats.filter(user__public_id=public_id).first()
    if seat is None:
        raise Http404
    if request.method == "POST":
        try:
            password = actions.renew_password(
                user=seat.user, municipality=request.municipality, by=request.actor, now=clock.now()
            )
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return redirect("organisations:people", gemeente=request.municipality.slug)
        return show_password(request, seat.user, password)
    return render(request, "organisations/password_renew.html", {"person": seat.user})


@for_people
@require_http_methods(["GET", "POST"])
def end_role(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let a role end after a day."""
    seat = get_object_or_404(queries.seats_in(municipality_id=request.actor.municipality_id), public_id=public_id)
    form = RoleEndForm(request.POST or None, initial={"until": clock.today()})
    if request.method == "POST" and form.is_valid():
        until, by, now = form.cleaned_data["until"], request.actor, clock.now()
        if attempt(form, lambda: actions.end_role(membership=seat, until=until, by=by, now=now)):
            messages.success(request, _("The role of %(name)s ends.") % {"name": seat.user.name})
            return redirect("organisations:people", gemeente=request.municipality.slug)
    return render(request, "organisations/role_end.html", {"form": form, "seat": seat})
