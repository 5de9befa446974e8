"""Say how it is going in Excel: take the own actions along, fill them in, send them back, look, report."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.documents.exports import XLSX, send_made
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import OwnRefusal
from verbeterspoor.plans.exports import own_table
from verbeterspoor.plans.forms import OwnRowForm, TableForm, known_titles, rows_of_sheet
from verbeterspoor.plans.models import ActionPart

MOST = 150
"""So many rows fit on one page to look at."""


@require_GET
def take_own(request: TownRequest) -> HttpResponseBase:
    """Give the own open actions and parts as Excel."""
    if not request.actor.has(Role.PARTNER):
        raise Http404
    made = own_table(request.actor, language=get_language() or "nl", now=clock.now())
    return send_made(made, name=f"{_('My actions')} {request.municipality}.xlsx", media_type=XLSX)


@require_http_methods(["GET", "POST"])
def bring_own(request: TownRequest) -> HttpResponse:
    """Take the file back, show every row with what is wrong with it, and report the rows that are right."""
    if not request.actor.has(Role.PARTNER):
        raise Http404
    if request.method == "POST" and "rows" in request.POST:
        return _report(request)
    form = TableForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    form.known = known_titles()
    if request.method == "POST" and form.is_valid():
        try:
            rows = rows_of_sheet(form.cleaned_data["sheets"][0])
            if not rows:
                raise NotAllowed(OwnRefusal.NOTHING_FILLED.label)
            if len(rows) > MOST:
                raise NotAllowed(str(OwnRefusal.TOO_MANY.label) % {"most": MOST})
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            filled = [OwnRowForm({f"{number}-{name}": text for name, text in row.items()}, prefix=str(number),
                                 today=clock.today()) for number, row in enumerate(rows)]  # fmt: skip
            return _show(request, _looked_at(request, filled))
    return render(request, "plans/own_sheet.html", {"form": form})


def _looked_at(request: TownRequest, forms: Iterable[OwnRowForm]) -> list[OwnRowForm]:
    """Judge the rows: whose action it is, what is missing, and whether it was reported before."""
    found = list(forms)
    own, before = queries.own_by_code(request.actor), queries.said_before(request.actor)
    for form in found:
        form.thing = own.get(str(form["code"].value() or "").strip().lower())
        if form.thing is None:
            form.add_error(None, OwnRefusal.NOT_YOURS.label)
        elif form.is_valid():
            said = form.said()
            form.was_sent = (form.thing.public_id, *said.values()) in before
    return found


def _show(request: TownRequest, forms: list[OwnRowForm]) -> HttpResponse:
    ready = sum(form.is_valid() and not form.was_sent for form in forms)
    wrong = sum(not form.is_valid() for form in forms)
    return render(request, "plans/own_rows.html", {"forms": forms, "ready": ready, "wrong": wrong})


def _report(request: TownRequest) -> HttpResponse:
    """Report every row that is right, each by itself; the others stay on the page as they were typed."""
    asked = [one for one in request.POST.getlist("rows")[: MOST * 2] if one.isascii() and one.isdigit()]
    forms = [OwnRowForm(request.POST, prefix=one, today=clock.today()) for one in dict.fromkeys(asked)]
    left, number = [], 0
    for form in _looked_at(request, forms):
        if form.is_valid() and not form.was_sent:
            number += _send(request, form)
        if not form.is_valid():
            left.append(form)
    if number:
        words = ngettext("%(number)s report has been sent. Thank you.", "%(number)s reports have been sent. Thank you.",
                         number)  # fmt: skip
        messages.success(request, words % {"number": number})
    if left:
        return _show(request, left)
    if not number:
        messages.info(request, _("Everything in this file was reported before; nothing was sent twice."))
    return redirect("plans:mine", gemeente=request.municipality.slug)


def _send(request: TownRequest, form: OwnRowForm) -> bool:
    """Report one row by the same verb as the form of one action."""
    thing, said = form.thing, form.said()
    try:
        if isinstance(thing, ActionPart):
            actions.report_part(part=thing, by=request.actor, now=clock.now(), **said)
        else:
            actions.report_progress(action=thing, by=request.actor, now=clock.now(), **said)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
