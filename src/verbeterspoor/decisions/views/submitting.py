"""Submit a proposal, take it back, and withdraw it with a reason."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.choices import ProposalStep
from verbeterspoor.decisions.forms import WithdrawForm
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

from .frame import find_to_write, page_url, to_proposal
from .writing import PAGES


def _cannot(request: TownRequest, proposal: Proposal, name: ProposalStep) -> HttpResponse | None:
    """Lead back with the reason where a step cannot be taken now; nothing when it can."""
    try:
        rules.check_proposal_step(name, proposal.status, rules.relations(request.actor, proposal))
    except NotAllowed as refusal:
        messages.info(request, str(refusal))
        return to_proposal(request, proposal)
    return None


@require_http_methods(["GET", "POST"])
def submit(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Submit a proposal; what is missing is a list of links."""
    proposal = find_to_write(request, public_id)
    if back := _cannot(request, proposal, ProposalStep.SUBMIT):
        return back
    error = ""
    if request.method == "POST":
        try:
            actions.submit_proposal(proposal=proposal, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("The proposal has been submitted. The secretariat has the turn now."))
            return to_proposal(request, proposal)
    shown = {
        "proposal": proposal, "gaps": gaps_with_links(request, proposal), "error": error,
        "title": ProposalStep.SUBMIT.label, "back_url": page_url(request, "proposal", proposal),
        "list_url": page_url(request, "proposals"), "list_label": _("Proposals"),
    }  # fmt: skip
    return render(request, "decisions/submit.html", shown)


def gaps_with_links(
    request: TownRequest, proposal: Proposal, sheet: queries.Sheet | None = None
) -> list[tuple[queries.Gap, str]]:
    """Return what is missing, each with the page and place where it is filled in."""
    gaps = queries.gaps_of(request.actor, proposal, sheet)
    return [(gap, page_url(request, PAGES[gap.step], proposal, gap.key and f"id_{gap.key}")) for gap in gaps]


@require_http_methods(["GET", "POST"])
def take_back(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take a submitted proposal back to write on."""
    proposal = find_to_write(request, public_id)
    if back := _cannot(request, proposal, ProposalStep.TAKE_BACK):
        return back
    if request.method == "POST":
        try:
            actions.take_back_proposal(proposal=proposal, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("You can write on. Submit it again when it is ready."))
        return to_proposal(request, proposal)
    shown = {
        "title": ProposalStep.TAKE_BACK.label, "text": proposal.subject, "button": ProposalStep.TAKE_BACK.label,
        "consequences": [_("It leaves the list of what waits for a decision, until you submit it again.")],
        "back_url": page_url(request, "proposal", proposal),
    }  # fmt: skip
    return render(request, "components/confirm.html", shown)


@require_http_methods(["GET", "POST"])
def withdraw(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Withdraw a proposal that was not decided, with a reason."""
    proposal = find_to_write(request, public_id)
    if back := _cannot(request, proposal, ProposalStep.WITHDRAW):
        return back
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.withdraw_proposal(proposal=proposal, reason=form.cleaned_data["reason"], by=request.actor,
                                      now=clock.now())  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The proposal has been withdrawn; it stays readable."))
            return to_proposal(request, proposal)
    shown = {
        "title": ProposalStep.WITHDRAW.label, "lead": proposal.subject, "up": proposal.subject, "form": form,
        "back_url": page_url(request, "proposal", proposal), "button": _("Withdraw the proposal"), "danger": True,
        "intro": _("A withdrawn proposal stays readable, with your reason. It cannot be submitted again."),
    }  # fmt: skip
    return render(request, "decisions/short_form.html", shown)
