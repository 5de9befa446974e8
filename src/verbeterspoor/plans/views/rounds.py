"""Pages of whoever leads: open a round of progress, see who answered, remind, close."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import LinkState, PlanStatus, RoundStatus
from verbeterspoor.plans.forms import RoundForm
from verbeterspoor.plans.models import Plan, Round, RoundLink
from verbeterspoor.trajectories import queries as trajectories
from verbeterspoor.trajectories.models import Trajectory

from .frame import find_trajectory


def find_round(request: TownRequest, public_id: uuid.UUID, *, leading: bool = False) -> Round:
    """Return a round of this municipality, for the town hall or only for whoever leads."""
    if not (request.actor.leads if leading else request.actor.is_inside):
        raise Http404
    try:
        return queries.get_visible_round(request.actor, public_id)
    except Round.DoesNotExist:
        raise Http404 from None


def to_round(request: TownRequest, round: Round) -> HttpResponse:
    """Send the browser to the page of a round."""
    return redirect("plans:round", gemeente=request.municipality.slug, public_id=round.public_id)


def attempt(request: TownRequest, act: Any, done: str) -> None:
    """Do an act and say how it went."""
    try:
        act()
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


@require_GET
def list_rounds(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """List the rounds of a plan: which one is open, and how many answered."""
    trajectory = find_trajectory(request, public_id)
    plan = queries.plan_of(trajectory)
    shown = {"plan": plan, "rounds": list(queries.rounds_of(plan)) if plan else [], "today": clock.today(),
             "can_open": bool(plan and plan.status == PlanStatus.ADOPTED and request.actor.leads)}  # fmt: skip
    return render(request, "plans/rounds.html", {**_frame(request, trajectory), **shown})


def _frame(request: TownRequest, trajectory: Trajectory) -> dict[str, Any]:
    return trajectories.page_frame(request.actor, trajectory, "progress")


@require_http_methods(["GET", "POST"])
def new_round(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask how it is going: choose, see who gets what, then open the round."""
    trajectory, today = find_trajectory(request, public_id, leading=True), clock.today()
    plan = queries.plan_of(trajectory)
    if plan is None or plan.status != PlanStatus.ADOPTED:
        messages.info(request, _("A round asks about an adopted plan. Adopt the plan first."))
        return redirect("plans:rounds", gemeente=request.municipality.slug, public_id=trajectory.public_id)
    form = RoundForm(request.POST or None, plan=plan, today=today)
    asked: list[actions.Asked] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        asked = actions.who_is_asked(
            actions.all_asked(said["actions"]), municipality_id=request.municipality.pk, today=today
        )
        if "open" in request.POST and (opened := _open(request, plan, form)):
            return to_round(request, opened)
    mails_links = queries.reminder_settings(request.municipality.pk).mails_links
    shown = {"plan": plan, "form": form, "asked": asked, "today": today, "mails_links": mails_links}
    return render(request, "plans/round_new.html", {**_frame(request, trajectory), **shown})


def _open(request: TownRequest, plan: Plan, form: RoundForm) -> Round | None:
    """Open the round; what a rule refuses stands in the form."""
    try:
        opened = actions.open_round(plan=plan, by=request.actor, now=clock.now(), **form.cleaned_data)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("The round is open. Everybody who is asked gets a mail."))
    return opened


@require_GET
def show_round(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show who answered and who did not, and what can be done about it."""
    round, today = find_round(request, public_id), clock.today()
    items = queries.items_with_answers(round.items.order_by("organisation__name", "unit__name", "action__number", "pk"))
    people = queries.people_of(request.municipality.pk, map(queries.body_of, items), today)
    rows = [(item, people[queries.body_of(item)]) for item in items]
    shown = {
        "round": round, "plan": round.plan, "rows": rows, "today": today, "last_day": queries.last_day_of(round),
        "links": queries.links_of(round, now=clock.now(), today=today), "is_open": round.status == RoundStatus.OPEN,
        "answered": sum(item.answered_at is not None for item in items), "working": LinkState.OPEN,
    }  # fmt: skip
    return render(request, "plans/round.html", {**_frame(request, round.plan.trajectory), **shown})


@require_http_methods(["GET", "POST"])
def close(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Close a round, after asking."""
    round = find_round(request, public_id, leading=True)
    if request.method == "POST":
        attempt(request, lambda: actions.close_round(round=round, by=request.actor, now=clock.now()),
                _("The round is closed."))  # fmt: skip
        return to_round(request, round)
    shown = {
        "title": _("Close “%(round)s”") % {"round": round.title},
        "text": _("What was answered stays. Whoever did not answer can still sign in and report."),
        "consequences": [_("The links in the mails stop working."), _("Nobody is reminded any more.")],
        "button": _("Close the round"), "danger": True, "form": None,
        "back_url": reverse("plans:round", kwargs={"gemeente": request.municipality.slug, "public_id": public_id}),
    }  # fmt: skip
    return render(request, "components/confirm.html", shown)


@require_POST
def remind(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Remind everybody who did not answer yet."""
    round = find_round(request, public_id, leading=True)
    try:
        told = actions.remind_round(round=round, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return to_round(request, round)
    if told:
        words = ngettext("%(number)s person gets a reminder.", "%(number)s people get a reminder.", told)
        messages.success(request, words % {"number": told})
    else:
        messages.info(request, _("Nobody was reminded: they answered, were reminded today, or cannot be mailed."))
    return to_round(request, round)


def _find_link(request: TownRequest, public_id: uuid.UUID) -> RoundLink:
    if not request.actor.leads:
        raise Http404
    here = RoundLink.objects.filter(round__plan__trajectory__municipality=request.municipality)
    link = here.select_related("user", "round__plan__trajectory__municipality").filter(public_id=public_id).first()
    if link is None:
        raise Http404
    return link


@require_POST
def revoke_link(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take somebody's link back."""
    link = _find_link(request, public_id)
    words = _("The link of %(name)s does not work any more.") % {"name": link.user}
    attempt(request, lambda: actions.revoke_link(link=link, by=request.actor, now=clock.now()), words)
    return to_round(request, link.round)


@require_POST
def renew_link(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Mail somebody a new link; the former one stops working."""
    link = _find_link(request, public_id)
    words = _("%(name)s gets a new link by mail. The former one does not work any more.") % {"name": link.user}
    attempt(request, lambda: actions.renew_link(link=link, by=request.actor, now=clock.now()), words)
    return to_round(request, link.round)
