"""A proposal on paper, as the form of its municipality looks: whole, or as the public reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from verbeterspoor.decisions import queries
from verbeterspoor.decisions.choices import Disclosure, FieldKind
from verbeterspoor.decisions.models import Attachment, Consultation, Proposal
from verbeterspoor.documents import rich
from verbeterspoor.documents.typesetting import (
    Block,
    Fact,
    Heading,
    Layout,
    Manuscript,
    Numbered,
    NumberedList,
    Paragraph,
    Point,
    Rule,
    style_of,
)
from verbeterspoor.foundation.dates import said_without_weekday
from verbeterspoor.organisations.rules import Actor

from .formats import FORMATS


def proposal_paper(actor: Actor, proposal: Proposal, *, kind: str, public: bool, language: str, now: datetime) -> bytes:
    """Make a proposal as PDF (A-2a with UA-1), Word or OpenDocument; the public one has nothing internal or secret."""
    _media_type, make = FORMATS[kind]
    with override(language):
        paper = proposal_manuscript(queries.sheet_of(actor, proposal, public=public), public=public)
        return make(paper, style=style_of(proposal.municipality), language=language, now=now)


def proposal_manuscript(sheet: queries.Sheet, *, public: bool) -> Manuscript:
    """Return a proposal as a form: the table of its header, its sections, and the process information below a line."""
    name = sheet.proposal.template_version.template.name
    facts = [Fact(line.field.label, line.said) for line in sheet.header]
    return Manuscript(title=name, layout=Layout.FORM, facts=facts, blocks=list(_blocks(sheet, public)))


def _blocks(sheet: queries.Sheet, public: bool) -> Iterator[Block]:
    for line in sheet.body:
        yield from _section(line, public, level=1)
    if sheet.process:
        yield Rule()
        yield Heading(_("Process information"))
        for line in sheet.process:
            yield from _section(line, public, level=2)


def _section(line: queries.Line, public: bool, *, level: int) -> Iterator[Block]:
    """Return one heading of the form with what stands under it; a part that may be left open and is, is left out."""
    rows = [row for row in line.rows if not public or is_public(row)]
    if not (rows or line.text or line.said or line.field.is_required):
        return
    yield Heading(line.field.label, level)
    if line.field.kind == FieldKind.POINTS:
        yield Numbered([Point(str(point.number), point.text) for point in rows])
    elif line.field.kind == FieldKind.ATTACHMENTS:
        yield NumberedList([attachment_said(row) for row in rows])
    elif line.field.kind == FieldKind.CONSULTATIONS:
        yield from (Paragraph(consultation_said(row)) for row in rows)
    elif rows:
        yield from _weighed(rows)
    elif line.is_rich and line.text:
        yield from rich.blocks(line.text)
    else:
        yield Paragraph(line.text or line.said or "–")


def _weighed(rows: list[Any]) -> Iterator[Block]:
    """Return arguments, caveats or alternatives: those that serve a point with their number, others as paragraphs."""
    numbered = [row for row in rows if row.number]
    if numbered:
        yield Numbered([Point(row.number, row.text) for row in numbered])
    yield from (Paragraph(part) for row in rows if not row.number for part in row.text.split("\n\n"))


def is_public(row: Any) -> bool:
    """Say whether a row may stand in the public version: an argument as long as its point may."""
    thing = row.point if getattr(row, "point", None) else row
    return getattr(thing, "disclosure", Disclosure.PUBLIC) == Disclosure.PUBLIC


def attachment_said(attachment: Attachment) -> str:
    """Return an attachment as a list names it: its title with its number."""
    number = attachment.number or (attachment.own_letter.number if attachment.own_letter else "")
    return f"{attachment.title} ({number})" if number else attachment.title


def consultation_said(one: Consultation) -> str:
    """Say with whom something was discussed: in the words it was read in, or put together from its parts."""
    if one.not_applicable:
        return str(_("does not apply"))
    if one.said and one.with_whom in one.said:
        return one.said
    day = f", {said_without_weekday(one.held_date)}" if one.held_date else ""
    about = f": {one.about}" if one.about else ""
    said = f". {one.said}" if one.said else ""
    return f"{one.get_kind_display()} {one.with_whom}{day}{about}{said}"
