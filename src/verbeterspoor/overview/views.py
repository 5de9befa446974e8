"""Whose turn it is and with what; the trail of a trajectory."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from verbeterspoor.foundation import clock
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.trajectories import queries as trajectories
from verbeterspoor.trajectories.models import Trajectory

from . import queries


@login_not_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show what this is and where to sign in; whoever is signed in goes on to their tasks."""
    if request.user.is_authenticated:
        return redirect("overview:my_tasks")
    people = organisations.demo_people() if settings.DEMO else []
    return render(request, "overview/home.html", {"people": people})


@require_GET
def my_tasks(request: TownRequest) -> HttpResponse:
    """Show what waits for somebody, in all municipalities they work for."""
    now = clock.now()
    actors = organisations.actors_of(user=request.user, today=clock.day_of(now))
    if len(actors) == 1:
        request.actor = actors[0]
        request.municipality = organisations.municipality_of(actors[0])
    desk = queries.desk_of(actors, now=now)
    frame = {"desk": desk, "now": now, "today": clock.day_of(now), "actors": actors}
    if len(actors) > 1:
        frame["menus"] = queries.menus_of(actors)
    return render(request, "overview/my_tasks.html", frame)


@require_GET
def show_trail(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show where on its line a trajectory is; an outsider sees what was shared."""
    actor, now = request.actor, clock.now()
    try:
        trajectory = trajectories.get_visible(actor, public_id)
    except Trajectory.DoesNotExist:
        raise Http404 from None
    frame = trajectories.page_frame(actor, trajectory, "trail")
    shown = {
        **frame,
        "turns": queries.turns_in(actor, trajectory, now=now),
        "today": clock.day_of(now),
        "shares": trajectories.shares_with_addresses(
            actor, trajectories.shares_for(actor).filter(trajectory=trajectory)
        ),
    }
    if not actor.is_inside:
        return render(request, "overview/shared.html", shown)
    shown["stops"] = queries.trail_of(actor, trajectory, now=now)
    shown["figures"] = queries.figures_of(actor, trajectory, now=now)
    return render(request, "overview/trail.html", shown)
