"""The register of letters, one letter with what blocks it and what can be done, and its paper."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import FieldKind, LetterStatus, LetterStep
from verbeterspoor.decisions.exports import FORMATS, LETTER_TABLES, letter_paper, letter_table, secrecy_said
from verbeterspoor.decisions.forms import LetterSearchForm
from verbeterspoor.decisions.models import Letter
from verbeterspoor.documents.exports import send_made, send_stored
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.slots import Link
from verbeterspoor.history import queries as history
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.middleware import TownRequest

from .frame import page_url

PER_PAGE = 25
STEP_PAGES = {
    LetterStep.FINISH: "letter_finish",
    LetterStep.REOPEN: "letter_reopen",
    LetterStep.SIGN: "letter_sign",
    LetterStep.HAND_OVER: "letter_hand_over",
    LetterStep.LAPSE: "letter_lapse",
}
"""The page where a step of a letter is taken."""

AT_ONCE = frozenset({LetterStep.FINISH, LetterStep.REOPEN})
"""Steps that a button takes without asking more."""


def find_letter(request: TownRequest, public_id: uuid.UUID) -> Letter:
    """Return a letter this person may see; any other does not exist."""
    try:
        return queries.get_visible_letter(request.actor, public_id)
    except Letter.DoesNotExist:
        raise Http404 from None


def find_letter_to_write(request: TownRequest, public_id: uuid.UUID) -> Letter:
    """Return a letter for who may write in it; for anybody else its writing does not exist."""
    letter = find_letter(request, public_id)
    if not rules.relations(request.actor, letter) & {rules.AUTHOR, rules.SECRETARIAT}:
        raise Http404
    return letter


def _asked(request: TownRequest) -> tuple[LetterSearchForm, dict[str, Any]]:
    """Return the form that narrows the register, and what it asks."""
    if not (request.actor.is_inside or request.actor.has(Role.COUNCIL_CLERK)):
        raise Http404
    form = LetterSearchForm(request.GET, auto_id="filter_%s", years=queries.years_of_letters(request.actor))
    asked = form.cleaned_data if form.is_valid() else {}
    return form, {"words": asked.get("q", ""), "status": asked.get("status", ""), "kind": asked.get("kind", ""),
                  "year": asked.get("year")}  # fmt: skip


@require_GET
def list_letters(request: TownRequest) -> HttpResponse:
    """Show the register of letters: number, subject, what it rests on and what blocks it; the clerk those received."""
    form, asked = _asked(request)
    page = Paginator(queries.search_letters(request.actor, **asked), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(letter, queries.contradictions_of(letter)) for letter in page.object_list]
    shown = {"form": form, "page": page, "rows": rows, "is_inside": request.actor.is_inside,
             "keeps_series": request.actor.has(*rules.KEEPS_SERIES)}  # fmt: skip
    return render(request, "decisions/letters.html", shown)


@require_GET
def take_register(request: TownRequest, kind: str) -> HttpResponseBase:
    """Give the letters that were chosen, in the order they were shown, as Excel or CSV."""
    _form, asked = _asked(request)
    chosen = queries.search_letters(request.actor, **asked).iterator(chunk_size=500)
    made = letter_table(chosen, kind=kind, language=get_language() or "nl", now=clock.now())
    return send_made(made, name=f"{_('Letters')}.{kind}", media_type=LETTER_TABLES[kind])


@require_GET
def show_letter(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show a letter: whose turn it is, what blocks it, what changed since, and its text."""
    letter = find_letter(request, public_id)
    inside = request.actor.is_inside
    sections = queries.sections_of(letter)
    can_write = bool(rules.relations(request.actor, letter) & {rules.AUTHOR, rules.SECRETARIAT})
    is_draft = letter.status == LetterStatus.DRAFT
    shown = {
        "letter": letter, "kind": letter.template_version.template, "sections": _lines(request, letter, sections),
        "reasons": queries.contradictions_of(letter) if inside else [], "whose_turn": whose_turn(letter),
        "steps": _step_links(request, letter), "can_write": can_write and is_draft,
        "gaps": _gaps(letter) if can_write and is_draft else [],
        "changed": _changed(request, letter, [text for _field, text in sections]) if inside else [],
        "signatures": letter.signatures.all(), "points": letter.points.all() if inside else [],
        "is_inside": inside, "formats": list(FORMATS), "adaptations": letter.adaptations.all() if inside else [],
        "events": history.history_of(subject_id=letter.public_id) if inside else None,
    }  # fmt: skip
    return render(request, "decisions/letter.html", shown)


def _gaps(letter: Letter) -> list[str]:
    return rules.letter_gaps(letter, letter.template_version.template.kind, queries.unwritten_sections(letter))


def _changed(request: TownRequest, letter: Letter, texts: list[str]) -> list[queries.ChangedFact]:
    """Return the linked facts that changed, as long as the letter is the town hall's to mend."""
    if letter.status not in {LetterStatus.DRAFT, LetterStatus.READY} or not letter.facts.exists():
        return []
    return queries.changed_facts(letter, queries.facts_of(request.actor, letter.trajectory), texts)


def _lines(request: TownRequest, letter: Letter, sections: list[Any]) -> list[dict[str, Any]]:
    """Return what the page shows of every field of the form: text, secrecy or attachments."""
    found = []
    for field, text in sections:
        if field.kind == FieldKind.SECRECY:
            found.append({"field": field, "said": secrecy_said(letter)})
        elif field.kind == FieldKind.ATTACHMENTS:
            seen = queries.visible_attachments(request.actor).filter(letter=letter).order_by("order", "pk")
            found.append({"field": field, "attachments": list(seen.select_related("file", "own_letter"))})
        elif queries.is_section(field):
            found.append({"field": field, "text": text})
    return found


def whose_turn(letter: Letter) -> str:
    """Say who goes on with a letter; nobody once it lapsed."""
    said = {
        rules.AUTHOR: letter.author.name,
        rules.SECRETARIAT: _("the secretariat"),
        rules.CLERK: _("the council clerk"),
    }
    return said.get(rules.LETTER_OWNERS[LetterStatus(letter.status)], "")


def _step_links(request: TownRequest, letter: Letter) -> list[dict[str, Any]]:
    """Return the steps this person can take now; one that a contradiction blocks has no button."""
    held = rules.relations(request.actor, letter)
    blocked = {LetterStep.SIGN, LetterStep.HAND_OVER} if queries.contradictions_of(letter) else set()
    if letter.status == LetterStatus.DRAFT and _gaps(letter):
        blocked.add(LetterStep.FINISH)
    if letter.embargo_until and clock.now() < letter.embargo_until:
        blocked.add(LetterStep.HAND_OVER)
    names = [LetterStep(step.name) for step in rules.open_letter_steps(letter.status, held)]
    return [
        {"link": Link(str(name.label), page_url(request, STEP_PAGES[name], letter)), "at_once": name in AT_ONCE,
         "kind": "subtle" if name == LetterStep.LAPSE else "secondary" if name == LetterStep.REOPEN else "primary"}
        for name in names if name not in blocked
    ]  # fmt: skip


@require_GET
def take_letter(request: TownRequest, public_id: uuid.UUID, kind: str) -> HttpResponseBase:
    """Give a letter as a file; once signed the PDF is the one that was signed."""
    letter = find_letter(request, public_id)
    if kind not in FORMATS or (kind != "pdf" and not request.actor.is_inside):
        raise Http404
    name = f"{letter.number or letter.subject}"[:80] + f".{kind}"
    if kind == "pdf" and letter.signed_file:
        return send_stored(letter.signed_file, name=name)
    made = letter_paper(letter, kind=kind, now=clock.now())
    return send_made(made, name=name, media_type=FORMATS[kind][0])
