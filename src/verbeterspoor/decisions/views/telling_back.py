"""Tell an outcome to those it is for, and read what was told."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.models import ReportBack
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

from .frame import find_proposal, page_url


@require_http_methods(["GET", "POST"])
def report_back(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what is told to whom, tell it in one click, and show who opened it."""
    proposal = find_proposal(request, public_id)
    may_tell = request.actor.has(*rules.REGISTERS_ELSEWHERE)
    if request.method == "POST":
        if not may_tell:
            raise Http404
        try:
            actions.tell_outcome(proposal=proposal, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The outcome has been told. Below stands who has read it."))
        return redirect(page_url(request, "report_back", proposal))
    today = clock.today()
    inside, clerk = queries.message_inside(proposal, today), queries.message_to_clerk(proposal, today)
    lines = queries.outcomes_of(request.actor, proposal)
    shown = {
        "proposal": proposal, "inside": inside, "clerk": clerk, "may_tell": may_tell,
        "reads_all": all(line.is_readable for line in lines), "last": queries.last_told(proposal),
        "inside_lines": queries.wording(inside.points), "clerk_lines": queries.wording(clerk.points),
        "kept": queries.kept_from_clerk(proposal, today), "reports": queries.told_of(proposal),
    }  # fmt: skip
    return render(request, "decisions/report_back.html", shown)


@require_http_methods(["GET", "POST"])
def told(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what was told to somebody; saying that one read it is an act of its own: opening a page writes nothing."""
    try:
        report, mine = queries.find_told(request.actor, public_id)
    except ReportBack.DoesNotExist:
        raise Http404 from None
    if request.method == "POST":
        try:
            actions.see_outcome(report=report, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Thank you: the secretariat sees that you have read it."))
        return redirect(page_url(request, "told", report))
    reads_proposal = rules.can_see_proposal(request.actor, report.proposal)
    return render(request, "decisions/told.html", {"report": report, "mine": mine, "reads_proposal": reads_proposal})
