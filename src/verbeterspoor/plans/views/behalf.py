"""Register what a party said elsewhere; and, as that party, say whether it is right (rule `on-behalf`)."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import ActionStep, CopyStatus, PlanStatus
from verbeterspoor.plans.forms import BehalfForm, CopyForm
from verbeterspoor.plans.models import Action, ProgressReport

from .frame import find_action, to_action


def can_register(action: Action) -> bool:
    """Say whether somebody's word about this action can be registered now."""
    running = any(step.name == ActionStep.REPORT for step in rules.open_action_steps(action.status, {rules.EXECUTOR}))
    return running and action.plan.status == PlanStatus.ADOPTED


@require_http_methods(["GET", "POST"])
def register(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register what a party said by letter, mail, phone or in a meeting."""
    action = find_action(request, public_id)
    if not request.actor.leads:
        raise Http404
    form = BehalfForm(request.POST or None, request.FILES or None, agreed=action.evidence_agreed)
    if request.method == "POST" and form.is_valid():
        try:
            report = actions.register_on_behalf(action=action, by=request.actor, now=clock.now(), **form.said())
        except NotAllowed as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _done(report))
            return to_action(request, action)
    owner = action.organisation or action.unit
    people = queries.people_of(request.municipality.pk, [queries.body_of(action)], clock.today())
    shown = {"action": action, "form": form, "owner": owner, "can_register": can_register(action),
             "people": people[queries.body_of(action)], "today": clock.today()}  # fmt: skip
    return render(request, "plans/behalf.html", shown)


def _done(report: ProgressReport) -> str:
    if report.copy_status == CopyStatus.SENT:
        return _("Registered. They get a copy with the question whether it is right.")
    return _("Registered. Nobody of them can be mailed: send them a copy yourself.")


@require_http_methods(["GET", "POST"])
def answer_copy(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let the party say whether what was registered for it is right."""
    try:
        report = queries.get_copy(request.actor, public_id)
    except ProgressReport.DoesNotExist:
        raise Http404 from None
    is_right = "right" in request.POST
    form = CopyForm(request.POST or None, is_right=is_right)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_copy(report=report, is_right=is_right, answer=form.cleaned_data["answer"],
                                by=request.actor, now=clock.now())  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. The municipality sees your answer."))
            return redirect("plans:copy", gemeente=request.municipality.slug, public_id=public_id)
    answered = report.copy_status in {CopyStatus.CONFIRMED, CopyStatus.DISPUTED}
    shown = {"report": report, "action": report.action, "form": form, "answered": answered,
             "town": request.municipality}  # fmt: skip
    return render(request, "plans/copy.html", shown)
