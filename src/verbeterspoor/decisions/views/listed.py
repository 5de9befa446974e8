"""Take outcomes over from the decision list of another system: read it, look at it, confirm each or all."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.forms import ListForm
from verbeterspoor.documents.models import StoredFile
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest

from .frame import page_url
from .outcomes import went_well


def refuse_others(request: TownRequest) -> None:
    """Answer 404 to whoever registers no outcomes: the page is not theirs to see."""
    if not request.actor.has(Role.SECRETARIAT):
        raise Http404


@require_http_methods(["GET", "POST"])
def bring_in(request: TownRequest) -> HttpResponse:
    """Ask for the decision list, as a file or as text."""
    refuse_others(request)
    form = ListForm(request.POST or None, request.FILES or None)
    stored: list[StoredFile] = []

    def act() -> None:
        data, name = form.received
        stored.append(actions.receive_list(municipality=request.municipality, data=data, name=name, by=request.actor,
                                           now=clock.now()))  # fmt: skip

    if went_well(form, act):
        day = form.cleaned_data.get("day")
        return redirect(page_url(request, "listed", stored[0]) + (f"?{urlencode({'dag': day})}" if day else ""))
    shown = {
        "title": _("Read a decision list"), "up": _("Proposals"), "back_url": page_url(request, "proposals"),
        "lead": _("Take over what was decided in another system. You see and confirm every outcome first."),
        "form": form, "button": _("Read"),
    }  # fmt: skip
    return render(request, "decisions/short_form.html", shown)


@require_http_methods(["GET", "POST"])
def confirm(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show what the list says beside each point, with its quote and page; register what was confirmed."""
    refuse_others(request)
    try:
        file = queries.get_list_file(request.actor, public_id)
    except StoredFile.DoesNotExist:
        raise Http404 from None
    day = asked_day(request)
    if request.method == "POST":
        chosen = {int(key) for key in request.POST.getlist("point") if key.isdigit()}
        try:
            made = actions.confirm_listed(file=file, points=chosen, day=day, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, said(len(made)))
        return redirect(request.get_full_path())
    read = queries.read_list(request.actor, file, clock.now(), day)
    shown: dict[str, Any] = {"file": file, "read": read, "again_url": page_url(request, "list_read")}
    return render(request, "decisions/listed.html", shown)


def asked_day(request: TownRequest) -> date | None:
    """Return the day that was given with the list."""
    try:
        return date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return None


def said(number: int) -> str:
    """Say how many outcomes were registered, and what comes next."""
    return ngettext(
        "%(number)s outcome has been registered. Tell it to those who wait for it: see My tasks.",
        "%(number)s outcomes have been registered. Tell them to those who wait for them: see My tasks.",
        number,
    ) % {"number": number}
