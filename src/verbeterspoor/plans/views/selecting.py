"""Keep a way of looking, and change several chosen actions together."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import BulkField, PlanStatus, Refusal, ViewKind
from verbeterspoor.plans.forms import BulkForm, SaveViewForm
from verbeterspoor.plans.models import Action, SavedView
from verbeterspoor.trajectories import queries as trajectories

from .frame import find_trajectory, to_plan
from .looking import PAGES

MOST = 500
"""So many actions are changed in one go; more would take long enough to need a progress bar."""


@require_POST
def keep_view(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Keep the present choice under a name, and go back to it."""
    find_trajectory(request, public_id)
    kind = request.POST.get("view", "")
    kind = ViewKind(kind) if kind in ViewKind.values else ViewKind.LIST
    query = request.POST.get("query", "").removeprefix("?")[:500]
    form = SaveViewForm(request.POST)
    if form.is_valid():
        actions.save_view(view=kind, query=query, by=request.actor, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("This view has been kept. You find it under “Kept views”."))
    else:
        messages.error(request, _("Give the view a name, then it can be kept."))
    page = reverse(f"plans:{PAGES[kind]}", kwargs={"gemeente": request.municipality.slug, "public_id": public_id})
    return redirect(f"{page}?{query}" if query else page)


@require_http_methods(["GET", "POST"])
def forget_view(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask, then throw away a view that this person kept."""
    view = SavedView.objects.filter(
        user_id=request.actor.user_id, municipality=request.municipality, public_id=public_id
    ).first()
    if view is None or not request.actor.is_inside:
        raise Http404
    back = request.GET.get("terug", "")
    if not back.startswith(f"/{request.municipality.slug}/"):
        back = reverse("trajectories:list", kwargs={"gemeente": request.municipality.slug})
    if request.method == "POST":
        actions.forget_view(view=view, by=request.actor)
        messages.success(request, _("The view has been thrown away."))
        return redirect(back)
    asked = {
        "form": None, "title": _("Throw away “%(name)s”?") % {"name": view.name}, "back_url": back, "danger": True,
        "text": _("Only the view goes away, no action."), "button": _("Throw away"),
    }  # fmt: skip
    return render(request, "components/confirm.html", asked)


@require_http_methods(["POST"])
def change_together(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask what changes in the chosen actions, show what it becomes, and change all of them or none."""
    trajectory = find_trajectory(request, public_id, leading=True)
    plan = queries.plan_of(trajectory)
    if plan is None or plan.status == PlanStatus.ADOPTED:
        messages.info(request, Refusal.FROZEN.label)
        return to_plan(request, trajectory)
    asked = [one for one in request.POST.getlist("action") if one.isdecimal() and len(one) < 9]
    found = queries.visible_actions(request.actor).filter(plan=plan, number__in=asked).order_by("number")
    chosen = list(found.select_related("goal")[:MOST])
    form = BulkForm(request.POST if "field" in request.POST else None, actor=request.actor, plan=plan)
    problems: list[tuple[Action, str]] = []
    if chosen and form.is_bound and form.is_valid():
        try:
            number = actions.change_many(
                plan=plan, actions=chosen, field=BulkField(form.cleaned_data["field"]),
                value=form.cleaned_data["value"], by=request.actor, now=clock.now(),
            )  # fmt: skip
        except actions.BulkRefused as refusal:
            problems = refusal.problems
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            words = ngettext("%(number)s action has been changed.", "%(number)s actions have been changed.", number)
            messages.success(request, words % {"number": number})
            return redirect("plans:progress", gemeente=request.municipality.slug, public_id=trajectory.public_id)
    if not chosen:
        messages.error(request, Refusal.NO_ACTIONS_CHOSEN.label)
        return redirect("plans:progress", gemeente=request.municipality.slug, public_id=trajectory.public_id)
    frame = trajectories.page_frame(request.actor, trajectory, "progress")
    shown = {"form": form, "chosen": chosen, "problems": problems, "plan": plan}
    return render(request, "plans/bulk.html", {**frame, **shown})
