"""The pages on which a letter is written: start it, its facts, its text with linked facts, its number, adapting it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verbeterspoor.decisions import actions, forms, queries, rules
from verbeterspoor.decisions.choices import LetterRefusal, LetterStatus
from verbeterspoor.decisions.models import Letter, LinkedFact, NumberSeries, Outcome
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.middleware import TownRequest

from .frame import find_trajectory, page_url
from .letters import find_letter_to_write


@require_http_methods(["GET", "POST"])
def start_letter(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Start a letter or note about a trajectory; with a proposal it takes over its points."""
    trajectory = find_trajectory(request, public_id)
    if not request.actor.has(*rules.WRITES):
        raise Http404
    proposals = queries.proposals_of(request.actor, trajectory)
    asked = proposals.filter(public_id=_uuid(request.GET.get("voorstel")) or uuid.UUID(int=0)).first()
    initial = {"proposal": asked, "subject": asked.subject if asked else ""}
    form = forms.StartLetterForm(request.POST or None, proposals=proposals, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            started = actions.start_letter(trajectory=trajectory, by=request.actor, now=clock.now(),
                                           **form.cleaned_data)  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The letter has been started."))
            return redirect(page_url(request, "letter_text", started))
    return render(request, "decisions/short_form.html", {
        "title": _("Write a letter or note"), "lead": trajectory.title, "up": trajectory.title, "form": form,
        "back_url": page_url(request, "of_trajectory", trajectory), "button": _("Start the letter"),
    })  # fmt: skip


def _uuid(said: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(said or "")
    except ValueError:
        return None


def _closed(request: TownRequest, letter: Letter) -> HttpResponse | None:
    """Lead back to a letter whose text is fixed, before somebody types for nothing."""
    if letter.status == LetterStatus.DRAFT or request.method == "POST":
        return None
    messages.info(request, str(LetterRefusal.TEXT_IS_FIXED.label))
    return redirect(page_url(request, "letter", letter))


def _page(request: TownRequest, letter: Letter, form: Any, **shown: Any) -> HttpResponse:
    """Show a page with one short form about a letter."""
    around = {"lead": str(letter), "up": str(letter), "back_url": page_url(request, "letter", letter), "form": form}
    return render(request, "decisions/short_form.html", {**around, **shown})


def _tried(form: Any, act: Callable[[], object]) -> bool:
    """Do what a form asks; a refusal stands on the form, and what was typed stays."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_http_methods(["GET", "POST"])
def write_facts(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write to whom, about what, on what it rests and how open it is."""
    letter = find_letter_to_write(request, public_id)
    if gone := _closed(request, letter):
        return gone
    names = ("version", "subject", "addressee", "dated", "case_number", "basis", "disclosure", "public_from",
             "secrecy", "embargo_until", "embargo_agreed", "portfolio_holder")  # fmt: skip
    initial = {name: getattr(letter, name) for name in names} | {"points": letter.points.all()}
    proposals = queries.proposals_of(request.actor, letter.trajectory)
    form = forms.LetterFactsForm(request.POST or None, letter=letter, proposals=proposals, today=clock.today(),
                                 initial=initial)  # fmt: skip
    if _tried(form, lambda: actions.change_letter(
        letter=letter, version=form.cleaned_data["version"], facts=form.facts(),
        points=list(form.cleaned_data.get("points") or []), proposal=form.cleaned_data.get("proposal"),
        by=request.actor, now=clock.now(),
    )):  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect(page_url(request, "letter", letter))
    return _page(request, letter, form, title=_("Facts of the letter"), button=_("Save"))


@require_http_methods(["GET", "POST"])
def write_text(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Write the sections; a fact is put behind a section by a button that saves what was typed first."""
    letter = find_letter_to_write(request, public_id)
    if gone := _closed(request, letter):
        return gone
    sections = [(field, text) for field, text in queries.sections_of(letter) if queries.is_section(field)]
    initial = {field.key: text or field.starting_text for field, text in sections}
    form = forms.LetterTextForm(request.POST or None, sections=[field for field, _text in sections], initial=initial)
    version, error = letter.version, ""
    if form.is_bound and form.is_valid():
        try:
            return _saved_text(request, letter, form)
        except Conflict as refusal:
            version, error = find_letter_to_write(request, public_id).version, str(refusal)
        except NotAllowed as refusal:
            error = str(refusal)
    shown = {
        "letter": letter, "form": form, "version": version, "error": error, "fields": [one for one, _text in sections],
        "facts": list(queries.facts_of(request.actor, letter.trajectory).values()),
        "is_empty": not any(text for _field, text in sections),
    }  # fmt: skip
    return render(request, "decisions/letter_text.html", shown)


def _saved_text(request: TownRequest, letter: Letter, form: forms.LetterTextForm) -> HttpResponse:
    """Save the text, put in the fact that was asked, and go on."""
    said = request.POST.get("version", "")
    version = int(said) if said.isdecimal() and len(said) < 10 else 0
    by, now = request.actor, clock.now()
    actions.write_sections(letter=letter, version=version, texts=form.texts(), by=by, now=now)
    here = page_url(request, "letter_text", letter)
    if "begin" in request.POST:
        number = actions.begin_with_facts(letter=letter, by=by, now=now)
        messages.success(
            request, _("%(number)s facts were put into the sections that were empty.") % {"number": number}
        )
        return redirect(here)
    if key := request.POST.get("insert"):
        field = next((one for one in form.sections if one.key == request.POST.get("into")), None)
        if field is None:
            raise NotAllowed(LetterRefusal.NO_SUCH_SECTION.label)
        actions.insert_fact(letter=letter, field=field, key=key, by=by, now=now)
        messages.success(request, _("Put behind “%(section)s”.") % {"section": field.label})
        return redirect(f"{here}#{field.key}")
    messages.success(request, _("Saved."))
    return redirect(here if "stay" in request.POST else page_url(request, "letter", letter))


@require_http_methods(["GET", "POST"])
def number_letter(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give a letter the next number of a series, or type in the number it has elsewhere."""
    letter = find_letter_to_write(request, public_id)
    if gone := _closed(request, letter):
        return gone
    series = NumberSeries.objects.filter(municipality_id=letter.municipality_id)
    what = request.POST.get("what", "")
    give = forms.GiveNumberForm(request.POST if what == "give" else None, series=series)
    typed = forms.TypeNumberForm(request.POST if what == "type" else None, initial={"number": letter.number})
    by, now = request.actor, clock.now()
    if _tried(give, lambda: actions.give_number(letter=letter, by=by, now=now, **give.cleaned_data)) or _tried(
        typed, lambda: actions.type_number(letter=letter, by=by, now=now, **typed.cleaned_data)
    ):
        messages.success(request, _("The letter has number %(number)s.") % {"number": letter.number})
        return redirect(page_url(request, "letter", letter))
    shown = {
        "letter": letter, "give_form": give, "type_form": typed, "has_series": series.exists() and not letter.number,
    }  # fmt: skip
    return render(request, "decisions/letter_number.html", shown)


@require_http_methods(["GET", "POST"])
def adapt_letter(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Compare the text as proposed with the text as decided, and say what was changed in the letter."""
    letter = find_letter_to_write(request, public_id)
    if gone := _closed(request, letter):
        return gone
    waiting = [one for one in queries.contradictions_of(letter) if one.can_be_adapted]
    if not waiting:
        messages.info(request, str(LetterRefusal.NOTHING_TO_ADAPT.label))
        return redirect(page_url(request, "letter", letter))
    chosen = next((one for one in waiting if str(one.outcome.public_id) == request.POST.get("outcome")), None)
    form = forms.AdaptForm(request.POST if chosen else None)
    outcome: Outcome | None = chosen.outcome if chosen else None
    if chosen and outcome and _tried(form, lambda: actions.adapt_letter(
        letter=letter, outcome=outcome, by=request.actor, now=clock.now(), **form.cleaned_data,
    )):  # fmt: skip
        messages.success(request, _("Noted: the letter was adapted to point %(n)s.") % {"n": chosen.point.number})
        return redirect(page_url(request, "letter", letter))
    rows = [(one, form if chosen is one else forms.AdaptForm(auto_id=f"id_{one.point.number}_%s")) for one in waiting]
    return render(request, "decisions/letter_adapt.html", {"letter": letter, "rows": rows})


def _find_fact(request: TownRequest, public_id: uuid.UUID) -> tuple[Letter, LinkedFact]:
    linked = get_object_or_404(LinkedFact.objects.filter(letter__isnull=False), public_id=public_id)
    letter = find_letter_to_write(request, linked.letter.public_id) if linked.letter else None
    if letter is None:
        raise Http404
    linked.letter = letter
    return letter, linked


@require_POST
def replace_fact(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Put what the trajectory says now in place of the old words."""
    letter, linked = _find_fact(request, public_id)
    try:
        actions.replace_fact(linked=linked, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The words were replaced. Read the sentence once more."))
    return redirect(page_url(request, "letter", letter))


@require_http_methods(["GET", "POST"])
def keep_fact(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Keep the words as they are, with the reason."""
    letter, linked = _find_fact(request, public_id)
    if gone := _closed(request, letter):
        return gone
    form = forms.ReasonForm(request.POST or None)
    if _tried(form, lambda: actions.keep_fact(linked=linked, by=request.actor, now=clock.now(), **form.cleaned_data)):
        messages.success(request, _("Kept, with your reason."))
        return redirect(page_url(request, "letter", letter))
    intro = _("The letter says “%(words)s”. Say why that stays.") % {"words": queries.said_value(linked.value)}
    return _page(request, letter, form, title=_("Keep the words"), intro=intro, button=_("Keep them"))
