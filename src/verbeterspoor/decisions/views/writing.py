"""The pages on which a proposal is written, one per step; each can be saved with gaps, and nothing typed gets lost."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.decisions import actions, forms, queries, rules
from verbeterspoor.decisions.choices import (
    ConsiderationKind,
    FieldKind,
    ProposalStatus,
    WritingRefusal,
    WritingStep,
)
from verbeterspoor.decisions.models import Proposal, TemplateField
from verbeterspoor.foundation import clock, rich
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

from .frame import find_to_write, page_url, to_proposal

PAGES = {
    WritingStep.HEADER: "proposal_header",
    WritingStep.TEXT: "proposal_text",
    WritingStep.POINTS: "proposal_points",
    WritingStep.WEIGHING: "proposal_weighing",
    WritingStep.ATTACHMENTS: "proposal_attachments",
    WritingStep.PROCESS: "proposal_process",
}
"""The page of every step of writing."""


@dataclass(frozen=True)
class Place:
    """A step of writing in the row of steps."""

    label: str
    url: str
    state: str


def frame_of(request: TownRequest, proposal: Proposal, step: WritingStep) -> dict[str, Any]:
    """Return what every page of writing shows: the proposal, the row of steps, and where this page stands in it."""
    fields = list(proposal.template_version.fields.all())
    steps = rules.steps_of(fields)
    gaps = {gap.step for gap in queries.gaps_of(request.actor, proposal)}

    def state(one: WritingStep) -> str:
        return "current" if one == step else "future" if one in gaps else "done"

    places = [Place(str(one.label), page_url(request, PAGES[one], proposal), state(one)) for one in steps]
    at = steps.index(step) if step in steps else len(steps) - 1
    return {
        "proposal": proposal, "step": step, "places": places, "fields": fields, "conflict": "", "error": "",
        "next_place": places[at + 1] if at + 1 < len(places) else None, "version": proposal.version,
    }  # fmt: skip


def answer_fields(proposal: Proposal, step: WritingStep) -> list[TemplateField]:
    """Return the fields of a page that have one answer."""
    fields = proposal.template_version.fields.all()
    return forms.answers_wanted([one for one in fields if rules.step_of(one) == step])


def sent_version(request: TownRequest) -> int:
    """Return the version of the proposal that was on the page."""
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def go_on(request: TownRequest, proposal: Proposal, step: WritingStep) -> HttpResponse:
    """Say that it was saved, and go on to the next page, stay here, or go back to the proposal."""
    messages.success(request, _("Saved."))
    if "next" not in request.POST:
        return redirect(request.path)
    steps = rules.steps_of(proposal.template_version.fields.all())
    after = steps[steps.index(step) + 1 :] if step in steps else []
    return redirect(page_url(request, PAGES[after[0]], proposal)) if after else to_proposal(request, proposal)


def closed(request: TownRequest, proposal: Proposal) -> HttpResponse | None:
    """Lead back to a proposal that is no longer being written; what was sent is refused by the action, and stays."""
    if proposal.status == ProposalStatus.DRAFT or request.method == "POST":
        return None
    messages.info(request, str(WritingRefusal.NOT_A_DRAFT.label))
    return to_proposal(request, proposal)


def saved(request: TownRequest, proposal: Proposal, step: WritingStep, save: Callable[[], object]) -> Any:
    """Save a page: go on when it worked, or return what the page must say; a conflict shows the other's page."""
    try:
        save()
    except Conflict as refusal:
        fresh = find_to_write(request, proposal.public_id)
        return {"conflict": str(refusal), "version": fresh.version}
    except NotAllowed as refusal:
        return {"error": str(refusal)}
    return go_on(request, proposal, step)


@require_http_methods(["GET", "POST"])
def write_header(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write the header of a proposal."""
    return _write_answers(request, public_id, WritingStep.HEADER)


@require_http_methods(["GET", "POST"])
def write_text(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write the text of a proposal, heading by heading."""
    return _write_answers(request, public_id, WritingStep.TEXT)


def _write_answers(request: TownRequest, public_id: uuid.UUID, step: WritingStep) -> HttpResponse:
    proposal = find_to_write(request, public_id)
    if gone := closed(request, proposal):
        return gone
    form = answer_form(request, proposal, step)
    said: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        save = partial(actions.write_answers, proposal=proposal, version=sent_version(request),
                       answers=form.answers(), by=request.actor, now=clock.now())  # fmt: skip
        said = saved(request, proposal, step, save)
        if isinstance(said, HttpResponse):
            return said
    reached = queries.reach_of(proposal, clock.now()) if step == WritingStep.HEADER else None
    shown = {**frame_of(request, proposal, step), "form": form, "reached": reached, **said}
    return render(request, "decisions/write_answers.html", shown)


def tell_left_out(request: TownRequest, form: forms.AnswerForm) -> None:
    """Say what of a pasted text could not come along."""
    if said := rich.left_out_of(form):
        messages.warning(request, said)


def answer_form(request: TownRequest, proposal: Proposal, step: WritingStep) -> forms.AnswerForm:
    """Return the form of the answers on a page."""
    wanted = answer_fields(proposal, step)
    stored = forms.stored_answers(proposal, wanted)
    return forms.AnswerForm(request.POST or None, fields=wanted, actor=request.actor, today=clock.today(),
                            initial=stored)  # fmt: skip


@require_http_methods(["GET", "POST"])
def write_points(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write the decision points: add, change, move and remove; their numbers follow."""
    proposal = find_to_write(request, public_id)
    if gone := closed(request, proposal):
        return gone
    stored = [forms.stored_point(point) for point in proposal.points.all()]
    rows = forms.Rows(forms.PointForm, "points", request.POST or None, stored)
    said: dict[str, Any] = {}
    if request.method == "POST" and rows.is_valid():
        save = partial(actions.write_points, proposal=proposal, version=sent_version(request),
                       points=[actions.PointText(**row) for row in rows.values], by=request.actor,
                       now=clock.now())  # fmt: skip
        said = saved(request, proposal, WritingStep.POINTS, save)
        if isinstance(said, HttpResponse):
            return said
    shown = {**frame_of(request, proposal, WritingStep.POINTS), "rows": rows, **said}
    return render(request, "decisions/write_points.html", shown)


@require_http_methods(["GET", "POST"])
def write_weighing(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write arguments, caveats and alternatives; an argument gets the number of the point it serves."""
    proposal = find_to_write(request, public_id)
    if gone := closed(request, proposal):
        return gone
    groups = _weighing_groups(request, proposal)
    said: dict[str, Any] = {}
    if request.method == "POST" and forms.are_right(rows for _field, rows in groups):
        weighed = [
            actions.Weighed(kind=queries.WEIGHED[FieldKind(field.kind)], **row)
            for field, rows in groups
            for row in rows.values
        ]
        save = partial(actions.write_considerations, proposal=proposal, version=sent_version(request),
                       weighed=weighed, by=request.actor, now=clock.now())  # fmt: skip
        said = saved(request, proposal, WritingStep.WEIGHING, save)
        if isinstance(said, HttpResponse):
            return said
    shown = {**frame_of(request, proposal, WritingStep.WEIGHING), "groups": groups, **said}
    return render(request, "decisions/write_weighing.html", {**shown, "has_points": proposal.points.exists()})


def _weighing_groups(request: TownRequest, proposal: Proposal) -> list[tuple[TemplateField, forms.Rows]]:
    """Return the rows of arguments, of caveats and of alternatives, as far as the form has them."""
    known = list(proposal.considerations.all())
    found = []
    for field in proposal.template_version.fields.filter(kind__in=queries.WEIGHED):
        kind = queries.WEIGHED[FieldKind(field.kind)]
        make = partial(forms.ConsiderationForm, points=proposal.points.all(),
                       needs_point=kind == ConsiderationKind.ARGUMENT)  # fmt: skip
        stored = [forms.stored_consideration(one) for one in known if one.kind == kind]
        found.append((field, forms.Rows(make, kind, request.POST or None, stored)))
    return found


@require_http_methods(["GET", "POST"])
def write_process(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write with whom the proposal was discussed, and what else only the town hall reads."""
    proposal = find_to_write(request, public_id)
    if gone := closed(request, proposal):
        return gone
    form, groups = answer_form(request, proposal, WritingStep.PROCESS), _consultation_groups(request, proposal)
    said: dict[str, Any] = {}
    if request.method == "POST" and forms.are_right([form, *(rows for _field, rows in groups)]):
        talks = [actions.Talk(field=field, **row) for field, rows in groups for row in rows.values]
        save = partial(actions.write_process, proposal=proposal, version=sent_version(request),
                       answers=form.answers(), talks=talks, by=request.actor, now=clock.now())  # fmt: skip
        said = saved(request, proposal, WritingStep.PROCESS, save)
        if isinstance(said, HttpResponse):
            return said
    shown = {**frame_of(request, proposal, WritingStep.PROCESS), "form": form, "groups": groups, **said}
    return render(request, "decisions/write_process.html", shown)


def _consultation_groups(request: TownRequest, proposal: Proposal) -> list[tuple[TemplateField, forms.Rows]]:
    """Return the rows of consultations under each heading of the form."""
    known = list(proposal.consultations.all())
    found = []
    for field in proposal.template_version.fields.filter(kind=FieldKind.CONSULTATIONS):
        stored = [forms.stored_consultation(one) for one in known if one.field_id == field.pk]
        found.append((field, forms.Rows(forms.ConsultationForm, forms.prefix_of(field), request.POST or None, stored)))
    return found
