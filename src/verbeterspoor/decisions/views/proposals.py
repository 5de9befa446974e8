"""The list of proposals."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from verbeterspoor.decisions import queries
from verbeterspoor.decisions.forms import ProposalSearchForm
from verbeterspoor.organisations.middleware import TownRequest

PER_PAGE = 25


@require_GET
def list_proposals(request: TownRequest) -> HttpResponse:
    """List the proposals this person may see."""
    if not request.actor.is_inside:
        raise Http404
    form = ProposalSearchForm(request.GET, auto_id="filter_%s")
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.search_proposals(request.actor, words=asked.get("q", ""), status=asked.get("status", ""))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "decisions/proposals.html", {"form": form, "page": page})
