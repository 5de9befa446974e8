"""Pages to share the adopted plan with a party, to follow whether it arrived, and to take it along on paper."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.documents.exports import send_made, send_stored
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.exports import FORMATS, plan_paper
from verbeterspoor.plans.exports.plan_paper import manuscript
from verbeterspoor.plans.forms import ReceiptForm, ShareForm
from verbeterspoor.plans.models import PlanDelivery, PlanVersion
from verbeterspoor.trajectories import queries as trajectories
from verbeterspoor.trajectories.models import Party, Trajectory

from .frame import find_trajectory, to_plan


def find_delivery(request: TownRequest, public_id: uuid.UUID, *, leading: bool = False) -> PlanDelivery:
    """Return a delivery, for the town hall or only for whoever leads; for anybody else it does not exist."""
    if leading and not request.actor.leads:
        raise Http404
    try:
        return queries.get_delivery(request.actor, public_id)
    except PlanDelivery.DoesNotExist:
        raise Http404 from None


def to_delivery(request: TownRequest, delivery: PlanDelivery) -> HttpResponse:
    """Send the browser to the page of a delivery."""
    return redirect("plans:delivery", gemeente=request.municipality.slug, public_id=delivery.public_id)


@require_http_methods(["GET", "POST"])
def share(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Share the adopted plan with a party; below it, with whom it was shared and whether it arrived."""
    trajectory = find_trajectory(request, public_id, leading=True)
    plan = queries.plan_of(trajectory)
    version = queries.latest_version(plan) if plan else None
    if version is None:
        messages.info(request, _("Adopt the plan first; then it can be shared."))
        return to_plan(request, trajectory)
    form = ShareForm(request.POST or None, trajectory=trajectory, initial={"sent_date": clock.today()})
    if request.method == "POST" and form.is_valid():
        now = clock.now()
        paper = plan_paper(version, party=form.cleaned_data["party"], kind="pdf", language=get_language() or "nl",
                           now=now)  # fmt: skip
        try:
            delivery = actions.share_plan(version=version, paper=paper, by=request.actor, now=now, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The plan has been shared with %(party)s.") % {"party": delivery.party.name})
            return to_delivery(request, delivery)
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    shown = {"form": form, "version": version, "deliveries": queries.deliveries_of(trajectory)}
    return render(request, "plans/share.html", {**frame, **shown})


@require_http_methods(["GET", "POST"])
def show_delivery(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what was sent to whom and whether it arrived; register a letter that says so."""
    delivery = find_delivery(request, public_id, leading=request.method == "POST")
    trajectory, now = delivery.plan_version.plan.trajectory, clock.now()
    form = ReceiptForm(request.POST or None, today=clock.today())
    if request.method == "POST" and form.is_valid():
        try:
            actions.register_receipt(delivery=delivery, by=request.actor, now=now, **form.cleaned_data)
        except (NotAllowed, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Receipt has been registered."))
            return to_delivery(request, delivery)
    shared = clock.day_of(delivery.shared_at)
    over = rules.days_over(shared=shared, end=delivery.term.end_date if delivery.term else None)
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    shown = {"delivery": delivery, "form": form, "over": over, "link_works": rules.link_works(delivery, now)}
    return render(request, "plans/delivery.html", {**frame, **shown})


@require_POST
def renew_link(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Mail a new link; the former one stops working."""
    delivery = find_delivery(request, public_id, leading=True)
    try:
        actions.send_again(delivery=delivery, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("A new link has been mailed; the former one no longer works."))
    return to_delivery(request, delivery)


@require_POST
def revoke_link(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let the link in the mail open nothing any more."""
    delivery = find_delivery(request, public_id, leading=True)
    actions.revoke_delivery_link(delivery=delivery, by=request.actor, now=clock.now())
    messages.success(request, _("The link no longer works. You can mail a new one."))
    return to_delivery(request, delivery)


@require_GET
def delivery_file(request: TownRequest, public_id: uuid.UUID) -> HttpResponseBase:
    """Give the copy that was sent, exactly as it was."""
    delivery = find_delivery(request, public_id)
    if delivery.file is None:
        raise Http404
    return send_stored(delivery.file, name=f"{delivery.plan_version.title}.pdf")


@require_GET
def plan_file(request: TownRequest, public_id: uuid.UUID, kind: str) -> HttpResponseBase:
    """Give the adopted plan as PDF or Word: to the town hall, and to whom it was shared in their own numbering."""
    if kind not in FORMATS:
        raise Http404
    _trajectory, version, party = find_adopted(request, public_id)
    return send_paper(version, party, kind)


def send_paper(version: PlanVersion, party: Party | None, kind: str) -> HttpResponseBase:
    """Answer with the adopted plan, made now."""
    paper = plan_paper(version, party=party, kind=kind, language=get_language() or "nl", now=clock.now())
    return send_made(paper, name=f"{version.title}.{kind}", media_type=FORMATS[kind][0])


def find_adopted(request: TownRequest, public_id: uuid.UUID) -> tuple[Trajectory, PlanVersion, Party | None]:
    """Return the adopted plan for the town hall, or for a party it was shared with; for others it does not exist."""
    try:
        trajectory = trajectories.get_visible(request.actor, public_id)
    except Trajectory.DoesNotExist:
        raise Http404 from None
    if request.actor.is_inside:
        plan = queries.plan_of(trajectory)
        version = queries.latest_version(plan) if plan else None
        found: Any = (version, None) if version else None
    else:
        found = queries.plan_shared_with(request.actor, trajectory)
    if found is None:
        raise Http404
    return trajectory, *found


@require_GET
def shared_plan(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the adopted plan as it was shared, in the numbering of whoever reads it."""
    trajectory, version, party = find_adopted(request, public_id)
    paper = manuscript(version, party=party, now=clock.now())
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    return render(request, "plans/shared_plan.html", {**frame, "paper": paper, "version": version})
