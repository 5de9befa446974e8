"""Terms of a trajectory: the list, one term with what it means, and the steps that close it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbeterspoor.foundation import clock, dates
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.history import queries as history
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions, queries, rules
from verbeterspoor.supervision.choices import TermStep
from verbeterspoor.supervision.forms import AnchorForm, ExtensionForm, StepForm, TermForm
from verbeterspoor.supervision.models import Term
from verbeterspoor.trajectories.queries import page_frame

from .frame import address, find_trajectory, form_page, may_register, refuse_who_does_not_register

ACTS: dict[str, Callable[..., Term]] = {
    TermStep.MEET: actions.meet_term,
    TermStep.LAPSE: actions.lapse_term,
    TermStep.REOPEN: actions.reopen_term,
}


def find(request: TownRequest, public_id: uuid.UUID) -> Term:
    """Return a term this person may see; any other does not exist."""
    try:
        return queries.get_visible_term(request.actor, public_id)
    except Term.DoesNotExist:
        raise Http404 from None


@require_GET
def show_terms(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show every term of a trajectory, the first to come first."""
    actor = request.actor
    trajectory = find_trajectory(request, public_id)
    if not queries.has_terms_page(actor, trajectory):
        raise Http404
    shown = {
        "terms": queries.terms_of(actor, trajectory), "may_register": may_register(actor, trajectory),
        "today": clock.today(),
    }  # fmt: skip
    return render(request, "supervision/terms.html", {**page_frame(actor, trajectory, "terms"), **shown})


@require_http_methods(["GET", "POST"])
def new_term(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register a term by hand."""
    trajectory = find_trajectory(request, public_id)
    refuse_who_does_not_register(request.actor, trajectory)
    form = TermForm(request.POST or None, trajectory=trajectory)
    return form_page(
        request, trajectory, form,
        lambda: actions.register_term(trajectory=trajectory, by=request.actor, now=clock.now(), **form.facts()),
        heading=_("Register a term"), button=_("Save term"), done=_("The term has been registered."),
        lead=_("Fill in one of these: a last day, before which day, a moment, or a number of days to count."),
        tab="terms", back=address(request, "terms", trajectory),
    )  # fmt: skip


@require_GET
def show_term(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a term: what it means, where it was said, and the steps this person can take."""
    return render_term(request, find(request, public_id))


def render_term(request: TownRequest, term: Term, note: StepForm | None = None) -> HttpResponse:
    """Show a term, with the explanation that was typed if a step was refused."""
    actor = request.actor
    relations = rules.term_relations(actor, term.trajectory.municipality_id)
    steps = rules.open_term_steps(term.status, relations)
    needs_anchor = term.amount is not None and term.anchor_date is None and bool(relations) and not term.closed_at
    shown = {
        "term": term, "today": clock.today(),
        "form": note or StepForm(initial={"version": term.version}),
        "steps": [(step.name, TermStep(step.name).label) for step in steps],
        "anchor_form": AnchorForm() if needs_anchor else None,
        "may_extend": bool(relations) and not term.closed_at and term.end_date is not None,
        "source": queries.visible_quote(actor, term.quote),
        "events": history.history_of(subject_id=term.public_id) if actor.is_inside else None,
    }  # fmt: skip
    return render(request, "supervision/term.html", {**page_frame(actor, term.trajectory, "terms"), **shown})


@require_POST
def take_step(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Close a term or open it again; what was typed stays when the step is refused."""
    term, form = find(request, public_id), StepForm(request.POST)
    name = request.POST.get("step", "")
    if name not in TermStep.values:
        raise Http404
    if not form.is_valid():
        return render_term(request, term, form)
    try:
        ACTS[TermStep(name)](
            term=term, note=form.cleaned_data["note"], version=form.cleaned_data["version"], by=request.actor,
            now=clock.now(),
        )  # fmt: skip
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        form.data = {**request.POST.dict(), "version": find(request, public_id).version}  # type: ignore[assignment]
        return render_term(request, find(request, public_id), form)
    messages.success(request, _("The term now reads: %(status)s.") % {"status": term.get_status_display()})
    return to_term(request, term)


@require_POST
def choose_anchor(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Fix the day a relative term counts from."""
    term, form = find(request, public_id), AnchorForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the day the term counts from."))
        return to_term(request, term)
    try:
        actions.choose_anchor(
            term=term, anchor_date=form.cleaned_data["anchor_date"], by=request.actor, now=clock.now()
        )
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The last day has been fixed."))
    return to_term(request, term)


@require_http_methods(["GET", "POST"])
def extend_term(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Move the last day of a term by an act with a reason and an interim notice (rule `term-acts`)."""
    term, today = find(request, public_id), clock.today()
    refuse_who_does_not_register(request.actor, term.trajectory)
    if term.closed_at or term.end_date is None:
        messages.error(request, _("Only an open term with a last day can be moved."))
        return to_term(request, term)
    has_ended = term.end_date < today
    form = ExtensionForm(
        request.POST or None, has_ended=has_ended, initial={"decided_date": today, "version": term.version}
    )
    said = {"title": term.title, "day": dates.said(term.end_date)}
    lead = (
        _("“%(title)s” ended on %(day)s. If it is moved now, everybody will see that this was done after it ended.")
        if has_ended
        else _("“%(title)s” ends on %(day)s. Tell those who wait for it before that day; the first day stays visible.")
    )
    return form_page(
        request, term.trajectory, form,
        lambda: actions.extend_term(term=term, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Move this term"), lead=lead % said, button=_("Move the term"), done=_("The term has been moved."),
        tab="terms", back=address(request, "term", term),
    )  # fmt: skip


def to_term(request: TownRequest, term: Term) -> HttpResponse:
    """Send the browser to the page of a term."""
    return redirect("supervision:term", gemeente=request.municipality.slug, public_id=term.public_id)
