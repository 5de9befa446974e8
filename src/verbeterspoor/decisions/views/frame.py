"""What pages of decisions share: finding the trajectory or proposal they are about, and the way back to it."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.trajectories import queries as trajectories
from verbeterspoor.trajectories.models import Trajectory


def find_trajectory(request: TownRequest, public_id: uuid.UUID) -> Trajectory:
    """Return a trajectory for the town hall; for anybody else it does not exist here."""
    if not request.actor.is_inside:
        raise Http404
    try:
        return trajectories.get_visible(request.actor, public_id)
    except Trajectory.DoesNotExist:
        raise Http404 from None


def find_proposal(request: TownRequest, public_id: uuid.UUID) -> Proposal:
    """Return a proposal this person may see; any other does not exist."""
    try:
        return queries.get_visible_proposal(request.actor, public_id)
    except Proposal.DoesNotExist:
        raise Http404 from None


def find_to_write(request: TownRequest, public_id: uuid.UUID) -> Proposal:
    """Return a proposal for who may write in it; for anybody else its writing does not exist."""
    proposal = find_proposal(request, public_id)
    if not rules.relations(request.actor, proposal) & {rules.AUTHOR, rules.SECRETARIAT}:
        raise Http404
    return proposal


def page_url(request: TownRequest, name: str, thing: object = None, part: str = "") -> str:
    """Return the address of a page of decisions about a thing, or of a part of that page."""
    where = {"gemeente": request.municipality.slug}
    if thing is not None:
        where["public_id"] = thing.public_id  # type: ignore[attr-defined]
    return reverse(f"decisions:{name}", kwargs=where) + (f"#{part}" if part else "")


def to_proposal(request: TownRequest, proposal: Proposal, part: str = "") -> HttpResponse:
    """Send the browser to the page of a proposal."""
    return redirect(page_url(request, "proposal", proposal, part))
