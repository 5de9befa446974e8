"""Series of numbers: start and change them, and the list of every number with what became of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.decisions import actions, forms, rules
from verbeterspoor.decisions.models import Letter, NumberSeries
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

from .frame import page_url

PER_PAGE = 50


def _check(request: TownRequest) -> None:
    if not request.actor.has(*rules.KEEPS_SERIES):
        raise Http404


def _find(request: TownRequest, public_id: uuid.UUID) -> NumberSeries:
    _check(request)
    return get_object_or_404(NumberSeries, public_id=public_id, municipality_id=request.actor.municipality_id)


@require_GET
def list_series(request: TownRequest) -> HttpResponse:
    """Show the series of the municipality."""
    _check(request)
    found = NumberSeries.objects.filter(municipality_id=request.actor.municipality_id)
    rows = [(one, rules.said_number(one, one.next_number)) for one in found]
    return render(request, "decisions/number_series.html", {"rows": rows})


def _form(request: TownRequest, form: Any, act: Any, **shown: Any) -> HttpResponse:
    back = page_url(request, "number_series")
    if form.is_bound and form.is_valid():
        try:
            act(by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(back)
    around = {"form": form, "back_url": back, "up": _("Series of numbers"), "button": _("Save"), "lead": ""}
    return render(request, "decisions/short_form.html", {**around, **shown})


@require_http_methods(["GET", "POST"])
def new_series(request: TownRequest) -> HttpResponse:
    """Start a series."""
    _check(request)

    def act(**given: Any) -> None:
        actions.start_series(municipality=request.municipality, **given)

    return _form(request, forms.SeriesForm(request.POST or None), act, title=_("New series of numbers"))


@require_http_methods(["GET", "POST"])
def edit_series(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Rename a series, or let it go on at a higher number."""
    series = _find(request, public_id)

    def act(**given: Any) -> None:
        actions.change_series(series=series, **given)

    initial = {"name": series.name, "next_number": series.next_number}
    form = forms.ChangeSeriesForm(request.POST or None, initial=initial)
    intro = _("A series only goes on. Numbers that you skip are shown as lapsed, with the reason.")
    return _form(request, form, act, title=_("Change the series"), lead=series.name, intro=intro)


@require_GET
def show_numbers(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show every number that was given out: to which letter, or why it lapsed; there are no gaps."""
    series = _find(request, public_id)
    page = Paginator(series.uses.select_related("letter").order_by("-value"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    ids = [use.letter_id for use in page.object_list if use.letter_id]
    seen = set(Letter.objects.visible_to(request.actor).filter(pk__in=ids).values_list("pk", flat=True))
    rows = [(use, use.letter_id in seen) for use in page.object_list]
    shown = {"series": series, "page": page, "rows": rows, "next": rules.said_number(series, series.next_number)}
    return render(request, "decisions/numbers.html", shown)
