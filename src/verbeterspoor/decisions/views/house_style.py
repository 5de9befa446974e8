"""Pages on which a municipality says how its papers look, and tries it on a sample letter."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.decisions.exports import FORMATS
from verbeterspoor.decisions.exports.sample_letter import sample_letter
from verbeterspoor.decisions.forms.house_style import HouseStyleForm
from verbeterspoor.documents import actions, queries, rules
from verbeterspoor.documents.typesetting import style_of
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

from .frame import page_url


def refuse_who_does_not_keep(request: TownRequest) -> None:
    """Answer 404 to whoever does not set the house style: the page is not theirs to see."""
    if not rules.keeps_house_style(request.actor):
        raise Http404


@require_http_methods(["GET", "POST"])
def set_house_style(request: TownRequest) -> HttpResponse:
    """Set logo, colour, letter and addresses; the sample letter shows how it came out."""
    refuse_who_does_not_keep(request)
    style = queries.house_style_of(request.municipality)
    form = HouseStyleForm(request.POST or None, request.FILES or None, style=style)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_house_style(
                municipality=request.municipality, by=request.actor, now=clock.now(), **form.values()
            )
        except NotAllowed as refusal:
            form.add_error("logo", str(refusal))
        else:
            messages.success(request, _("The house style is kept. Look at the sample letter to see how it came out."))
            return redirect(page_url(request, "house_style"))
    return render(request, "decisions/house_style.html", {"form": form, "style": style})


@require_GET
def sample(request: TownRequest, kind: str) -> HttpResponse:
    """Return a sample letter in the house style as it is kept now."""
    refuse_who_does_not_keep(request)
    media_type, make = FORMATS[kind]
    now = clock.now()
    language = get_language() or "nl"
    letter = sample_letter(request.municipality.name, today=clock.today())
    made = make(letter, style=style_of(request.municipality), language=language, now=now)
    name = f"{_('sample letter')}.{kind}".replace(" ", "-")
    return HttpResponse(made, media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
