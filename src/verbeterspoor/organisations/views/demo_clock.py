"""The clock of a demo."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.organisations import actions
from verbeterspoor.organisations.forms import ClockForm


@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """Set the clock of a demo to another day; without a demo there is no such page."""
    if not settings.DEMO:
        raise Http404
    form = ClockForm(request.POST)
    if form.is_valid():
        actions.move_demo_clock(to=form.cleaned_data["day"], now_real=clock.real_now(), by=request.user)
    else:
        messages.error(request, _("This is not a day. Write it as 12-2-2020."))
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else "/")
