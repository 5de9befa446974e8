"""What somebody carries, and handing it over to a successor; for an administrator and the person themself."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.history.queries import history_in
from verbeterspoor.organisations import actions, queries, rules
from verbeterspoor.organisations.forms import SuccessorForm
from verbeterspoor.organisations.middleware import TownRequest

from .guards import attempt


def _person(request: TownRequest, public_id: uuid.UUID) -> Any:
    """Return a person of this municipality, if the visitor may see what they carry."""
    person = queries.person_in(municipality_id=request.municipality.pk, public_id=public_id)
    if person is None or not rules.may_hand_over(request.actor, person):
        raise Http404
    return person


@require_GET
def my_roles(request: HttpRequest) -> HttpResponse:
    """List one's own roles, in every municipality."""
    user, today = request.user, clock.today()
    seats = queries.current_memberships(user_id=user.pk or 0, today=today).order_by("municipality__name", "role", "pk")
    return render(request, "organisations/my_roles.html", {"seats": list(seats), "today": today})


@require_GET
def show_person(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the roles of a person, what they carry here, and what happened."""
    person, town = _person(request, public_id), request.municipality
    seats = list(queries.seats_in(municipality_id=town.pk).filter(user=person))
    subjects = [person.public_id, *(seat.public_id for seat in seats)]
    carried = actions.what_moves(old=person, new=None, municipality=town, by=request.actor, now=clock.now())
    shown = {
        "person": person, "seats": seats, "today": clock.today(), "carried": carried,
        "manages_people": rules.manages_people(request.actor), "former_names": queries.former_names(user=person),
        "events": history_in(chain=town.public_id, subject_ids=subjects),
    }  # fmt: skip
    return render(request, "organisations/person.html", shown)


@require_http_methods(["GET", "POST"])
def hand_over(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Choose a successor, see what will move, and confirm."""
    person, town, now = _person(request, public_id), request.municipality, clock.now()
    successors = queries.successors_of(user=person, municipality_id=town.pk, today=clock.today())
    form = SuccessorForm(request.POST or None, successors=successors)
    carried = actions.what_moves(old=person, new=None, municipality=town, by=request.actor, now=now)
    shown = {"person": person, "form": form, "carried": carried, "successors": successors}
    if request.method == "POST" and form.is_valid():
        to = form.chosen
        if not form.cleaned_data["confirmed"]:
            return render(request, "organisations/hand_over_confirm.html", {**shown, "successor": to})
        moved = attempt(
            form, lambda: actions.hand_over_work(old=person, new=to, municipality=town, by=request.actor, now=now)
        )
        if moved:
            messages.success(request, _("%(to)s has taken over from %(from)s.") % {"to": to.name, "from": person.name})
            return redirect("organisations:person", gemeente=town.slug, public_id=person.public_id)
    return render(request, "organisations/hand_over.html", shown)
