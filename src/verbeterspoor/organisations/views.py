"""Beheer: people and roles, bodies and units of a municipality; and the clock of a demo."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed

from . import actions, queries, rules
from .forms import BodyForm, ClockForm, PersonForm, RoleEndForm, UnitForm
from .middleware import TownRequest

View = Callable[..., HttpResponse]


def only_if(check: Callable[[Any, int], None]) -> Callable[[View], View]:
    """Answer 404 to whoever the rule refuses: the page is not theirs to know of."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: TownRequest, **kwargs: Any) -> HttpResponse:
            try:
                check(request.actor, request.actor.municipality_id)
            except NotAllowed:
                raise Http404 from None
            return view(request, **kwargs)

        return guarded

    return decorate


for_people = only_if(rules.check_can_manage_people)
for_bodies = only_if(rules.check_can_manage_bodies)


def attempt(form: Any, act: Callable[[], Any]) -> Any:
    """Do an act; what a rule or constraint refuses becomes an error of the form, and None."""
    try:
        return act()
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
    return None


@for_bodies
@require_GET
def show_admin(request: TownRequest) -> HttpResponse:
    """Show what can be managed here."""
    return render(request, "organisations/admin.html", {"manages_people": rules.manages_people(request.actor)})


@for_people
@require_GET
def list_people(request: TownRequest) -> HttpResponse:
    """List who holds which role, from when to when."""
    seats = queries.seats_in(municipality_id=request.actor.municipality_id)
    page = Paginator(seats, 50).get_page(request.GET.get("page"))
    return render(request, "organisations/people.html", {"page": page, "today": clock.today()})


@for_people
@never_cache
@require_http_methods(["GET", "POST"])
def new_person(request: TownRequest) -> HttpResponse:
    """Give a person a role; a new account's password is shown once, in the answer itself, and kept nowhere."""
    form = PersonForm(request.POST or None, actor=request.actor, initial={"since": clock.today()})
    if request.method == "POST" and form.is_valid():
        town, by, now = request.municipality, request.actor, clock.now()
        made = attempt(form, lambda: actions.add_person(municipality=town, by=by, now=now, **form.cleaned_data))
        if made and made[1]:
            return show_password(request, made[0].user, made[1])
        if made:
            messages.success(request, _("%(name)s has got the role.") % {"name": made[0].user.name})
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


@for_bodies
@require_GET
def list_bodies(request: TownRequest) -> HttpResponse:
    """List the bodies this municipality works with."""
    bodies = queries.bodies_with_parts(municipality_id=request.actor.municipality_id)
    page = Paginator(bodies, 50).get_page(request.GET.get("page"))
    return render(request, "organisations/bodies.html", {"page": page})


@for_bodies
@require_http_methods(["GET", "POST"])
def new_body(request: TownRequest) -> HttpResponse:
    """Register a body outside the town hall."""
    form = BodyForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        town, by, now = request.municipality, request.actor, clock.now()
        body = attempt(form, lambda: actions.add_organisation(municipality=town, by=by, now=now, **form.cleaned_data))
        if body:
            messages.success(request, _("%(name)s has been registered.") % {"name": body.name})
            return redirect("organisations:bodies", gemeente=request.municipality.slug)
    return render(request, "organisations/body_new.html", {"form": form})


@for_bodies
@require_GET
def list_units(request: TownRequest) -> HttpResponse:
    """List the sectors and teams of this municipality."""
    units = queries.units_of(municipality_id=request.actor.municipality_id).select_related("parent")
    page = Paginator(units.order_by("name", "pk"), 50).get_page(request.GET.get("page"))
    return render(request, "organisations/units.html", {"page": page})


@for_bodies
@require_http_methods(["GET", "POST"])
def new_unit(request: TownRequest) -> HttpResponse:
    """Register a sector or team."""
    form = UnitForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        town, by, now = request.municipality, request.actor, clock.now()
        unit = attempt(form, lambda: actions.add_unit(municipality=town, by=by, now=now, **form.cleaned_data))
        if unit:
            messages.success(request, _("%(name)s has been registered.") % {"name": unit.name})
            return redirect("organisations:units", gemeente=request.municipality.slug)
    return render(request, "organisations/unit_new.html", {"form": form})


@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """Set the clock of a demo to another day; without a demo there is no such page."""
    if not settings.DEMO:
        raise Http404
    form = ClockForm(request.POST)
    if form.is_valid():
        actions.move_demo_clock(to=form.cleaned_data["day"], now_real=clock.real_now(), by=request.user)
    else:
        messages.error(request, _("This is not a day. Write it as 12-2-2020."))
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else "/")
