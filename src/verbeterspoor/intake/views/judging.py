"""Take over, correct, leave out, put back; say what the document is; add what the reader missed."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.intake import actions, queries
from verbeterspoor.intake.actions.facts import proposed_draft
from verbeterspoor.intake.actions.judging import hits_in
from verbeterspoor.intake.choices import CandidateKind
from verbeterspoor.intake.forms import DocumentForm, FactForm, FindingForm, HandForm, TermForm
from verbeterspoor.intake.models import Candidate, Reading
from verbeterspoor.organisations.middleware import TownRequest

from .reading import page_of
from .start import find, place


def find_candidate(request: TownRequest, public_id: uuid.UUID, candidate_id: uuid.UUID) -> Candidate:
    """Return a candidate of a reading this person may judge; any other does not exist."""
    reading = find(request, public_id)
    found = Candidate.objects.filter(reading=reading, public_id=candidate_id).first()
    if found is None or not request.actor.leads:
        raise Http404
    found.reading = reading
    return found


def back_to(request: TownRequest, reading: Reading, candidate: Candidate | None) -> HttpResponse:
    """Send the browser to the candidate that comes next, so that the keys go on where they were."""
    url = reverse("intake:reading", kwargs={"gemeente": request.municipality.slug, "public_id": reading.public_id})
    if candidate is None:
        return redirect(url)
    return redirect(f"{url}?kandidaat={candidate.public_id}#k-{candidate.public_id}")


@require_POST
def judge(request: TownRequest, public_id: uuid.UUID, candidate_id: uuid.UUID) -> HttpResponse:
    """Take one candidate over, leave it out, or put it back."""
    candidate = find_candidate(request, public_id, candidate_id)
    verbs: dict[str, Any] = {"accept": actions.accept, "reject": actions.reject, "put_back": actions.put_back}
    verb = verbs.get(request.POST.get("verdict", ""))
    if verb is None:
        raise Http404
    try:
        judged = verb(candidate=candidate, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return back_to(request, candidate.reading, candidate)
    if judged.is_linked:
        messages.info(
            request, _("This is the same term as one that is registered. They are linked; nothing is double.")
        )
    elif judged.twins:
        messages.info(request, _("The date and the promise in this sentence are one term: both have been taken over."))
    stays = verb is actions.put_back
    return back_to(request, candidate.reading, candidate if stays else queries.next_open(candidate.reading, candidate))


@require_POST
def accept_all(request: TownRequest, public_id: uuid.UUID, kind: str) -> HttpResponse:
    """Take over everything that is open in one group."""
    reading = find(request, public_id)
    if not request.actor.leads or kind not in CandidateKind.values:
        raise Http404
    judged = actions.accept_all(reading=reading, kind=kind, by=request.actor, now=clock.now())
    tell(request, judged)
    return back_to(request, reading, judged.left[0][0] if judged.left else queries.next_open(reading, None))


def tell(request: TownRequest, judged: actions.Judged) -> None:
    """Say what came of taking a group over: how many, what was the same, and what was left for which reason."""
    if judged.accepted:
        said = ngettext("%(count)s taken over.", "%(count)s taken over.", judged.accepted) % {"count": judged.accepted}
        if judged.linked:
            said += " " + ngettext(
                "%(count)s proposal said the same as another one and was linked to it.",
                "%(count)s proposals said the same as another one and were linked to it.", judged.linked,
            ) % {"count": judged.linked}  # fmt: skip
        messages.success(request, said)
    reasons: dict[str, int] = {}
    for _candidate, reason in judged.left:
        reasons[reason] = reasons.get(reason, 0) + 1
    for reason, count in reasons.items():
        messages.warning(request, _("%(count)s left: %(reason)s") % {"count": count, "reason": reason})


@require_http_methods(["GET", "POST"])
def correct(request: TownRequest, public_id: uuid.UUID, candidate_id: uuid.UUID) -> HttpResponse:
    """Show a candidate as a form, and take it over as corrected."""
    candidate = find_candidate(request, public_id, candidate_id)
    if candidate.kind in (CandidateKind.FIELD, CandidateKind.DECISION_POINT):
        raise Http404
    form = correction_form(request, candidate)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept(
                candidate=candidate, draft=form.draft(), by=request.actor, now=clock.now(), **form.others()
            )  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Corrected and taken over."))
            return back_to(request, candidate.reading, queries.next_open(candidate.reading, candidate))
    view = queries.view_page(candidate.reading, candidate.page, candidate)
    frame = {"form": form, "candidate": candidate, "reading": candidate.reading, "view": view, "here": candidate}
    return render(request, "intake/correct.html", frame)


def correction_form(request: TownRequest, candidate: Candidate) -> Any:
    """Return the form of a finding or of a term, filled with what was found."""
    draft = proposed_draft(candidate)
    text = getattr(draft, "owner_text", "") or getattr(draft, "addressee_text", "")
    body = queries.recognised(text, queries.names_in(candidate.reading))
    form: type[FactForm] = FindingForm if candidate.kind == CandidateKind.FINDING else TermForm
    asks = bool(hits_in([*vars(draft).values(), *request.POST.values()]))
    options: dict[str, Any] = {"municipality_id": candidate.reading.municipality_id, "body": body, "asks": asks}
    return form(request.POST or None, initial=vars(draft), **options)


@require_POST
def register_document(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say what the document is; it becomes a paper and, when a body made it, a report."""
    reading = find(request, public_id)
    if not request.actor.leads:
        raise Http404
    form = DocumentForm(request.POST, actor=request.actor, reading=reading)
    if form.is_valid():
        try:
            place(request, form, [reading])
            facts = {name: form.cleaned_data[name] for name in ("title", "kind", "dated", "reference", "body_name")}
            actions.register_document(reading=reading, by=request.actor, now=clock.now(), **facts)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The document is now a paper of the trajectory."))
            return back_to(request, reading, queries.next_open(reading, None))
    return render(request, "intake/reading.html", page_of(request, reading, document_form=form))


@require_POST
def add_finding(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Add a finding that the reader missed, with words from the document."""
    reading = find(request, public_id)
    if not request.actor.leads:
        raise Http404
    asks = bool(hits_in(request.POST.values()))
    form = HandForm(request.POST, municipality_id=reading.municipality_id, asks=asks)
    if form.is_valid():
        try:
            added = actions.add_finding(
                reading=reading, draft=form.draft(), page=form.cleaned_data["page"], words=form.cleaned_data["words"],
                by=request.actor, now=clock.now(), **form.others(),
            )  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The finding has been added."))
            return back_to(request, reading, added)
    return render(request, "intake/reading.html", page_of(request, reading, hand_form=form, hand_open=True))
