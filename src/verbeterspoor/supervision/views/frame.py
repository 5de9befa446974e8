"""What the pages of supervision share: finding the trajectory, and who registers."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision import rules
from verbeterspoor.supervision.models import Investigation
from verbeterspoor.trajectories import queries as trajectories
from verbeterspoor.trajectories.models import Trajectory


def find_trajectory(request: TownRequest, public_id: uuid.UUID) -> Trajectory:
    """Return a trajectory this person may know of; any other does not exist."""
    try:
        return trajectories.get_visible(request.actor, public_id)
    except Trajectory.DoesNotExist:
        raise Http404 from None


def address(request: TownRequest, name: str, thing: Any) -> str:
    """Return the address of a page about a thing."""
    return reverse(f"supervision:{name}", kwargs={"gemeente": request.municipality.slug, "public_id": thing.public_id})


def without_investigation(request: TownRequest, trajectory: Trajectory) -> HttpResponse | None:
    """Send to the form for an investigation as long as there is none."""
    if Investigation.objects.filter(trajectory=trajectory).exists():
        return None
    messages.info(request, _("First register the investigation it belongs to."))
    return redirect(address(request, "investigation_new", trajectory))


def may_register(actor: Actor, trajectory: Trajectory) -> bool:
    """Say whether this person registers findings and terms here: decides which buttons are shown."""
    try:
        rules.check_can_register(actor, trajectory.municipality_id)
    except NotAllowed:
        return False
    return True


def refuse_who_does_not_register(actor: Actor, trajectory: Trajectory) -> None:
    """Answer 404 to whoever does not register here: the form is not theirs to see."""
    if not may_register(actor, trajectory):
        raise Http404


def form_page(
    request: TownRequest,
    trajectory: Trajectory,
    form: forms.Form,
    act: Callable[[], Any],
    *,
    heading: str,
    lead: str = "",
    button: str,
    done: str,
    tab: str,
    back: str,
    target: Callable[[], str] | str = "",
) -> HttpResponse:
    """Show a form, or do what it asks and go on to `target` (else `back`) with a message; a refusal keeps the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect((target() if callable(target) else target) or back)
    frame = trajectories.page_frame(request.actor, trajectory, tab)
    shown = {"form": form, "heading": heading, "lead": lead, "button": button, "back_url": back}
    return render(request, "supervision/form.html", {**frame, **shown})
