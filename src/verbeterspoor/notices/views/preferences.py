"""Mijn meldingen, and the link in a mail to be mailed no more."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock, slots
from verbeterspoor.notices import actions, queries
from verbeterspoor.notices.forms import SettingsForm
from verbeterspoor.organisations.middleware import TownRequest

from .inbox import at_home, reader


@require_http_methods(["GET", "POST"])
def choose(request: TownRequest) -> HttpResponse:
    """Let somebody choose how they are told of each kind, and when the digest comes."""
    at_home(request)
    user = reader(request)
    form = SettingsForm(
        request.POST or None, instance=queries.digest_choice_of(user), kinds=slots.notice_kinds(),
        chosen=queries.chosen_channels(user),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        when = {name: form.cleaned_data[name] for name in ("rhythm", "weekday", "hour")}
        actions.choose_channels(user=user, channels=form.channels, now=clock.now(), **when)
        messages.success(request, _("Your choices have been saved."))
        return redirect("notices:settings")
    fixed = [kind for kind in slots.notice_kinds() if not kind.may_be_off]
    return render(request, "notices/settings.html", {"form": form, "fixed": fixed})


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def unsubscribe(request: HttpRequest, sign: str) -> HttpResponse:
    """Ask on a page, and do it on a POST; a mail program may POST without a page (RFC 8058).

    The signed link is the permission, so the POST needs no cookie and no form of ours. Reading the page changes
    nothing: programs that look at links in mail before people do read it too.
    """
    ticket = actions.read_ticket(sign)
    if ticket is None:
        return render(request, "notices/unsubscribe_unknown.html", status=404)
    done = ""
    if request.method == "POST":
        done = "again" if "again" in request.POST else "off"
        act = actions.subscribe_again if done == "again" else actions.unsubscribe
        act(ticket=ticket, now=clock.now())
    return render(request, "notices/unsubscribe.html", {"ticket": ticket, "done": done})
