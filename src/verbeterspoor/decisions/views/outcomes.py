"""Register the outcome of a proposal, revise one, and register what was decided elsewhere."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.choices import OutcomeKind, ProposalStatus
from verbeterspoor.decisions.forms import ElsewhereForm, OutcomeForm, RevisionForm
from verbeterspoor.decisions.models import DecisionPoint, Meeting, Proposal
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest

from .frame import find_proposal, find_trajectory, page_url

FEWEST, MOST = 3, 40
"""Points shown on the page of a decision taken elsewhere, and the most that fit on it."""


def refuse_who_is_not_secretariat(request: TownRequest, proposal: Proposal) -> None:
    """Answer 404 to whoever does not register outcomes: the page is not theirs to see."""
    if rules.SECRETARIAT not in rules.relations(request.actor, proposal):
        raise Http404


def went_well(form: Any, act: Callable[[], Any]) -> bool:
    """Do what a valid form asks; a refusal is shown in the form, where everything typed still stands."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def consent_rule(municipality_id: int) -> str:
    """Return the rule by which the executive decides outside a meeting; nothing when that is off."""
    body = queries.executive_of(municipality_id)
    return body.consent_rule if body else ""


def first_choice(meetings: list[Meeting]) -> dict[str, Any]:
    """Propose the likeliest meeting; without a calendar, today."""
    return {"meeting": meetings[0].public_id} if meetings else {"decided_day": clock.today()}


def outcomes_shown(request: TownRequest, proposal: Proposal) -> dict[str, Any]:
    """Return what `decisions/_outcomes.html` shows: nothing as long as nothing was decided."""
    lines = queries.outcomes_of(request.actor, proposal)
    registers = rules.SECRETARIAT in rules.relations(request.actor, proposal)
    shown = {"outcome_lines": lines if any(line.current or line.earlier for line in lines) else []}
    return {
        **shown,
        "may_revise": registers,
        "report": proposal.reports_back.first() if shown["outcome_lines"] else None,
    }


@require_http_methods(["GET", "POST"])
def record(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register the outcome per point, or of all points as proposed in one tap; then offer to tell it back."""
    proposal = find_proposal(request, public_id)
    refuse_who_is_not_secretariat(request, proposal)
    points = queries.open_points(proposal)
    if proposal.status != ProposalStatus.SUBMITTED or not points:
        messages.info(request, why_not(proposal))
        return redirect(page_url(request, "proposal", proposal, "outcomes"))
    held = queries.meetings_held(proposal, clock.now())
    initial = first_choice(held) | {name: getattr(proposal, name) for name in ("agenda_number", "case_number", "link")}
    form = OutcomeForm(
        given(request, points), points=points, coming=queries.coming_meetings(proposal.municipality_id, clock.now()),
        meetings=held, consent_rule=consent_rule(proposal.municipality_id), initial=initial,
    )  # fmt: skip
    if went_well(form, lambda: actions.record_outcomes(
        proposal=proposal, results=form.results, decision=actions.Decision(**form.decision),
        reference=actions.Reference(**form.reference), by=request.actor, now=clock.now(),
    )):  # fmt: skip
        messages.success(request, _("The outcome has been registered. Tell it to those who wait for it."))
        return redirect(page_url(request, "report_back", proposal))
    known = queries.current_outcomes(points)
    rows = [{**row, "former": known.get(row["point"].pk)} for row in form.rows()]
    shown = {"proposal": proposal, "form": form, "rows": rows, "likeliest": held[0] if held else None,
             "today": clock.today(), "planned": proposal.meeting}  # fmt: skip
    return render(request, "decisions/outcome.html", shown)


def given(request: TownRequest, points: list[DecisionPoint]) -> dict[str, Any] | None:
    """Return what was sent; one tap stands for "as proposed" on every point."""
    if request.method != "POST":
        return None
    sent = request.POST.dict()
    if "all_as_proposed" in sent:
        sent |= {f"kind_{point.number}": OutcomeKind.AS_PROPOSED.value for point in points}
    return sent


def why_not(proposal: Proposal) -> str:
    """Say why no outcome can be registered now, and what can be done."""
    if proposal.status == ProposalStatus.DRAFT:
        return _("This proposal has not been submitted yet. Submit it first, then register its outcome.")
    if proposal.status == ProposalStatus.WITHDRAWN:
        return _("This proposal was withdrawn, so nothing was decided on it.")
    if not proposal.points.exists():
        return _("This proposal has no decision points yet. Its author writes them first.")
    return _("Every point has been decided. A decided point changes only by a revision: choose it at the point.")


@require_http_methods(["GET", "POST"])
def revise(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Revise a decided point by a formal act; what was decided before stays readable."""
    try:
        point = queries.get_visible_point(request.actor, public_id)
    except DecisionPoint.DoesNotExist:
        raise Http404 from None
    proposal = point.proposal
    refuse_who_is_not_secretariat(request, proposal)
    current = queries.current_outcomes([point]).get(point.pk)
    if current is None or current.kind == OutcomeKind.HELD:
        messages.info(request, _("This point is still open: register its outcome."))
        return redirect(page_url(request, "proposal", proposal, "outcomes"))
    coming = queries.coming_meetings(proposal.municipality_id, clock.now())
    form = RevisionForm(request.POST or None, point=point, coming=coming, initial={"text": current.text})
    if went_well(form, lambda: actions.revise_outcome(
        point=point, result=form.result, by=request.actor, now=clock.now(),
        revision=actions.Revision(form.cleaned_data["act"], form.cleaned_data["day"], form.cleaned_data["reason"]),
    )):  # fmt: skip
        messages.success(request, _("The decision has been revised. Tell it again to those who knew the earlier one."))
        return redirect(page_url(request, "report_back", proposal))
    shown = {"proposal": proposal, "point": point, "current": current, "form": form, "row": form.row()}
    return render(request, "decisions/revise.html", shown)


@require_http_methods(["GET", "POST"])
def decided_elsewhere(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register a decision of which no proposal was written here: subject, points and outcome on one page."""
    trajectory = find_trajectory(request, public_id)
    if not request.actor.has(*rules.REGISTERS_ELSEWHERE):
        raise Http404
    town, today = trajectory.municipality_id, clock.today()
    held = queries.meetings_held(Proposal(municipality_id=town), clock.now())
    count, more = number_of_rows(request)
    form = ElsewhereForm(
        request.POST or None, count=count, meetings=held, consent_rule=consent_rule(town),
        authors=queries.people_in(town, [Role.AUTHOR, Role.COORDINATOR], today),
        holders=queries.people_in(town, [Role.PORTFOLIO_HOLDER], today), initial=first_choice(held),
    )  # fmt: skip
    made: list[Proposal] = []

    def act() -> None:
        points = [actions.PointElsewhere(text, result, council) for text, council, result in form.results()]
        made.append(actions.register_decided_elsewhere(
            trajectory=trajectory, about=actions.Subject(**form.about), points=points,
            decision=actions.Decision(**form.decision), reference=actions.Reference(**form.reference),
            by=request.actor, now=clock.now(),
        ))  # fmt: skip

    if not more and went_well(form, act):
        messages.success(request, _("The decision has been registered. Tell it to those who wait for it."))
        return redirect(page_url(request, "report_back", made[0]))
    shown = {"trajectory": trajectory, "form": form, "rows": form.rows(), "count": count, "may_grow": count < MOST}
    return render(request, "decisions/elsewhere.html", shown)


def number_of_rows(request: TownRequest) -> tuple[int, bool]:
    """Return how many points the page has room for, and whether more room was asked for."""
    sent = request.POST.get("count", "")
    count = min(max(int(sent), FEWEST), MOST) if sent.isdigit() else FEWEST
    more = "more" in request.POST
    return (min(count + FEWEST, MOST) if more else count), more
