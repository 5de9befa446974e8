"""In which meeting a proposal is handled, and whether it makes its latest handling date."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.choices import ProposalStatus
from verbeterspoor.decisions.forms import PlanProposalForm
from verbeterspoor.decisions.models import Meeting, Proposal
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

WAITING = (ProposalStatus.DRAFT, ProposalStatus.SUBMITTED)


@require_http_methods(["GET", "POST"])
def plan_proposal(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show which meetings still can, and put a proposal on the agenda of one."""
    try:
        proposal = queries.get_visible_proposal(request.actor, public_id)
    except Proposal.DoesNotExist:
        raise Http404 from None
    now = clock.now()
    may_plan = bool(rules.relations(request.actor, proposal) & {rules.AUTHOR, rules.SECRETARIAT})
    if request.method == "POST" and not may_plan:
        raise Http404
    coming = queries.coming_meetings(proposal.municipality_id, now)
    offered = Meeting.objects.filter(pk__in=[one.pk for one in coming] + [proposal.meeting_id or 0])
    now_so = {"meeting": proposal.meeting_id, "agenda_number": proposal.agenda_number}
    form = PlanProposalForm(request.POST or None, initial=now_so, meetings=offered)
    where = {"gemeente": request.municipality.slug, "public_id": proposal.public_id}
    if request.method == "POST" and form.is_valid():
        try:
            actions.plan_proposal(proposal=proposal, by=request.actor, now=now, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect(reverse("decisions:proposal_meeting", kwargs=where))
    shown = {
        "proposal": proposal, "form": form, "reached": queries.reach_of(proposal, now), "coming": coming,
        "may_plan": may_plan and proposal.status in WAITING, "now": now,
    }  # fmt: skip
    return render(request, "decisions/proposal_meeting.html", shown)
