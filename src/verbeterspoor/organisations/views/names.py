"""Beheer: one body or unit with its former names, and giving something another name."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.history.queries import history_in
from verbeterspoor.organisations import actions, queries, rules
from verbeterspoor.organisations.forms import RenameForm
from verbeterspoor.organisations.middleware import TownRequest

from .guards import attempt, for_bodies, for_people


def find_body(request: TownRequest, public_id: uuid.UUID) -> Any:
    """Return a body this municipality works or worked with."""
    body = queries.body_in(municipality_id=request.municipality.pk, public_id=public_id)
    if body is None:
        raise Http404
    return body


def find_unit(request: TownRequest, public_id: uuid.UUID) -> Any:
    """Return a unit of this municipality."""
    unit = queries.unit_in(municipality_id=request.municipality.pk, public_id=public_id)
    if unit is None:
        raise Http404
    return unit


@for_bodies
@require_GET
def show_body(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a body: what it was called, what merged into it, what it carries, and what happened."""
    body, here = find_body(request, public_id), request.municipality.pk
    known = queries.partnership_of(municipality_id=here, organisation=body)
    took_in = queries.merged_bodies(municipality_id=here).filter(merged_into=body)
    return _show(request, body, known, "body", [(row.organisation, row) for row in took_in], {"organisation": body})


@for_bodies
@require_GET
def show_unit(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a unit: what it was called, what merged into it, what it carries, and what happened."""
    unit = find_unit(request, public_id)
    took_in = queries.merged_units(municipality_id=request.municipality.pk).filter(merged_into=unit)
    return _show(request, unit, unit, "unit", [(row, row) for row in took_in], {"unit": unit})


def _show(
    request: TownRequest, thing: Any, merger: Any, kind: str, took_in: list[tuple[Any, Any]], named: dict[str, Any]
) -> HttpResponse:
    town = request.municipality
    shown = {
        "thing": thing, "kind": kind, "merger": merger, "took_in": took_in,
        "former_names": queries.former_names(**named),
        "carried": actions.what_merges(old=thing, municipality=town, by=request.actor, now=clock.now()),
        "rename_url": _address(request, f"{kind}_rename", thing),
        "merge_url": _address(request, f"{kind}_merge", thing),
        "into_url": _address(request, kind, merger.merged_into) if merger.merged_into_id else "",
        "events": history_in(chain=town.public_id, subject_ids=[thing.public_id]),
    }  # fmt: skip
    return render(request, "organisations/thing.html", shown)


def _address(request: TownRequest, name: str, thing: Any) -> str:
    where = {"gemeente": request.municipality.slug, "public_id": thing.public_id}
    return reverse(f"organisations:{name}", kwargs=where)


@for_bodies
@require_http_methods(["GET", "POST"])
def rename_body(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a body another name."""
    body, town = find_body(request, public_id), request.municipality

    def act(said: dict[str, Any]) -> Any:
        return actions.rename_organisation(
            organisation=body, municipality=town, by=request.actor, now=clock.now(), **said
        )

    return _rename(request, body, _address(request, "body", body), act)


@for_bodies
@require_http_methods(["GET", "POST"])
def rename_unit(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a unit another name."""
    unit = find_unit(request, public_id)

    def act(said: dict[str, Any]) -> Any:
        return actions.rename_unit(unit=unit, by=request.actor, now=clock.now(), **said)

    return _rename(request, unit, _address(request, "unit", unit), act)


@require_http_methods(["GET", "POST"])
def rename_person(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a person another name; people can do so themselves."""
    person = queries.person_in(municipality_id=request.municipality.pk, public_id=public_id)
    if person is None or not rules.may_hand_over(request.actor, person):
        raise Http404

    def act(said: dict[str, Any]) -> Any:
        return actions.rename_person(
            person=person, municipality=request.municipality, by=request.actor, now=clock.now(), **said
        )

    return _rename(request, person, _address(request, "person", person), act)


@for_people
@require_http_methods(["GET", "POST"])
def rename_municipality(request: TownRequest) -> HttpResponse:
    """Give the municipality itself another name."""
    town = request.municipality

    def act(said: dict[str, Any]) -> Any:
        return actions.rename_municipality(municipality=town, by=request.actor, now=clock.now(), **said)

    return _rename(request, town, reverse("organisations:admin", kwargs={"gemeente": town.slug}), act)


def _rename(request: TownRequest, thing: Any, back_url: str, act: Any) -> HttpResponse:
    """Ask the new name, since when and why; then go back to where the thing is shown."""
    former = thing.name
    form = RenameForm(request.POST or None, initial={"name": former, "day": clock.today()})
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: act(form.cleaned_data)):
        words = _("“%(from)s” is now called “%(to)s”.") % {"from": former, "to": form.cleaned_data["name"]}
        messages.success(request, words)
        return redirect(back_url)
    return render(request, "organisations/rename.html", {"form": form, "former": former, "back_url": back_url})
