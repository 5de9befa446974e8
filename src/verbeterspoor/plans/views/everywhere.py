"""One answer for several municipalities: written once, adapted per town, and each town judges its own."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.forms import EverywhereForm, GroupForm, TownForm
from verbeterspoor.plans.models import Action

COPIED = ("progress", "text", "forecast_date", "obstacles", "evidence", "evidence_date")


@dataclass
class TownAnswer:
    """The answer about one action, in the municipality it belongs to."""

    actor: Actor
    action: Action
    form: TownForm
    was_sent: bool = False

    @property
    def town(self) -> Any:
        """The municipality that reads it."""
        return self.action.plan.trajectory.municipality


@require_http_methods(["GET", "POST"])
def answer_everywhere(request: HttpRequest) -> HttpResponse:
    """Write one answer, adapt it per town, and send it to each."""
    actors = organisations.actors_of(user=request.user, today=clock.today())
    if not any(actor.has(Role.PARTNER) for actor in actors):
        raise Http404
    own = queries.own_everywhere(actors)
    if "send" in request.POST:
        return _send(request, _adapted(own, request.POST))
    form = EverywhereForm(request.POST or None, own=[action for _actor, action in own])
    if request.method == "POST" and form.is_valid():
        chosen = set(form.cleaned_data["actions"])
        copied = {name: form.cleaned_data[name] for name in COPIED}
        answers = [
            TownAnswer(actor, action, _form(action, initial=copied))
            for actor, action in own if str(action.public_id) in chosen
        ]  # fmt: skip
        return _adapt(request, answers, uuid.uuid4())
    return render(request, "plans/everywhere.html", {"form": form, "own": own, "today": clock.today()})


def _form(action: Action, typed: QueryDict | None = None, initial: dict[str, Any] | None = None) -> TownForm:
    return TownForm(typed, prefix=f"a{action.pk}", agreed=action.evidence_agreed, initial=initial)


def _adapted(own: list[tuple[Actor, Action]], typed: QueryDict) -> list[TownAnswer]:
    """Return the answers that were adapted; an action that is not theirs any more is left out."""
    chosen = set(typed.getlist("actie"))
    return [TownAnswer(actor, action, _form(action, typed)) for actor, action in own if str(action.public_id) in chosen]


def _send(request: HttpRequest, answers: list[TownAnswer]) -> HttpResponse:
    """Send to each town by itself: what one refuses stays on the page, and what the others got is said."""
    group = GroupForm(request.POST).value()
    for one in answers:
        if not one.form.is_valid():
            continue
        try:
            actions.report_progress(action=one.action, answer_group=group, by=one.actor, now=clock.now(),
                                    **one.form.said())  # fmt: skip
            one.was_sent = True
        except NotAllowed as refusal:
            one.form.refuse(refusal)
    sent = sum(one.was_sent for one in answers)
    if answers and sent == len(answers):
        words = ngettext("Sent about %(number)s action.", "Sent about %(number)s actions.", sent) % {"number": sent}
        messages.success(request, words + " " + _("Each municipality reads and judges its own."))
        return redirect("overview:my_tasks")
    return _adapt(request, answers, group)


def _adapt(request: HttpRequest, answers: list[TownAnswer], group: uuid.UUID) -> HttpResponse:
    shown = {"answers": answers, "group": GroupForm(initial={"group": group}), "today": clock.today(),
             "sent": [one for one in answers if one.was_sent]}  # fmt: skip
    return render(request, "plans/everywhere_adapt.html", shown)
