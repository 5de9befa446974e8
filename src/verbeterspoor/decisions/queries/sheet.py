"""What a proposal says, field by field in the order of its form (rule `templates`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import Audience, ConsiderationKind, FieldKind, Meaning, Part
from verbeterspoor.decisions.models import Proposal, ProposalValue, TemplateField
from verbeterspoor.foundation.dates import said_without_weekday
from verbeterspoor.organisations.rules import Actor

from .around import attachments_of

WEIGHED = {
    FieldKind.ARGUMENTS: ConsiderationKind.ARGUMENT,
    FieldKind.CAVEATS: ConsiderationKind.CAVEAT,
    FieldKind.ALTERNATIVES: ConsiderationKind.ALTERNATIVE,
}
RUNNING = frozenset({FieldKind.RICH})


@dataclass(frozen=True)
class Line:
    """One field of the form with its answer: words on one line, running text, or rows."""

    field: TemplateField
    said: str = ""
    text: str = ""
    rows: Sequence[Any] = ()

    @property
    def is_filled(self) -> bool:
        """Say whether somebody filled this in."""
        return bool(self.said or self.text or self.rows)

    @property
    def is_rich(self) -> bool:
        """Say whether the running text has headings, lists and tables."""
        return rules.is_rich(self.field)

    @property
    def is_internal(self) -> bool:
        """Say whether only the town hall reads this."""
        return self.field.audience == Audience.INTERNAL


@dataclass(frozen=True)
class Sheet:
    """A proposal as it stands on its form."""

    proposal: Proposal
    lines: list[Line] = field(default_factory=list)

    def part(self, part: str) -> list[Line]:
        """Return the lines of the header, the text or the process information."""
        return [line for line in self.lines if line.field.part == part]

    @property
    def header(self) -> list[Line]:
        """Return what stands on top."""
        return self.part(Part.HEADER)

    @property
    def body(self) -> list[Line]:
        """Return the running part."""
        return self.part(Part.BODY)

    @property
    def process(self) -> list[Line]:
        """Return how it came about, for the town hall only."""
        return self.part(Part.PROCESS)

    @property
    def missing(self) -> list[Line]:
        """Return what must still be filled in before this can be submitted."""
        return rules.missing(self.lines)


def sheet_of(actor: Actor, proposal: Proposal, *, public: bool = False) -> Sheet:
    """Return what a proposal says in the order of its form; `public` leaves out what only the town hall reads."""
    fields = list(proposal.template_version.fields.all())
    values = {one.field_id: one for one in proposal.values.select_related("person", "unit")}
    rows = _rows(actor, proposal)
    if public:
        fields = [one for one in fields if one.audience == Audience.PUBLIC and one.part != Part.PROCESS]
    return Sheet(proposal, [_line(proposal, one, values.get(one.pk), rows) for one in fields])


def _rows(actor: Actor, proposal: Proposal) -> dict[str, list[Any]]:
    points = list(proposal.points.all())
    hidden = {one.pk for one in points if not rules.can_see_point(actor, proposal, one)}
    for point in points:
        if point.pk in hidden:
            point.text = _("Closed agenda item")
    weighed = [one for one in proposal.considerations.select_related("point") if one.point_id not in hidden]
    rows: dict[str, list[Any]] = {kind: [one for one in weighed if one.kind == of] for kind, of in WEIGHED.items()}
    rows[FieldKind.POINTS] = points
    rows[FieldKind.CONSULTATIONS] = list(proposal.consultations.all())
    rows[FieldKind.ATTACHMENTS] = attachments_of(actor, proposal)
    return rows


def _line(proposal: Proposal, field: TemplateField, value: ProposalValue | None, rows: dict[str, list[Any]]) -> Line:
    if field.kind == FieldKind.CONSULTATIONS:
        return Line(field, rows=[one for one in rows[field.kind] if one.field_id == field.pk])
    if field.kind in rows:
        return Line(field, rows=rows[field.kind])
    if field.kind == FieldKind.SECRECY:
        return Line(field, said=said_of_secrecy(proposal))
    if field.meaning:
        return _line_of_column(proposal, field, value)
    if value is None:
        return Line(field)
    if field.kind in RUNNING:
        return Line(field, text=value.text)
    if field.kind == FieldKind.YES_TEXT:
        return Line(field, said="" if value.text else _yes_or_no(value.yes), text=value.text)
    return Line(field, said=_said(value))


def _line_of_column(proposal: Proposal, field: TemplateField, value: ProposalValue | None) -> Line:
    """Return the line of a field whose answer stands in a column of the proposal itself."""
    if field.meaning == Meaning.PUBLIC_EXPLANATION:
        return Line(field, text=proposal.public_explanation)
    if field.meaning == Meaning.LATEST_DATE:
        answered = value.yes if value else None
        day = proposal.latest_date
        said = said_in_yes(day) if day else _yes_or_no(answered)
        return Line(field, said=f"{said} ({proposal.latest_reason})" if day and proposal.latest_reason else said)
    words = {
        Meaning.SUBJECT: proposal.subject,
        Meaning.HANDLING: rules.handling_words(field)[proposal.handling],
        Meaning.PORTFOLIO_HOLDER: str(proposal.portfolio_holder.name) if proposal.portfolio_holder else "",
        Meaning.DISCLOSURE: said_of_openness(proposal),
        Meaning.FOLLOW_UP: proposal.get_follow_up_display(),
    }
    return Line(field, said=str(words[Meaning(field.meaning)]))


def said_in_yes(day: Any) -> str:
    """Say yes with a day: Ja, 18 april 2017."""
    return _("Yes, %(day)s") % {"day": said_without_weekday(day)}


def _yes_or_no(yes: bool | None) -> str:
    return "" if yes is None else _("Yes") if yes else _("No")


def _said(value: ProposalValue) -> str:
    """Say an answer on one line."""
    if value.day:
        return said_in_yes(value.day) if value.yes else said_without_weekday(value.day)
    if value.yes is not None:
        return _yes_or_no(value.yes)
    return str(value.person.name if value.person else value.unit or value.text)


def said_of_openness(thing: Any) -> str:
    """Say how open something is, with the day from which it is public."""
    said = str(thing.get_disclosure_display())
    return f"{said}: {said_without_weekday(thing.public_from)}" if getattr(thing, "public_from", None) else said


def said_of_secrecy(thing: Any) -> str:
    """Say whether there is secrecy; that there is none is said too (rule `embargo-secrecy-confidential`)."""
    return str(thing.secrecy) if thing.secrecy else _("does not apply")
