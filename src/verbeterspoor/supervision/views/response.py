"""What the municipality answers to a report: all findings in one go, rounds with a term, and wrong facts."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.supervision import actions, queries
from verbeterspoor.supervision.choices import RoundKind
from verbeterspoor.supervision.forms import (
    FactAnswerForm,
    ResponsesForm,
    RoundAnswerForm,
    RoundForm,
    WrongFactForm,
)
from verbeterspoor.supervision.models import Report, ResponseRound, WrongFact
from verbeterspoor.trajectories.queries import page_frame

from .frame import address, form_page, refuse_who_does_not_register
from .report import find


@require_http_methods(["GET", "POST"])
def answer_findings(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Answer a report as a whole and each of its findings on one page; each is saved by itself."""
    report = find(request, public_id)
    trajectory = report.investigation.trajectory
    refuse_who_does_not_register(request.actor, trajectory)
    if report.is_replaced:
        messages.error(request, _("A newer version replaced this report. Answer that version."))
        return redirect(address(request, "report", report))
    findings = list(queries.standing_findings(report))
    form = ResponsesForm(request.POST or None, report=report, findings=findings)
    if request.method == "POST" and form.is_valid():
        saved, refused = save_answers(request, report, form)
        tell_saved(request, saved, nothing=not refused)
        if not refused:
            return redirect(address(request, "report", report))
        form = again(request, report, refused)
    shown = {"form": form, "report": report}
    frame = page_frame(request.actor, trajectory, "findings")
    return render(request, "supervision/responses.html", {**frame, **shown})


def tell_saved(request: TownRequest, saved: int, *, nothing: bool) -> None:
    """Say how many answers were saved, or that nothing was changed."""
    if saved:
        told = ngettext("%(count)s answer has been saved.", "%(count)s answers have been saved.", saved)
        messages.success(request, told % {"count": saved})
    elif nothing:
        messages.info(request, _("Nothing was changed."))


def save_answers(request: TownRequest, report: Report, form: ResponsesForm) -> tuple[int, dict[str, str]]:
    """Save what was changed; return how many answers were saved, and per field why another was not."""
    saved, refused = 0, {}
    if form.changes_whole:
        whole = {name: form.cleaned_data[name] for name in (*ResponsesForm.WHOLE, "edition")}
        try:
            actions.respond_to_report(report=report, by=request.actor, now=clock.now(), **whole)
            saved += 1
        except NotAllowed as refusal:
            refused["response"] = str(refusal)
    for finding in form.changed_findings():
        try:
            actions.answer_finding(finding=finding, by=request.actor, now=clock.now(), **form.answer_to(finding))
            saved += 1
        except NotAllowed as refusal:
            refused[f"response_{finding.pk}"] = str(refusal)
    return saved, refused


def again(request: TownRequest, report: Report, refused: dict[str, str]) -> ResponsesForm:
    """Return the form with what was typed, and what stands there now where somebody else was first."""
    report.refresh_from_db()
    findings = list(queries.standing_findings(report))
    fresh = {"edition": report.edition, **{f"version_{one.pk}": one.version for one in findings}}
    form = ResponsesForm({**request.POST.dict(), **fresh}, report=report, findings=findings)
    for name, reason in refused.items():
        stands = form.initial.get(name) or _("nothing")
        form.add_error(name, _("%(reason)s It now reads: %(text)s") % {"reason": reason, "text": stands})
    return form


@require_http_methods(["GET", "POST"])
def new_round(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that the body asks for a response before a day."""
    report = find(request, public_id)
    trajectory = report.investigation.trajectory
    refuse_who_does_not_register(request.actor, trajectory)
    form = RoundForm(
        request.POST or None, municipality_id=trajectory.municipality_id, initial={"asked_date": clock.today()}
    )
    return form_page(
        request, trajectory, form,
        lambda: actions.open_round(
            report=report, title=title_of(form.cleaned_data["kind"], report), by=request.actor, now=clock.now(),
            **form.cleaned_data,
        ),
        heading=_("We are asked to respond"), button=_("Save, with the term"),
        lead=_("The last day becomes a term, so that it shows up with whoever must answer."),
        done=_("The question has been registered, with its term."), tab="findings",
        back=address(request, "report", report),
    )  # fmt: skip


def title_of(kind: str, report: Report) -> str:
    """Return what the term of a round is called."""
    said = {"title": report.title}
    if kind == RoundKind.FACTS:
        return _("Check the facts in “%(title)s”") % said
    return _("Response of the executive to “%(title)s”") % said


@require_http_methods(["GET", "POST"])
def answer_round(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register that the municipality responded."""
    try:
        asked = queries.get_round(request.actor, public_id)
    except ResponseRound.DoesNotExist:
        raise Http404 from None
    trajectory = asked.report.investigation.trajectory
    refuse_who_does_not_register(request.actor, trajectory)
    form = RoundAnswerForm(request.POST or None, initial={"answered_date": clock.today()})
    return form_page(
        request, trajectory, form,
        lambda: actions.answer_round(round=asked, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=asked.get_kind_display(), lead=asked.report.title, button=_("We have responded"),
        done=_("The response has been registered; the term is met."), tab="findings",
        back=address(request, "report", asked.report),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new_fact(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register a fact in a report that is wrong."""
    report = find(request, public_id)
    trajectory = report.investigation.trajectory
    refuse_who_does_not_register(request.actor, trajectory)
    form = WrongFactForm(request.POST or None)
    return form_page(
        request, trajectory, form,
        lambda: actions.report_wrong_fact(report=report, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("A fact is wrong"), lead=report.title, button=_("Save this fact"),
        done=_("The fact has been registered. Send it to the body before the term ends."), tab="findings",
        back=address(request, "report", report),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def answer_fact(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register what the body did with a wrong fact."""
    try:
        fact = queries.get_wrong_fact(request.actor, public_id)
    except WrongFact.DoesNotExist:
        raise Http404 from None
    trajectory = fact.report.investigation.trajectory
    refuse_who_does_not_register(request.actor, trajectory)
    form = FactAnswerForm(request.POST or None, initial={"answered_date": clock.today()})
    return form_page(
        request, trajectory, form,
        lambda: actions.answer_wrong_fact(fact=fact, by=request.actor, now=clock.now(), **form.cleaned_data),
        heading=_("Answer of the body"), lead=f"{fact.says} → {fact.should_be}", button=_("Save the answer"),
        done=_("The answer of the body has been registered."), tab="findings",
        back=address(request, "report", fact.report),
    )  # fmt: skip
