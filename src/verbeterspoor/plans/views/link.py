"""The link in a mail: one person's form for one round, without signing in (rule `mail-links`).

Reading never writes: mail scanners open links. The secret in the address is the only authority here, no cookie is, so
there is nothing that another site could use in somebody's name; and browsers that tell no referrer send no origin with
a form either. That is why these forms carry no token against forgery.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import LinkState
from verbeterspoor.plans.models import RoundLink

from .answering import answer_page, typed_texts

MINUTE, HOUR = 60, 3600


def is_too_often(what: str, *, most: int, seconds: int) -> bool:
    """Count something per minute or hour in the cache that all processes share, and say whether it is too much."""
    window = int(clock.real_now().timestamp()) // seconds
    key = "plans.link:" + hashlib.sha256(f"{what}:{window}".encode()).hexdigest()
    number = cache.get(key, 0) + 1
    cache.set(key, number, seconds)
    return number > most


def leaves_no_trace(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep a page out of caches, search engines and the address bar of the next site."""

    @wraps(view)
    def traceless(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store, private"
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return answer

    return traceless


@login_not_required
@csrf_exempt
@leaves_no_trace
@require_http_methods(["GET", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form of one person for one round, or say what happened and what can be done."""
    now = clock.now()
    opened = queries.open_link(token, now=now, today=clock.day_of(now))
    if opened.link is None and _guesses(request):
        return render(request, "429.html", status=429)
    if opened.link is None or opened.actor is None:
        return _over(request, opened.state, opened.link)
    link, round = opened.link, opened.link.round
    most = settings.ROUND_LINK_SENT_PER_HOUR
    if request.method == "POST" and is_too_often(f"sent {link.public_id}", most=most, seconds=HOUR):
        return _over(request, None, link, status=429)
    with translation.override(link.user.language):
        page, sent = answer_page(request, round, opened.actor, "plans/link.html")
    if request.method == "POST":
        actions.note_use(link=link, answered=sent, now=now)
    return page or HttpResponseRedirect(reverse("rounds:link", kwargs={"token": token}) + "?verstuurd=1")


def _guesses(request: HttpRequest) -> bool:
    """Say whether this computer tried too many links that do not exist."""
    computer = get_adapter(request).get_client_ip(request)
    return is_too_often(f"unknown {computer}", most=settings.ROUND_LINKS_UNKNOWN_PER_MINUTE, seconds=MINUTE)


def _over(request: HttpRequest, state: LinkState | None, link: RoundLink | None, status: int = 0) -> HttpResponse:
    """Say why a link does not open its form; what was typed is still there, to be copied."""
    town = link.round.plan.trajectory.municipality if link else None
    gone = {"state": state, "town": town, "typed": typed_texts(request.POST), "too_often": state is None}
    return render(request, "plans/link_over.html", gone, status=status or (410 if link else 404))
