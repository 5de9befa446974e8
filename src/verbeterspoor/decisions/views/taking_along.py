"""Take a proposal along on paper: for the town hall with its process information, or as the public reads it."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verbeterspoor.decisions.choices import Disclosure
from verbeterspoor.decisions.exports import FORMATS, proposal_paper
from verbeterspoor.documents.exports import send_made
from verbeterspoor.foundation import clock
from verbeterspoor.organisations.middleware import TownRequest

from .frame import find_proposal


@require_GET
def take_proposal(request: TownRequest, public_id: uuid.UUID, kind: str) -> HttpResponseBase:
    """Give a proposal as PDF or Word; `?openbaar=1` gives the public version, which a secret one has not."""
    proposal = find_proposal(request, public_id)
    public = request.GET.get("openbaar") == "1"
    if kind not in FORMATS or (public and proposal.disclosure == Disclosure.SECRET):
        raise Http404
    made = proposal_paper(request.actor, proposal, kind=kind, public=public, language=get_language() or "nl",
                          now=clock.now())  # fmt: skip
    name = f"{proposal.subject} ({_('public')})" if public else proposal.subject
    return send_made(made, name=f"{name}.{kind}", media_type=FORMATS[kind][0])
