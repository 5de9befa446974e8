"""Pages of steering meetings: the list, the agenda with a decision beside every point, closing, and the minutes."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock, dates
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.plans import actions, queries
from verbeterspoor.plans.choices import AgendaKind, PlanStatus, Refusal
from verbeterspoor.plans.forms import DecidedTermForm, MinutesForm, NewMeetingForm
from verbeterspoor.plans.models import Action, MeetingDecision, SteeringMeeting
from verbeterspoor.trajectories import queries as trajectories

from .frame import find_trajectory, to_plan

FIRST = 10
"""So many rows of each part of the agenda are shown; the rest is one press away."""
PER_PAGE = 50


@require_http_methods(["GET", "POST"])
def list_meetings(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """List the meetings about a plan; whoever leads opens a new one."""
    trajectory = find_trajectory(request, public_id, leading=request.method == "POST")
    plan = queries.plan_of(trajectory)
    if plan is None or plan.status != PlanStatus.ADOPTED:
        messages.info(request, str(Refusal.NOTHING_TO_STEER.label))
        return to_plan(request, trajectory)
    usual = {"title": _("Steering meeting"), "held_date": clock.today()}
    form = NewMeetingForm(request.POST or None, initial=usual)
    if request.method == "POST" and form.is_valid():
        meeting = actions.open_meeting(plan=plan, by=request.actor, now=clock.now(), **form.cleaned_data)
        return to_meeting(request, meeting)
    frame = trajectories.page_frame(request.actor, trajectory, "plan")
    shown = {"plan": plan, "form": form, "meetings": queries.meetings_of(plan)[:PER_PAGE]}
    return render(request, "plans/meetings.html", {**frame, **shown})


def find_meeting(request: TownRequest, public_id: uuid.UUID, *, leading: bool = False) -> SteeringMeeting:
    """Return a meeting for the town hall, or only for whoever leads; for anybody else it does not exist."""
    if leading and not request.actor.leads:
        raise Http404
    try:
        return queries.visible_meetings(request.actor).get(public_id=public_id)
    except SteeringMeeting.DoesNotExist:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def show_meeting(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the agenda with a field for a decision beside every point; after closing, the minutes as they were kept."""
    meeting = find_meeting(request, public_id, leading=request.method == "POST")
    only = request.GET.get("soort", "")
    only = only if only in AgendaKind.values else ""
    sections = _sections(request, meeting, only)
    form = _form(request, meeting, sections)
    if request.method == "POST" and form.is_valid():
        try:
            _write(request, meeting, form)
        except NotAllowed as refusal:
            form = _form_again(request, meeting, sections, refusal)
        else:
            messages.success(request, _("Kept."))
            close = "close" in request.POST and not meeting.closed_at
            return redirect(_url(request, "meeting_close", meeting) if close else request.get_full_path())
    frame = trajectories.page_frame(request.actor, meeting.plan.trajectory, "plan")
    shown = {
        "meeting": meeting, "plan": meeting.plan, "form": form, "only": only, "can_write": request.actor.leads,
        "parts": _parts(sections, form), "decisions": queries.decisions_of(meeting), "today": clock.today(),
    }  # fmt: skip
    return render(request, "plans/minutes.html" if meeting.closed_at else "plans/meeting.html", {**frame, **shown})


def _sections(request: TownRequest, meeting: SteeringMeeting, only: str) -> list[queries.Section]:
    """Return the agenda as it is now, or as it was kept when the meeting closed."""
    if meeting.closed_at:
        return queries.kept_agenda(meeting.facts)
    most = PER_PAGE if only else FIRST
    page = request.GET.get("page")
    return queries.agenda(meeting.plan, today=clock.today(), most=most, only=only, page=page)


def _form(request: TownRequest, meeting: SteeringMeeting, sections: list[queries.Section]) -> MinutesForm:
    points = [(section.kind, row["thing"]) for section in sections for row in section.rows]
    stored = {name: getattr(meeting, name) for name in ("title", "held_date", "present", "notes", "version")}
    return MinutesForm(request.POST or None, points=points, initial=stored)


def _form_again(
    request: TownRequest, meeting: SteeringMeeting, sections: list[queries.Section], refusal: NotAllowed
) -> MinutesForm:
    """Return the form with what was typed; after somebody else saved, it can be saved over what they wrote."""
    again = request.POST.copy()
    if isinstance(refusal, Conflict):
        again["version"] = str(find_meeting(request, meeting.public_id).version)
    points = [(section.kind, row["thing"]) for section in sections for row in section.rows]
    form = MinutesForm(again, points=points)
    form.is_valid()
    form.add_error(None, str(refusal))
    return form


def _write(request: TownRequest, meeting: SteeringMeeting, form: MinutesForm) -> None:
    typed = [(text, thing) for text, thing in form.decisions() if text.strip()]
    about: dict[Any, Action] = queries.actions_of(meeting.plan, [thing for _text, thing in typed if thing])
    decisions = [(text, about.get(thing)) for text, thing in typed]
    actions.write_meeting(meeting=meeting, decisions=decisions, by=request.actor, now=clock.now(), **form.minutes())


def _parts(sections: list[queries.Section], form: MinutesForm) -> list[dict[str, Any]]:
    """Return the parts of the agenda, each row with why it is there and the field for a decision."""
    return [
        {"section": section,
         "rows": [{"row": row, "why": queries.why(section.kind, row), "field": field} for row, field in rows]}
        for section, rows in form.with_rows(sections)
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def close_meeting(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask once more, then close the meeting: the minutes do not change after that."""
    meeting = find_meeting(request, public_id, leading=True)
    if meeting.closed_at:
        return to_meeting(request, meeting)
    if request.method == "POST":
        try:
            actions.close_meeting(meeting=meeting, by=request.actor, now=clock.now())
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The meeting is closed. You can print the minutes."))
        return to_meeting(request, meeting)
    asked = {
        "title": _("Close the meeting"), "text": meeting.title, "button": _("Close the meeting"),
        "back_url": _url(request, "meeting", meeting), "form": "", "danger": False,
        "consequences": [
            _("The agenda is kept with its numbers and lists as they are now."),
            _("Notes and decisions do not change any more; working decisions out still can."),
        ],
    }  # fmt: skip
    return render(request, "components/confirm.html", asked)


@require_http_methods(["GET", "POST"])
def decide_term(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Make a term of what a meeting decided."""
    if not request.actor.leads:
        raise Http404
    try:
        decision = queries.visible_decisions(request.actor).get(public_id=public_id)
    except MeetingDecision.DoesNotExist:
        raise Http404 from None
    meeting = decision.meeting
    form = DecidedTermForm(request.POST or None, actor=request.actor, initial={"title": decision.text[:300]})
    if request.method == "POST" and form.is_valid():
        day = dates.said_without_weekday(meeting.held_date)
        said = _("decision %(number)s of the meeting of %(day)s") % {"number": decision.number, "day": day}
        try:
            actions.make_term(decision=decision, said=said, by=request.actor, now=clock.now(), **form.values())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The term has been registered."))
            return to_meeting(request, meeting)
    frame = trajectories.page_frame(request.actor, meeting.plan.trajectory, "plan")
    shown = {"decision": decision, "meeting": meeting, "form": form}
    return render(request, "plans/decision_term.html", {**frame, **shown})


def _url(request: TownRequest, name: str, meeting: SteeringMeeting) -> str:
    where = {"gemeente": request.municipality.slug, "public_id": meeting.public_id}
    return reverse(f"plans:{name}", kwargs=where)


def to_meeting(request: TownRequest, meeting: SteeringMeeting) -> HttpResponse:
    """Send the browser to the page of a meeting."""
    return redirect(_url(request, "meeting", meeting))
