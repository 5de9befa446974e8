"""Pages of meetings: the calendar, one meeting with its agenda, planning, importing, and the rules of bodies."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from verbeterspoor.decisions import actions, queries, rules
from verbeterspoor.decisions.choices import MeetingStatus
from verbeterspoor.decisions.forms import BodyForm, CalendarForm, CancelForm, MeetingForm, MeetingsForm
from verbeterspoor.decisions.models import Meeting, MeetingBody
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.clock import AMSTERDAM
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

PER_PAGE = 25
LOOKED_AHEAD = timedelta(days=800)


def find_meeting(request: TownRequest, public_id: uuid.UUID, *, keeping: bool = False) -> Meeting:
    """Return a meeting this person may see, or only for who keeps meetings; any other does not exist."""
    if keeping:
        refuse_who_does_not_keep(request)
    try:
        return queries.get_visible_meeting(request.actor, public_id)
    except Meeting.DoesNotExist:
        raise Http404 from None


def refuse_who_does_not_keep(request: TownRequest) -> None:
    """Answer 404 to whoever does not keep meetings: the page is not theirs to see."""
    if not rules.keeps_meetings(request.actor):
        raise Http404


def to_meeting(request: TownRequest, meeting: Meeting) -> str:
    """Return the address of a meeting."""
    where = {"gemeente": request.municipality.slug, "public_id": meeting.public_id}
    return reverse("decisions:meeting", kwargs=where)


def to_list(request: TownRequest) -> str:
    """Return the address of the calendar."""
    return reverse("decisions:meetings", kwargs={"gemeente": request.municipality.slug})


def form_page(request: TownRequest, form: Any, *, title: str, lead: str, button: str, back: str) -> HttpResponse:
    """Show one form on a page of its own."""
    shown = {"form": form, "title": title, "lead": lead, "button": button, "back_url": back}
    return render(request, "decisions/form.html", shown)


@require_GET
def list_meetings(request: TownRequest) -> HttpResponse:
    """Show the meetings to come, or those that are over, with how many proposals each has."""
    actor = request.actor
    if not (actor.is_inside or rules.keeps_meetings(actor) or rules.is_clerk(actor)):
        raise Http404
    past = request.GET.get("toon") == "geweest"
    bodies = list(queries.bodies_of(actor.municipality_id))
    body = next((one for one in bodies if str(one.public_id) == request.GET.get("orgaan")), None)
    rows = queries.list_meetings(actor, now=clock.now(), past=past, body=body)
    shown = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")), "past": past, "bodies": bodies,
        "body": body, "keeps": rules.keeps_meetings(actor),
    }  # fmt: skip
    return render(request, "decisions/meetings.html", shown)


@require_http_methods(["GET", "POST"])
def new_meetings(request: TownRequest) -> HttpResponse:
    """Plan one meeting, or a row of them."""
    refuse_who_does_not_keep(request)
    if not queries.bodies_of(request.municipality.pk).exists():
        return first_a_body(request)
    form = MeetingsForm(request.POST or None)
    form.offer(queries.bodies_of(request.municipality.pk))
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            made = actions.plan_meetings(
                body=asked["body"], days=asked["days"], at=asked["at"], title=asked["title"], place=asked["place"],
                by=request.actor, now=clock.now(),
            )  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            said = ngettext("%(n)s meeting planned.", "%(n)s meetings planned.", len(made)) % {"n": len(made)}
            messages.success(request, said)
            return redirect(to_list(request))
    lead = _("The moment before which papers must be in follows from the rules of the body.")
    return form_page(request, form, title=_("Plan meetings"), lead=lead, button=_("Plan them"), back=to_list(request))


def first_a_body(request: TownRequest) -> HttpResponse:
    """Send to the form for a body: without one there are no meetings to plan."""
    messages.info(request, _("First register the body that meets."))
    return redirect(reverse("decisions:body_new", kwargs={"gemeente": request.municipality.slug}))


@require_http_methods(["GET", "POST"])
def import_calendar(request: TownRequest) -> HttpResponse:
    """Take over the meetings of a calendar file; doing it again takes over what changed."""
    refuse_who_does_not_keep(request)
    if not queries.bodies_of(request.municipality.pk).exists():
        return first_a_body(request)
    form = CalendarForm(request.POST or None, request.FILES or None)
    form.offer(queries.bodies_of(request.municipality.pk))
    if request.method == "POST" and form.is_valid():
        today = clock.today()
        try:
            content = form.cleaned_data["file"].read(rules.LARGEST_CALENDAR + 1)
            found = rules.read_calendar(content, since=today, until=today + LOOKED_AHEAD)
            meetings = [actions.CalendarMeeting(**one) for one in found]
            done = actions.import_meetings(
                body=form.cleaned_data["body"], found=meetings, by=request.actor, now=clock.now()
            )
        except NotAllowed as refusal:
            form.add_error("file", str(refusal))
        else:
            _say_imported(request, done)
            return redirect(to_list(request))
    lead = _("Export the meetings of one body from your calendar (Outlook, iBabs) as .ics and choose that file here.")
    return form_page(request, form, title=_("Take over a calendar"), lead=lead, button=_("Take over"),
                     back=to_list(request))  # fmt: skip


def _say_imported(request: TownRequest, done: actions.Imported) -> None:
    said = _("%(new)s new, %(moved)s moved, %(cancelled)s cancelled, %(same)s as they were.")
    counts = {"new": done.new, "moved": done.moved, "cancelled": done.cancelled, "same": done.same}
    messages.success(request, said % counts)
    if done.missing:
        missing = ngettext(
            "%(n)s meeting is no longer in the calendar. It is still here: cancel it if it does not take place.",
            "%(n)s meetings are no longer in the calendar. They are still here: cancel those that do not take place.",
            done.missing,
        )
        messages.warning(request, missing % {"n": done.missing})


@require_GET
def show_meeting(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a meeting, its agenda, and what can be done with it."""
    meeting = find_meeting(request, public_id)
    keeps, now = rules.keeps_meetings(request.actor), clock.now()
    planned = meeting.status == MeetingStatus.PLANNED
    shown = {
        "meeting": meeting, "items": queries.items_of(request.actor, meeting), "sees_items": request.actor.is_inside,
        "may_change": keeps and planned, "may_hold": keeps and planned and meeting.starts_at <= now,
        "papers_open": planned and meeting.submit_before > now,
    }  # fmt: skip
    return render(request, "decisions/meeting.html", shown)


@require_http_methods(["GET", "POST"])
def edit_meeting(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Move a planned meeting, or change what is said of it."""
    meeting = find_meeting(request, public_id, keeping=True)
    starts, papers = meeting.starts_at.astimezone(AMSTERDAM), meeting.submit_before.astimezone(AMSTERDAM)
    now_so = {
        "day": starts.date(), "at": starts.time(), "papers_day": papers.date(), "papers_at": papers.time(),
        "title": meeting.title, "place": meeting.place, "version": meeting.version,
    }  # fmt: skip
    form = MeetingForm(request.POST or None, initial=now_so)
    if request.method == "POST" and form.is_valid():
        asked = {key: form.cleaned_data[key] for key in ("version", "starts_at", "submit_before", "title", "place")}
        try:
            actions.change_meeting(meeting=meeting, by=request.actor, now=clock.now(), **asked)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect(to_meeting(request, meeting))
    lead = _("Who has a proposal in this meeting is told when it moves.")
    return form_page(request, form, title=_("Change the meeting"), lead=lead, button=_("Keep"),
                     back=to_meeting(request, meeting))  # fmt: skip


@require_http_methods(["POST"])
def hold_meeting(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that a meeting took place."""
    meeting = find_meeting(request, public_id, keeping=True)
    try:
        actions.hold_meeting(meeting=meeting, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Registered as held. Now register the outcomes of its proposals."))
    return redirect(to_meeting(request, meeting))


@require_http_methods(["GET", "POST"])
def cancel_meeting(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask why a meeting is cancelled and where its proposals go, then cancel it."""
    meeting = find_meeting(request, public_id, keeping=True)
    now = clock.now()
    items = queries.items_of(request.actor, meeting)
    others = queries.list_meetings(request.actor, now=now, body=meeting.body).exclude(pk=meeting.pk)
    form = CancelForm(
        request.POST or None, others=others.filter(status=MeetingStatus.PLANNED), has_items=bool(items)
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        instead = form.cleaned_data.get("instead")
        reason = form.cleaned_data["reason"]
        try:
            actions.cancel_meeting(meeting=meeting, reason=reason, instead=instead, by=request.actor, now=now)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting is cancelled; the authors of its proposals are told."))
            return redirect(to_meeting(request, meeting))
    shown = {
        "title": _("Cancel this meeting?"), "text": str(meeting), "consequences": [one.subject for one in items],
        "form": form, "button": _("Cancel the meeting"), "back_url": to_meeting(request, meeting), "danger": True,
    }  # fmt: skip
    return render(request, "components/confirm.html", shown)


@require_GET
def list_bodies(request: TownRequest) -> HttpResponse:
    """Show the bodies that meet and their rules."""
    refuse_who_does_not_keep(request)
    return render(request, "decisions/bodies.html", {"bodies": queries.bodies_of(request.municipality.pk)})


@require_http_methods(["GET", "POST"])
def edit_body(request: TownRequest, public_id: uuid.UUID | None = None) -> HttpResponse:
    """Add a body that meets, or change its rules."""
    refuse_who_does_not_keep(request)
    bodies = list(queries.bodies_of(request.municipality.pk))
    body = next((one for one in bodies if one.public_id == public_id), None)
    if public_id and body is None:
        raise Http404
    fields = ("kind", "name", "days_before", "time_before", "consent_rule")
    form = BodyForm(
        request.POST or None, initial={name: getattr(body or MeetingBody(), name) for name in fields},
        taken_names={one.name for one in bodies if one != body},
    )  # fmt: skip
    back = reverse("decisions:bodies", kwargs={"gemeente": request.municipality.slug})
    if request.method == "POST" and form.is_valid():
        asked = {name: form.cleaned_data[name] for name in fields}
        try:
            actions.keep_body(municipality=request.municipality, body=body, by=request.actor, now=clock.now(), **asked)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect(back)
    title = _("Rules of %(name)s") % {"name": body.name} if body else _("Add a body that meets")
    return form_page(request, form, title=title, lead="", button=_("Keep"), back=back)
