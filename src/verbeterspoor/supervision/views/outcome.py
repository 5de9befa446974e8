"""What the council decided about a finding and what became of it: registered by the coordinator or the clerk."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions, queries, rules
from verbeterspoor.supervision.choices import OutcomeStep
from verbeterspoor.supervision.forms import AddedPointForm, DecisionForm, OutcomeForm
from verbeterspoor.supervision.models import Finding
from verbeterspoor.trajectories.queries import page_frame

from .frame import address, find_trajectory, form_page, refuse_who_does_not_register

PER_PAGE = 50

VERBS: dict[OutcomeStep, Callable[..., Any]] = {
    OutcomeStep.LAPSE: actions.lapse_finding, OutcomeStep.ESCALATE: actions.escalate_finding,
    OutcomeStep.SETTLE: actions.settle_finding, OutcomeStep.REOPEN: actions.reopen_finding,
}  # fmt: skip


def find(request: TownRequest, public_id: uuid.UUID) -> tuple[Finding, set[str]]:
    """Return a finding and as what this person stands to it; only who registers here finds it (rule `dual-wall`)."""
    actor = request.actor
    relations = rules.outcome_relations(actor, actor.municipality_id)
    try:
        if rules.COORDINATOR in relations:
            return queries.get_visible_finding(actor, public_id), relations
        return queries.before_the_council(actor, clock.now()).get(public_id=public_id), relations
    except Finding.DoesNotExist:
        raise Http404 from None


def back_to(request: TownRequest, finding: Finding) -> str:
    """Return where to go on: the finding, or for a clerk the list of what lies before the council."""
    if request.actor.is_inside:
        return address(request, "finding", finding)
    return reverse("supervision:council", kwargs={"gemeente": request.municipality.slug})


def finding_page(
    request: TownRequest, finding: Finding, form: Any, act: Any, *, heading: str, lead: str, button: str, done: str
) -> HttpResponse:
    """Show a form about a finding, or do what it asks; a clerk sees the finding and nothing of the executive."""
    back = back_to(request, finding)
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(back)
    frame = page_frame(request.actor, finding.report.investigation.trajectory, "findings")
    shown = {"form": form, "finding": finding, "heading": heading, "lead": lead, "button": button, "back_url": back}
    return render(request, "supervision/outcome_form.html", {**(frame if request.actor.is_inside else {}), **shown})


@require_http_methods(["GET", "POST"])
def decide(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register what the council decided about a finding."""
    finding, relations = find(request, public_id)
    on_behalf = not rules.speaks_for_the_council(relations)
    form = DecisionForm(request.POST or None, on_behalf=on_behalf, initial={"decided_date": clock.today()})
    return finding_page(
        request, finding, form,
        lambda: actions.decide_by_council(finding=finding, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("What did the council decide?"), button=_("Register the decision"),
        lead=_("The text of the council binds from then on; the text of the report stays readable."),
        done=_("The decision has been registered. Earlier decisions stay."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def act(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register what became of a finding: lapsed, escalated, settled, or opened again."""
    finding, relations = find(request, public_id)
    name = request.GET.get("stap", "")
    last = finding.last_act.step if finding.last_act else ""
    steps = {step.name for step in rules.open_outcome_steps(finding.outcome, relations, last=last)}
    if name not in steps:
        messages.info(request, _("Choose what became of the finding."))
        return redirect(back_to(request, finding))
    form = OutcomeForm(
        request.POST or None, step=name, on_behalf=not rules.speaks_for_the_council(relations),
        municipality_id=request.actor.municipality_id, initial={"acted_date": clock.today()},
    )  # fmt: skip
    return finding_page(
        request, finding, form,
        lambda: VERBS[OutcomeStep(name)](finding=finding, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=str(OutcomeStep(name).label), button=_("Register"), lead=leads()[OutcomeStep(name)],
        done=_("This has been registered. The finding stays visible."),
    )  # fmt: skip


def leads() -> dict[OutcomeStep, str]:
    """Say with each act what it means."""
    return {
        OutcomeStep.LAPSE: _("Overtaken, or not adopted. It takes a decision and a reason; the finding stays visible."),
        OutcomeStep.ESCALATE: _("The causes lie with somebody else. Say to whom this was brought, and when."),
        OutcomeStep.SETTLE: _(
            "The council accepts this finding as settled by a decision of its own. Whether it got better is judged by "
            "the body that investigated. Adopting the annual accounts accepts nothing."
        ),
        OutcomeStep.REOPEN: _("What was registered before stays readable."),
    }


@require_http_methods(["GET", "POST"])
def add_point(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register a point that the council added to those of a report."""
    trajectory = find_trajectory(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    form = AddedPointForm(request.POST or None, trajectory=trajectory, initial={"decided_date": clock.today()})
    back = address(request, "findings", trajectory)
    if not form.fields["report"].queryset.exists():  # type: ignore[attr-defined]
        messages.info(request, _("First register the report to which the council added a point."))
        return redirect(back)
    return form_page(
        request, trajectory, form,
        lambda: actions.add_by_council(by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("A point that the council added"), button=_("Register this point"), tab="findings", back=back,
        lead=_("It joins the findings of the report, and says that it comes from the council."),
        done=_("The point of the council has been registered."),
    )  # fmt: skip


@require_GET
def show_council(request: TownRequest) -> HttpResponse:
    """Show the clerk the findings of reports that were presented, and what the council decided about them."""
    actor = request.actor
    if not actor.has(Role.COUNCIL_CLERK):
        raise Http404
    relations = rules.outcome_relations(actor, actor.municipality_id)
    page = Paginator(queries.before_the_council(actor, clock.now()), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(finding, steps_for(finding, relations)) for finding in page.object_list]
    return render(request, "supervision/council.html", {"page": page, "rows": rows})


def steps_for(finding: Finding, relations: set[str]) -> list[tuple[str, str]]:
    """Return what can be done with the outcome of a finding now: exactly the buttons of the page."""
    last = finding.last_act.step if finding.last_act else ""
    steps = rules.open_outcome_steps(finding.outcome, relations, last=last)
    return [(step.name, str(OutcomeStep(step.name).label)) for step in steps]
