"""Pages of trajectories: the list, opening and changing one, who takes part, and what happened."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.history import queries as history
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.trajectories import actions, queries, rules
from verbeterspoor.trajectories.forms import CoordinatorForm, PartyForm, SearchForm, TrajectoryForm
from verbeterspoor.trajectories.models import Party, Share, Trajectory

PER_PAGE = 25


def find(request: TownRequest, public_id: uuid.UUID) -> Trajectory:
    """Return the trajectory this person may know of; any other does not exist."""
    try:
        return queries.get_visible(request.actor, public_id)
    except Trajectory.DoesNotExist:
        raise Http404 from None


def refuse_strangers_to_leading(request: TownRequest) -> None:
    """Answer 404 to whoever does not lead trajectories here: the page is not theirs to see."""
    if not request.actor.leads:
        raise Http404


@require_GET
def list_trajectories(request: TownRequest) -> HttpResponse:
    """List the trajectories this person may know of."""
    actor = request.actor
    if not rules.has_a_list(actor):
        raise Http404
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    page = Paginator(queries.search_visible(actor, words=words), PER_PAGE).get_page(request.GET.get("page"))
    frame = {"form": form, "words": words, "page": page, "rows": queries.with_addresses(actor, page.object_list)}
    frame["shares"] = (
        [] if actor.is_inside else queries.shares_with_addresses(actor, queries.shares_for(actor)[:PER_PAGE])
    )
    return render(request, "trajectories/list.html", frame)


@require_http_methods(["GET", "POST"])
def new_trajectory(request: TownRequest) -> HttpResponse:
    """Open a trajectory."""
    refuse_strangers_to_leading(request)
    form = TrajectoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        trajectory = actions.open_trajectory(
            municipality=request.municipality,
            by=request.actor,
            now=clock.now(),
            **form.values(),
        )
        messages.success(request, _("The trajectory has been opened. Now say who takes part."))
        return to_page(request, "trajectories:parties", trajectory)
    return render(request, "trajectories/new.html", {"form": form})


@require_http_methods(["GET", "POST"])
def edit_trajectory(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change a trajectory; what somebody else saved meanwhile is shown beside what was typed."""
    refuse_strangers_to_leading(request)
    trajectory, conflict = find(request, public_id), None
    form = TrajectoryForm(request.POST) if request.method == "POST" else TrajectoryForm.showing(trajectory)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_trajectory(
                trajectory=trajectory, version=form.cleaned_data["version"] or 0, by=request.actor,
                now=clock.now(), **form.values(),
            )  # fmt: skip
        except Conflict as refusal:
            trajectory.refresh_from_db()
            form, conflict = TrajectoryForm({**request.POST.dict(), "version": trajectory.version}), refusal
        else:
            messages.success(request, _("The trajectory has been changed."))
            return to_page(request, "trajectories:edit", trajectory)
    frame = queries.page_frame(request.actor, trajectory, "edit")
    return render(request, "trajectories/edit.html", {**frame, "form": form, "conflict": conflict})


@require_http_methods(["GET", "POST"])
def show_parties(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show who takes part and, to a coordinator, the form that adds somebody."""
    actor: Any = request.actor
    trajectory = find(request, public_id)
    if not actor.is_inside:
        raise Http404
    if request.method == "POST":
        refuse_strangers_to_leading(request)
    form = PartyForm(request.POST or None, actor=actor) if actor.leads else None
    if form is not None and form.is_valid():
        try:
            party = actions.add_party(trajectory=trajectory, by=actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s takes part.") % {"name": party.name})
            return to_page(request, "trajectories:parties", trajectory)
    frame = queries.page_frame(actor, trajectory, "parties")
    shown = {"parties": queries.parties_of(trajectory), "form": form}
    return render(request, "trajectories/parties.html", {**frame, **shown})


@require_http_methods(["GET", "POST"])
def change_coordinator(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let another coordinator coordinate this trajectory."""
    refuse_strangers_to_leading(request)
    trajectory = find(request, public_id)
    known = {"coordinator": trajectory.coordinator_id}
    form = CoordinatorForm(request.POST or None, actor=request.actor, today=clock.today(), initial=known)
    if request.method == "POST" and form.is_valid():
        user = form.cleaned_data["coordinator"]
        try:
            actions.name_coordinator(trajectory=trajectory, user=user, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s coordinates this trajectory.") % {"name": user.name})
            return to_page(request, "trajectories:parties", trajectory)
    frame = queries.page_frame(request.actor, trajectory, "parties")
    return render(request, "trajectories/coordinator.html", {**frame, "form": form})


@require_GET
def show_history(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what happened in a trajectory, newest first, in words."""
    actor = request.actor
    trajectory = find(request, public_id)
    if not actor.is_inside:
        raise Http404
    page = Paginator(history.events_of_trajectory(trajectory.public_id), 50).get_page(request.GET.get("page"))
    frame = queries.page_frame(actor, trajectory, "history")
    shown = {"page": page, "events": history.with_words(page.object_list)}
    return render(request, "trajectories/history.html", {**frame, **shown})


def to_page(request: TownRequest, name: str, trajectory: Trajectory) -> HttpResponse:
    """Send the browser to a page of a trajectory."""
    return redirect(name, gemeente=request.municipality.slug, public_id=trajectory.public_id)


@require_http_methods(["GET", "POST"])
def show_party(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show exactly what a party sees and since when; whoever leads shares more of it."""
    if request.method == "POST":
        refuse_strangers_to_leading(request)
    try:
        party = queries.get_party(request.actor, public_id)
    except Party.DoesNotExist:
        raise Http404 from None
    offered = queries.still_to_share(request.actor, party) if request.actor.leads else []
    if request.method == "POST":
        chosen = [one for one in offered if str(one.shared_id) in request.POST.getlist("shared")]
        for one in chosen:
            actions.share_with_party(
                trajectory=party.trajectory, party=party, kind=one.kind, shared_id=one.shared_id, title=one.title,
                by=request.actor, now=clock.now(),
            )  # fmt: skip
        if chosen:
            messages.success(request, _("Shared. They can read it from now on."))
        else:
            messages.error(request, _("Tick what you want to share."))
        return redirect("trajectories:party", gemeente=request.municipality.slug, public_id=party.public_id)
    frame = queries.page_frame(request.actor, party.trajectory, "parties")
    shown = {"party": party, "shares": party.shares.order_by("-shared_at", "pk"), "offered": offered}
    return render(request, "trajectories/party.html", {**frame, **shown})


@require_http_methods(["GET", "POST"])
def stop_sharing(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask, then let a party no longer see something."""
    try:
        share = queries.get_share(request.actor, public_id)
    except Share.DoesNotExist:
        raise Http404 from None
    where: dict[str, Any] = {"gemeente": request.municipality.slug, "public_id": share.party.public_id}
    if request.method == "POST":
        actions.stop_sharing(share=share, by=request.actor, now=clock.now())
        messages.success(request, _("They no longer see it. The history keeps that it was shared."))
        return redirect("trajectories:party", **where)
    facts = {"party": share.party.name, "title": share.title}
    asked = {
        "title": _("Stop sharing “%(title)s” with %(party)s?") % facts, "danger": True, "form": None,
        "text": _("They can no longer read it here. What they saved or printed stays with them."),
        "button": _("Stop sharing"), "back_url": reverse("trajectories:party", kwargs=where),
    }  # fmt: skip
    return render(request, "components/confirm.html", asked)
