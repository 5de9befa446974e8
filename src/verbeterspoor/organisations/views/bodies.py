"""Beheer: what can be managed, and the bodies and units of a municipality."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock, slots
from verbeterspoor.organisations import actions, queries, rules
from verbeterspoor.organisations.forms import BodyForm, UnitForm
from verbeterspoor.organisations.middleware import TownRequest

from .guards import attempt, for_bodies


@for_bodies
@require_GET
def show_admin(request: TownRequest) -> HttpResponse:
    """Show what can be managed here."""
    more = slots.collect("administration", actor=request.actor)
    shown = {"manages_people": rules.manages_people(request.actor), "more": more}
    return render(request, "organisations/admin.html", shown)


@for_bodies
@require_GET
def list_bodies(request: TownRequest) -> HttpResponse:
    """List the bodies this municipality works with."""
    bodies = queries.bodies_with_parts(municipality_id=request.actor.municipality_id)
    page = Paginator(bodies, 50).get_page(request.GET.get("page"))
    merged = list(queries.merged_bodies(municipality_id=request.actor.municipality_id)[:50])
    return render(request, "organisations/bodies.html", {"page": page, "merged": merged})


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
    units = (
        queries.units_of(municipality_id=request.actor.municipality_id)
        .select_related("parent")
        .prefetch_related("former_names")
    )
    page = Paginator(units.order_by("name", "pk"), 50).get_page(request.GET.get("page"))
    merged = list(queries.merged_units(municipality_id=request.actor.municipality_id)[:50])
    return render(request, "organisations/units.html", {"page": page, "merged": merged})


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
