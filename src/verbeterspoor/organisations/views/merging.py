"""Beheer: let a body or unit merge into another, after seeing what moves."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.organisations import actions, queries
from verbeterspoor.organisations.forms import MergeForm
from verbeterspoor.organisations.middleware import TownRequest

from .guards import attempt, for_bodies
from .names import find_body, find_unit


@for_bodies
@require_http_methods(["GET", "POST"])
def merge_body(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let a body merge into another of its kind."""
    body, town = find_body(request, public_id), request.municipality
    others = queries.known_organisations(municipality_id=town.pk).filter(kind=body.kind).exclude(pk=body.pk)

    def act(into: Any, day: Any, reason: str) -> Any:
        return actions.merge_organisations(
            old=body, new=into, municipality=town, day=day, reason=reason, by=request.actor, now=clock.now()
        )

    return _merge(request, body, "body", others, act)


@for_bodies
@require_http_methods(["GET", "POST"])
def merge_unit(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let a unit merge into another."""
    unit = find_unit(request, public_id)
    others = queries.units_of(municipality_id=request.municipality.pk).exclude(pk=unit.pk).order_by("name", "pk")

    def act(into: Any, day: Any, reason: str) -> Any:
        return actions.merge_units(old=unit, new=into, day=day, reason=reason, by=request.actor, now=clock.now())

    return _merge(request, unit, "unit", others, act)


def _merge(request: TownRequest, thing: Any, kind: str, others: Any, act: Any) -> HttpResponse:
    """Ask into what, show what moves, ask once more, and do it."""
    town = request.municipality
    here = reverse(f"organisations:{kind}", kwargs={"gemeente": town.slug, "public_id": thing.public_id})
    form = MergeForm(request.POST or None, others=others, initial={"day": clock.today()})
    carried = actions.what_merges(old=thing, municipality=town, by=request.actor, now=clock.now())
    shown = {"thing": thing, "form": form, "carried": carried, "back_url": here, "others": others}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if not said["confirmed"]:
            return render(request, "organisations/merge_confirm.html", {**shown, "into": said["into"], "said": said})
        if attempt(form, lambda: act(said["into"], said["day"], said["reason"]) or True):
            words = _("“%(from)s” has merged into “%(to)s”.") % {"from": thing.name, "to": said["into"].name}
            messages.success(request, words)
            return redirect(here)
    return render(request, "organisations/merge.html", shown)
