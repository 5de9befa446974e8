"""A decision list on paper: the public or the internal one, from one content for every format."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from verbeterspoor.decisions import queries
from verbeterspoor.decisions.choices import Disclosure, OutcomeKind
from verbeterspoor.decisions.models import DecisionList, ListLine
from verbeterspoor.decisions.queries import ShownLine
from verbeterspoor.documents.typesetting import (
    Block,
    Fact,
    Heading,
    Manuscript,
    NumberedList,
    Paragraph,
    Strong,
    style_of,
)
from verbeterspoor.foundation.clock import day_of
from verbeterspoor.organisations.rules import Actor

from .formats import FORMATS


def list_paper(
    decision_list: DecisionList, *, actor: Actor, public: bool, kind: str, language: str, now: datetime
) -> bytes:
    """Make the public list, or the internal one as this person may read it."""
    _media_type, make = FORMATS[kind]
    content = list_manuscript(decision_list, actor=actor, public=public, now=now)
    return make(content, style=style_of(decision_list.municipality), language=language, now=now)


def list_manuscript(decision_list: DecisionList, *, actor: Actor, public: bool, now: datetime) -> Manuscript:
    """Return a decision list: when it was decided, and per proposal what was decided, with its explanation."""
    today = day_of(now)
    lines = queries.public_lines(decision_list, today) if public else queries.lines_for(actor, decision_list)
    meeting = decision_list.meeting
    return Manuscript(
        title=_("Public decision list") if public else _("Decision list (internal)"),
        subtitle=decision_list.body.name,
        status=decision_list.get_status_display(),
        facts=[
            Fact(_("Meeting of") if meeting else _("Decided by consent on"), decision_list.decided_date),
            Fact(_("Made final on"), day_of(decision_list.final_at) if decision_list.final_at else ""),
        ],
        as_of=today,
        blocks=list(_blocks(lines, public)),
    )


def _blocks(lines: list[ShownLine], public: bool) -> Iterator[Block]:
    """Yield per proposal its title, what was decided per point, and the explanation."""
    if not lines:
        yield Paragraph(_("Nothing on this list is public yet."))
    for _key, group in groupby(lines, key=lambda one: (one.is_hidden, one.line.outcome.point.proposal_id)):
        shown = list(group)
        first = shown[0]
        if first.is_hidden:
            yield Heading(_("Closed agenda item"))
            continue
        yield Heading(first.line.title)
        yield NumberedList([_said(one.line) for one in shown], start=first.line.outcome.point.number)
        if first.line.explanation:
            yield Paragraph(first.line.explanation)
        if not public:
            yield from _openness(shown)


def _said(line: ListLine) -> list[Any]:
    """Return what was decided; anything but a decision as proposed says so first."""
    outcome = line.outcome
    if outcome.kind == OutcomeKind.AS_PROPOSED:
        return [line.text]
    said: list[Any] = [Strong(outcome.get_kind_display())]
    if outcome.held_until:
        said += [" ", _("held over until"), " ", outcome.held_until]
    return [*said, ": ", line.text]


def _openness(shown: list[ShownLine]) -> Iterator[Block]:
    """Yield how open each line is that is not public."""
    for one in shown:
        line = one.line
        if line.disclosure == Disclosure.LATER and line.public_from:
            yield Paragraph([f"{one.number}: ", _("public from"), " ", line.public_from])
        elif line.disclosure == Disclosure.SECRET and line.secrecy:
            grounds = ", ".join(line.secrecy.grounds)
            yield Paragraph([f"{one.number}: ", _("secret"), f" (Woo {grounds})"])
