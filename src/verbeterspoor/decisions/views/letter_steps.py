"""The steps of a letter: ready, written on, signed, handed over, lapsed."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verbeterspoor.decisions import actions, forms, rules
from verbeterspoor.decisions.choices import LetterStep
from verbeterspoor.decisions.exports import letter_paper
from verbeterspoor.decisions.models import Letter
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.organisations.rules import Actor

from .frame import page_url
from .letters import find_letter, find_letter_to_write


def _back(request: TownRequest, letter: Letter) -> HttpResponse:
    return redirect(page_url(request, "letter", letter))


def _at_once(request: TownRequest, public_id: uuid.UUID, act: Callable[..., Letter], done: str) -> HttpResponse:
    letter = find_letter_to_write(request, public_id)
    try:
        act(letter=letter, by=request.actor, now=clock.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return _back(request, letter)


@require_POST
def finish(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Say that a letter is ready to sign."""
    return _at_once(request, public_id, actions.finish_letter, _("The letter is ready to sign. Its text is fixed."))


@require_POST
def reopen(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Open a letter again to write on."""
    return _at_once(request, public_id, actions.reopen_letter, _("You can write on in the letter."))


def _for_secretariat(request: TownRequest, public_id: uuid.UUID) -> Letter:
    letter = find_letter(request, public_id)
    if rules.SECRETARIAT not in rules.relations(request.actor, letter):
        raise Http404
    return letter


def _cannot(actor: Actor, letter: Letter, name: LetterStep) -> str:
    """Say why a step cannot be taken now, or nothing when it can."""
    try:
        rules.check_letter_step(name, letter.status, rules.relations(actor, letter))
    except NotAllowed as refusal:
        return str(refusal)
    return ""


@require_http_methods(["GET", "POST"])
def sign(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Register the signatures; the letter is made and kept as it was signed."""
    letter = _for_secretariat(request, public_id)
    if request.method == "GET" and (why := _cannot(request.actor, letter, LetterStep.SIGN)):
        messages.info(request, why)
        return _back(request, letter)
    form = forms.SignForm(request.POST or None, basis=letter.basis, today=clock.today())
    if form.is_bound and form.is_valid():
        try:
            _sign(request, letter, form)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The letter was signed and is kept as it is now."))
            return _back(request, letter)
    return render(request, "decisions/short_form.html", {
        "title": _("Register signatures"), "lead": str(letter), "up": str(letter), "form": form,
        "intro": _("The letter is kept as PDF the moment you save this. What was signed never changes after that."),
        "back_url": page_url(request, "letter", letter), "button": _("Save signatures"),
    })  # fmt: skip


def _sign(request: TownRequest, letter: Letter, form: forms.SignForm) -> None:
    """Check first, make the paper with its signatures, then keep it."""
    now, by, day = clock.now(), request.actor, form.cleaned_data["signed_date"]
    signatures = form.signatures()
    actions.check_can_sign(letter=letter, signatures=signatures, signed_date=day, by=by, now=now)
    paper = letter_paper(letter, kind="pdf", now=now, signatures=signatures, dated=letter.dated or day)
    actions.sign_letter(letter=letter, signatures=signatures, signed_date=day, paper=paper, by=by, now=now)


@require_http_methods(["GET", "POST"])
def hand_over(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Hand a letter over to the council, after one look at what that means."""
    letter = _for_secretariat(request, public_id)
    if request.method == "POST":
        return _at_once(request, public_id, actions.hand_over_letter, _("The letter was handed over to the council."))
    if why := _cannot(request.actor, letter, LetterStep.HAND_OVER):
        messages.info(request, why)
        return _back(request, letter)
    return render(request, "components/confirm.html", {
        "title": _("Hand over to the council"), "text": str(letter), "button": _("Hand over to the council"),
        "consequences": [_("The council clerk sees the letter and gets a message."), _("It cannot be taken back.")],
        "back_url": page_url(request, "letter", letter),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def lapse(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Let a letter lapse, with the reason."""
    letter = find_letter_to_write(request, public_id)
    if request.method == "GET" and (why := _cannot(request.actor, letter, LetterStep.LAPSE)):
        messages.info(request, why)
        return _back(request, letter)
    form = forms.ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.lapse_letter(letter=letter, by=request.actor, now=clock.now(), **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The letter lapsed. Its number stays in the list, with your reason."))
            return _back(request, letter)
    return render(request, "decisions/short_form.html", {
        "title": _("Let the letter lapse"), "lead": str(letter), "up": str(letter), "form": form, "danger": True,
        "intro": _("It stays readable. Its number lapses too and is never given out again."),
        "back_url": page_url(request, "letter", letter), "button": _("Let it lapse"),
    })  # fmt: skip
