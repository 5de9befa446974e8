"""Mijn berichten: everything one was told, across municipalities."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from verbeterspoor.accounts.models import User
from verbeterspoor.foundation import clock
from verbeterspoor.notices import actions, queries
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.middleware import TownRequest


def reader(request: TownRequest) -> User:
    """Return who is signed in; every page here asks for that."""
    assert isinstance(request.user, User)
    return request.user


def at_home(request: TownRequest) -> list[Any]:
    """Show the menu of the only municipality somebody works for; return the person in each of them."""
    actors = organisations.actors_of(user=request.user, today=clock.today())
    if len(actors) == 1:
        request.actor = actors[0]
        request.municipality = organisations.municipality_of(actors[0])
    return actors


@require_GET
def show_inbox(request: TownRequest) -> HttpResponse:
    """List what somebody was told, unread first."""
    actors, now = at_home(request), clock.now()
    page = Paginator(queries.inbox_of(reader(request), now=now), 25).get_page(request.GET.get("page"))
    unread = queries.number_unread(reader(request), now=now)
    shown = {"page": page, "unread": unread, "now": now, "several_towns": len(actors) > 1}
    return render(request, "notices/inbox.html", shown)


@require_POST
def open_notice(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Mark a notice as read, and go where it points, or stay."""
    notice = get_object_or_404(queries.inbox_of(reader(request), now=clock.now()), public_id=public_id)
    actions.read_notice(notice=notice, now=clock.now())
    return redirect(notice.url if notice.url and "stay" not in request.POST else "notices:inbox")


@require_POST
def read_all(request: TownRequest) -> HttpResponse:
    """Mark everything as read."""
    number = actions.read_all(user=reader(request), now=clock.now())
    said = ngettext("%(number)s message marked as read.", "%(number)s messages marked as read.", number)
    messages.success(request, said % {"number": number} if number else _("Everything was read already."))
    return redirect("notices:inbox")
