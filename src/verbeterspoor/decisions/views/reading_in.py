"""Read a proposal in from a document: choose it, look at what was found, take over what is right."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.forms import SourceForm, TakeOverForm
from verbeterspoor.decisions.models import Proposal
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

from .frame import find_to_write, page_url, to_proposal
from .writing import closed, sent_version

GROUPS = (
    ("answers", gettext_lazy("Header and text")),
    ("points", gettext_lazy("Decision points")),
    ("weighed", gettext_lazy("Arguments, caveats, alternatives")),
    ("talks", gettext_lazy("With whom it was discussed")),
    ("attachments", gettext_lazy("Attachments")),
)


@require_http_methods(["GET", "POST"])
def choose_source(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Choose the document to read a proposal from: a file, or a paper of the trajectory."""
    proposal = find_to_write(request, public_id)
    if gone := closed(request, proposal):
        return gone
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = SourceForm(*sent, files=queries.files_to_read(request.actor, proposal))
    if form.is_bound and form.is_valid():
        try:
            actions.bring_source(proposal=proposal, file=form.source(), by=request.actor, now=clock.now())
            queries.read_source(proposal, clock.today())
        except NotAllowed as refusal:
            form.refuse(refusal)
        else:
            return redirect(page_url(request, "proposal_check", proposal))
    shown = {"proposal": proposal, "form": form, "back_url": page_url(request, "proposal", proposal),
             "list_url": page_url(request, "proposals")}  # fmt: skip
    return render(request, "decisions/read_in.html", shown)


@require_http_methods(["GET", "POST"])
def check_reading(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what was read, each with its words and page, and keep only what is taken over."""
    proposal = find_to_write(request, public_id)
    if gone := closed(request, proposal):
        return gone
    try:
        found = queries.read_source(proposal, clock.today())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect(page_url(request, "proposal_read_in", proposal))
    form = TakeOverForm(request.POST or None, found=found, filled=_filled(request, proposal))
    version = proposal.version
    if form.is_bound and form.is_valid():
        try:
            actions.take_over(proposal=proposal, version=sent_version(request), taken=form.taken(), by=request.actor,
                              now=clock.now())  # fmt: skip
        except Conflict as refusal:
            version = find_to_write(request, public_id).version
            form.add_error(None, str(refusal))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Taken over. Look it through once more; what is still missing stands on top."))
            return to_proposal(request, proposal)
    shown = {
        "proposal": proposal, "form": form, "found": found, "version": version,
        "groups": [(label, form.rows(part)) for part, label in GROUPS],
        "back_url": page_url(request, "proposal", proposal), "list_url": page_url(request, "proposals"),
        "other_url": page_url(request, "proposal_read_in", proposal),
    }  # fmt: skip
    return render(request, "decisions/read_check.html", shown)


def _filled(request: TownRequest, proposal: Proposal) -> set[str]:
    """Return the fields that somebody filled in already: what was read does not replace them unasked."""
    sheet = queries.sheet_of(request.actor, proposal)
    own = {"subject", "handling", "disclosure", "follow_up"}  # always filled: what was read is better
    return {line.field.key for line in sheet.lines if line.is_filled and line.field.meaning not in own}
