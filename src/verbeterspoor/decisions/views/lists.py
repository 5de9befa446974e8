"""Pages of decision lists: all of them, one with its public and internal face, a line, and the files."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.choices import Disclosure, ListStatus
from verbeterspoor.decisions.exports import FORMATS, list_paper
from verbeterspoor.decisions.forms import LineForm
from verbeterspoor.decisions.models import DecisionList, ListLine, Meeting
from verbeterspoor.documents.exports import send_made
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest

from .frame import page_url

PER_PAGE = 25


def find_list(request: TownRequest, public_id: uuid.UUID, *, keeping: bool = False) -> DecisionList:
    """Return a decision list this person may see, or only for the secretariat; any other does not exist."""
    if keeping and not request.actor.has(Role.SECRETARIAT):
        raise Http404
    try:
        return queries.get_visible_list(request.actor, public_id)
    except DecisionList.DoesNotExist:
        raise Http404 from None


@require_GET
def list_lists(request: TownRequest) -> HttpResponse:
    """Show the decision lists, and the meetings of which one can be made."""
    if not request.actor.is_inside:
        raise Http404
    keeps = request.actor.has(Role.SECRETARIAT)
    rows = queries.list_lists(request.actor, clock.today())
    shown = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "waiting": queries.meetings_without_list(request.actor, clock.now()) if keeps else [],
        "days": queries.consent_days_without_list(request.actor) if keeps else [],
    }
    return render(request, "decisions/lists.html", shown)


@require_POST
def make_list(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Make the list of a meeting, or bring it up to date."""
    if not request.actor.has(Role.SECRETARIAT):
        raise Http404
    try:
        meeting = queries.get_visible_meeting(request.actor, public_id)
    except Meeting.DoesNotExist:
        raise Http404 from None
    try:
        made = actions.make_list(meeting=meeting, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect(page_url(request, "meeting", meeting))
    messages.success(request, _("The list is up to date. Look at it, then make it final."))
    return redirect(page_url(request, "list", made))


@require_POST
def make_consent_list(request: TownRequest) -> HttpResponse:
    """Make the list of what the executive decided by consent on one day, or bring it up to date."""
    if not request.actor.has(Role.SECRETARIAT):
        raise Http404
    day = parse_date(request.POST.get("day", ""))
    body = queries.executive_of(request.municipality.pk)
    if day is None or body is None:
        raise Http404
    try:
        made = actions.make_consent_list(body=body, decided_date=day, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect(page_url(request, "lists"))
    messages.success(request, _("The list is up to date. Look at it, then make it final."))
    return redirect(page_url(request, "list", made))


@require_GET
def show_list(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the internal list as this person may read it, or the public one as it is today."""
    found = find_list(request, public_id)
    public = request.GET.get("toon") == "openbaar"
    lines = queries.public_lines(found, clock.today()) if public else queries.lines_for(request.actor, found)
    changes = request.actor.has(Role.SECRETARIAT) and found.status == ListStatus.PROVISIONAL
    shown = {
        "decision_list": found, "lines": lines, "public": public, "may_change": changes and not public,
        "undecided": queries.undecided_points(found) if changes else [],
        "revised": [one for one in lines if not one.is_hidden and one.line.outcome.revised_date],
    }  # fmt: skip
    return render(request, "decisions/list.html", shown)


@require_http_methods(["GET", "POST"])
def edit_line(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Set the public explanation and the openness of a line."""
    line = queries.secret_thing(request.actor, "regel", public_id)
    if line is None or not request.actor.has(Role.SECRETARIAT):
        raise Http404
    here = queries.visible_secrecies(request.actor).filter(
        trajectory=line.outcome.point.proposal.trajectory, lifted_date=None
    )
    fields = ("explanation", "disclosure", "public_from", "secrecy")
    form = LineForm(request.POST or None, initial={name: getattr(line, name) for name in fields}, secrecies=here)
    back = page_url(request, "list", line.decision_list)
    if request.method == "POST" and form.is_valid() and _keep_line(request, line, form):
        return redirect(back)
    shown = {"form": form, "line": line, "back_url": back, "is_public": line.disclosure == Disclosure.PUBLIC}
    return render(request, "decisions/line.html", shown)


def _keep_line(request: TownRequest, line: ListLine, form: Any) -> bool:
    try:
        actions.change_line(line=line, by=request.actor, now=clock.now(), **form.cleaned_data)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Kept."))
    return True


@require_http_methods(["GET", "POST"])
def finish_list(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask once more, then make a list final."""
    found = find_list(request, public_id, keeping=True)
    if request.method == "POST":
        try:
            actions.finish_list(decision_list=found, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The list is final."))
        return redirect(page_url(request, "list", found))
    shown = {
        "title": _("Make this list final?"), "text": str(found), "button": _("Make it final"),
        "consequences": [_("Nothing on it changes after that."), _("Lines for later become public on their day.")],
        "back_url": page_url(request, "list", found),
    }  # fmt: skip
    return render(request, "components/confirm.html", shown)


@require_GET
def take_list(request: TownRequest, public_id: uuid.UUID, face: str, kind: str) -> HttpResponseBase:
    """Give the public or the internal list as a file."""
    found = find_list(request, public_id)
    if kind not in FORMATS or face not in ("openbaar", "intern"):
        raise Http404
    made = list_paper(
        found, actor=request.actor, public=face == "openbaar", kind=kind, language=get_language() or "nl",
        now=clock.now(),
    )  # fmt: skip
    name = f"besluitenlijst-{found.decided_date}-{face}.{kind}"
    return send_made(made, name=name, media_type=FORMATS[kind][0])
