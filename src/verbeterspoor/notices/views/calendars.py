"""Mijn agenda: addresses for a calendar program; and the calendar itself, for whoever has its address."""

from __future__ import annotations

import hashlib
import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from verbeterspoor.foundation import clock
from verbeterspoor.notices import actions, exports, queries
from verbeterspoor.notices.models import Calendar
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.middleware import TownRequest

from .inbox import at_home, reader


@never_cache
@require_GET
def show_calendars(request: TownRequest) -> HttpResponse:
    """Show the addresses somebody has, and what else can have one."""
    titles: dict[uuid.UUID | None, str] = {None: _("Everything that is mine")}
    titles.update({topic.id: topic.title for topic in queries.topics_of(at_home(request))})
    having = {calendar.topic_id: calendar for calendar in queries.calendars_of(reader(request))}
    rows = [(topic, title, having.get(topic), address_of(having.get(topic))) for topic, title in titles.items()]
    return render(request, "notices/calendars.html", {"rows": rows})


def address_of(calendar: Calendar | None) -> str:
    """Return the whole address of a calendar."""
    return settings.SITE_URL + reverse("notices:calendar", args=[calendar.token]) if calendar else ""


@require_POST
def make_calendar(request: TownRequest) -> HttpResponse:
    """Give the calendar of everything, or of one trajectory this person knows of, an address."""
    topic = topic_in(request.POST.get("topic", ""))
    if topic and topic not in {one.id for one in queries.topics_of(at_home(request))}:
        raise Http404
    actions.make_calendar(user=reader(request), topic_id=topic, is_discreet=is_discreet(request), now=clock.now())
    messages.success(request, _("The address is ready. Copy it into your calendar program."))
    return redirect("notices:calendars")


def topic_in(text: str) -> uuid.UUID | None:
    """Return the trajectory that is named, or None for everything."""
    try:
        return uuid.UUID(text) if text else None
    except ValueError:
        raise Http404 from None


def is_discreet(request: HttpRequest) -> bool:
    """Say whether titles stay out."""
    return "is_discreet" in request.POST


@require_POST
def renew_calendar(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a calendar another address."""
    calendar = get_object_or_404(queries.calendars_of(reader(request)), public_id=public_id)
    actions.renew_calendar(calendar=calendar, is_discreet=is_discreet(request), now=clock.now())
    messages.success(request, _("There is a new address; the old one no longer works."))
    return redirect("notices:calendars")


@require_POST
def revoke_calendar(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Take the address of a calendar away."""
    calendar = get_object_or_404(queries.calendars_of(reader(request)), public_id=public_id)
    actions.revoke_calendar(calendar=calendar, now=clock.now())
    messages.success(request, _("The address no longer works."))
    return redirect("notices:calendars")


@login_not_required
@require_safe
def read_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Give the dates of a calendar; an address that was revoked, or a trajectory that is out of sight, is not there."""
    calendar = queries.calendar_at(token)
    if calendar is None:
        raise Http404
    now = clock.now()
    actors = organisations.actors_of(user=calendar.user, today=clock.day_of(now))
    titles = {topic.id: topic.title for topic in queries.topics_of(actors)} if calendar.topic_id else {}
    if calendar.topic_id and calendar.topic_id not in titles:
        raise Http404
    with translation.override(calendar.user.language):
        title = "" if calendar.is_discreet else titles.get(calendar.topic_id or calendar.public_id, "")
        name = f"Verbeterspoor: {title}" if title else "Verbeterspoor"
        entries = queries.entries_of(calendar, actors, now=now)
        content = exports.as_icalendar(entries, name=name, is_discreet=calendar.is_discreet)
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["ETag"], answer["Cache-Control"] = etag, "private, no-cache"
    answer["Content-Disposition"] = 'inline; filename="verbeterspoor.ics"'
    return get_conditional_response(request, etag=etag, response=answer) or answer
