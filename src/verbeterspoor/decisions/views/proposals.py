"""The list of proposals, those of one trajectory, starting one, and its page."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.choices import ProposalStatus, ProposalStep
from verbeterspoor.decisions.forms import ProposalSearchForm, StartProposalForm
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.foundation.slots import Link
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.trajectories import queries as trajectories

from .frame import find_proposal, find_trajectory, page_url
from .outcomes import outcomes_shown
from .submitting import gaps_with_links

PER_PAGE = 25
STEP_PAGES: dict[str, str] = {
    ProposalStep.DECIDE: "outcome",
    ProposalStep.SUBMIT: "proposal_submit",
    ProposalStep.TAKE_BACK: "proposal_take_back",
    ProposalStep.WITHDRAW: "proposal_withdraw",
}
"""The page where a step of a proposal is taken, the usual step first; a step without a page has no button."""


@require_GET
def list_proposals(request: TownRequest) -> HttpResponse:
    """List the proposals this person may see."""
    if not request.actor.is_inside:
        raise Http404
    form = ProposalSearchForm(request.GET, auto_id="filter_%s")
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.search_proposals(request.actor, words=asked.get("q", ""), status=asked.get("status", ""))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "decisions/proposals.html",
        {
            "form": form,
            "page": page,
            "can_read_list": request.actor.has(Role.SECRETARIAT),
        },
    )


@require_GET
def list_of_trajectory(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """List the proposals about one trajectory, and lead to writing one."""
    trajectory = find_trajectory(request, public_id)
    frame = trajectories.page_frame(request.actor, trajectory, "decisions")
    rows = queries.proposals_of(request.actor, trajectory)
    found = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    can_start = request.actor.has(*rules.WRITES)
    shown = {
        "page": found, "proposals": found.object_list, "can_start": can_start,
        "letters": queries.letters_of_trajectory(request.actor, trajectory),
        "can_register": request.actor.has(*rules.REGISTERS_ELSEWHERE),
    }  # fmt: skip
    return render(request, "decisions/of_trajectory.html", {**frame, **shown})


@require_http_methods(["GET", "POST"])
def start_proposal(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Start a proposal about a trajectory, on the municipality's form in use."""
    trajectory = find_trajectory(request, public_id)
    if not request.actor.has(*rules.WRITES):
        raise Http404
    form = StartProposalForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            started = actions.start_proposal(trajectory=trajectory, by=request.actor, now=clock.now(),
                                             subject=form.cleaned_data["subject"])  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The proposal has been started. What is still missing stands on top."))
            return redirect(page_url(request, "proposal", started))
    shown = {
        "title": _("Write a proposal"), "lead": trajectory.title, "up": trajectory.title, "form": form,
        "back_url": page_url(request, "of_trajectory", trajectory), "button": _("Start the proposal"),
    }  # fmt: skip
    return render(request, "decisions/short_form.html", shown)


@require_GET
def show_proposal(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a proposal on its form: whose turn it is, what can be done, and what it says."""
    proposal = find_proposal(request, public_id)
    sheet = queries.sheet_of(request.actor, proposal)
    waits = proposal.status in {ProposalStatus.DRAFT, ProposalStatus.SUBMITTED}
    shown = {
        "reached": queries.reach_of(proposal, clock.now()) if waits else None,
        "proposal": proposal, "sheet": sheet,
        "steps": _step_links(request, proposal), "whose_turn": whose_turn(proposal),
        "letters": queries.letters_of(request.actor, proposal),
        "write_letter": request.actor.has(*rules.WRITES) and proposal.status != ProposalStatus.WITHDRAWN,
        "write_url": _write_url(request, proposal),
        "gaps": gaps_with_links(request, proposal, sheet) if proposal.status == ProposalStatus.DRAFT else [],
        **outcomes_shown(request, proposal),
    }  # fmt: skip
    return render(request, "decisions/proposal.html", shown)


def _write_url(request: TownRequest, proposal: Proposal) -> str:
    """Return where to write on, for who may and as long as it is being written."""
    held = rules.relations(request.actor, proposal)
    if proposal.status != ProposalStatus.DRAFT or not held & {rules.AUTHOR, rules.SECRETARIAT}:
        return ""
    return page_url(request, "proposal_header", proposal)


def whose_turn(proposal: Proposal) -> str:
    """Say who goes on with a proposal; nobody once it was decided or withdrawn."""
    owner = rules.PROPOSAL_OWNERS[ProposalStatus(proposal.status)]
    if owner == rules.AUTHOR:
        return str(proposal.author.name)
    return _("the secretariat") if owner == rules.SECRETARIAT else ""


def _step_links(request: TownRequest, proposal: Proposal) -> list[Link]:
    """Return the steps this person can take now, the usual one first."""
    held = rules.relations(request.actor, proposal)
    can = [step for step in rules.open_proposal_steps(proposal.status, held) if step.name in STEP_PAGES]
    can.sort(key=lambda step: list(STEP_PAGES).index(step.name))
    return [
        Link(str(ProposalStep(step.name).label), page_url(request, STEP_PAGES[step.name], proposal)) for step in can
    ]
