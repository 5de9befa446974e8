"""What a document holds for the form of a proposal: candidates that a person looks at, never facts yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from verbeterspoor.decisions.choices import ConsiderationKind, Disclosure, FieldKind, Meaning
from verbeterspoor.reading import ReadConsultation, ReadProposal, ReadSection

NOT_APPLICABLE = ("n.v.t", "nvt", "niet van toepassing", "nee", "geen")


@dataclass(frozen=True)
class Candidate:
    """Something that was read, with its words and page, and where on the form it would go."""

    code: str
    label: str
    text: str
    quote: str
    page: int
    field: Any = None
    value: str = ""
    yes: bool | None = None
    day: date | None = None
    person: Any = None
    kind: str = ""
    number: str = ""
    serves: str = ""
    consulted: Any = None
    is_text: bool = False
    can_be_taken: bool = True


@dataclass(frozen=True)
class Found:
    """What was read: answers to fields, and rows; `unplaced` has no field on this form."""

    answers: list[Candidate]
    points: list[Candidate]
    weighed: list[Candidate]
    talks: list[Candidate]
    attachments: list[Candidate]
    unplaced: list[ReadSection]

    @property
    def all(self) -> list[Candidate]:
        """Return every candidate in the order of the page."""
        return [*self.answers, *self.points, *self.weighed, *self.talks, *self.attachments]


def plain(label: str) -> str:
    """Return a label as it is compared: without capitals, spaces and the signs around it."""
    return " ".join(label.casefold().split()).strip(" :?.")


def find_candidates(fields: Sequence[Any], read: ReadProposal, people: Mapping[str, Any]) -> Found:
    """Say what of a document fits which field of the form; a name counts only when it is that of one of `people`."""
    answers = [found for field in fields if (found := _answer(field, read, people))]
    labels = {plain(field.label) for field in fields}
    return Found(
        answers=answers,
        points=[
            Candidate(f"point-{n}", f"{point.number or n}", point.text, point.quote.text, point.page,
                      number=point.number or str(n), is_text=True)
            for n, point in enumerate(read.points, 1)
        ],
        weighed=[*_weighed(read.arguments, ConsiderationKind.ARGUMENT),
                 *_weighed(read.caveats, ConsiderationKind.CAVEAT),
                 *_weighed(read.alternatives, ConsiderationKind.ALTERNATIVE)],
        talks=_talks(fields, read),
        attachments=[
            Candidate(f"attachment-{one.order}", one.title, one.title, one.quote.text, one.page,
                      number=one.number or "")
            for one in read.attachments
        ],
        unplaced=[one for one in read.sections if one.text and plain(one.heading) not in labels],
    )  # fmt: skip


def _weighed(read: Iterable[Any], kind: ConsiderationKind) -> list[Candidate]:
    return [
        Candidate(f"{kind}-{n}", str(kind.label), one.text, one.quote.text, one.page, kind=kind,
                  number=one.number or "", serves=one.serves or "", is_text=True)
        for n, one in enumerate(read, 1)
    ]  # fmt: skip


def _talks(fields: Sequence[Any], read: ReadProposal) -> list[Candidate]:
    """Return who was heard, each under the heading where it stands in the document."""
    own = {plain(field.label): field for field in fields if field.kind == FieldKind.CONSULTATIONS}
    if not own:
        return []
    first = next(iter(own.values()))
    return [
        Candidate(f"talk-{n}", field.label, one.said, one.quote.text, one.page, field=field, consulted=one)
        for n, one in enumerate(read.consultations, 1)
        for field in [own.get(plain(_heading_over(one, read)), first)]
    ]


def _heading_over(one: ReadConsultation, read: ReadProposal) -> str:
    """Return the heading of the section in which a sentence stands."""
    over = [
        section.heading for section in read.sections
        if section.page == one.page and section.quote.start <= one.quote.start < section.quote.end
    ]  # fmt: skip
    return over[-1] if over else ""


def _answer(field: Any, read: ReadProposal, people: Mapping[str, Any]) -> Candidate | None:
    if field.meaning:
        return _known(field, read, people)
    head = next((one for one in read.fields if plain(one.label) == plain(field.label)), None)
    section = next((one for one in read.sections if plain(one.heading) == plain(field.label)), None)
    found = head or section
    text = head.value if head else section.text if section else ""
    if found is None or not text:
        return None
    base: dict[str, Any] = {"code": field.key, "label": field.label, "text": text, "quote": found.quote.text,
                            "page": found.page, "field": field}  # fmt: skip
    if field.kind in {FieldKind.TEXT, FieldKind.RICH}:
        return Candidate(**base, is_text=True)
    if field.kind == FieldKind.YES_TEXT:
        return Candidate(**base, yes=not plain(text).startswith(NOT_APPLICABLE), is_text=True)
    if field.kind == FieldKind.CHOICE:
        value = next((one for one in field.options if plain(one) == plain(text)), "")
        return Candidate(**base, value=value, can_be_taken=bool(value))
    if field.kind == FieldKind.PERSON:
        person = people.get(plain(text))
        return Candidate(**base, person=person, can_be_taken=person is not None)
    if head and field.kind in {FieldKind.DATE, FieldKind.YES_DATE, FieldKind.YES_NO}:
        said = head.yes if head.yes is not None else bool(head.day)
        return Candidate(**base, yes=None if field.kind == FieldKind.DATE else said, day=head.day)
    return None


def _known(field: Any, read: ReadProposal, people: Mapping[str, Any]) -> Candidate | None:
    """Return what was read for a field the product knows the meaning of."""

    def made(found: Any, text: str, **more: Any) -> Candidate | None:
        if found is None:
            return None
        return Candidate(field.key, field.label, text, found.quote.text, found.page, field=field, **more)

    def chosen(key: str, value: str | None) -> Candidate | None:
        found = read.field(key)
        return made(found, found.value, value=value) if found and value else None

    if field.meaning == Meaning.SUBJECT and read.subject:
        return made(read.subject, read.subject.value, is_text=True)
    if field.meaning == Meaning.PUBLIC_EXPLANATION and read.public_explanation:
        return made(read.public_explanation, read.public_explanation.text, is_text=True)
    if field.meaning == Meaning.PORTFOLIO_HOLDER and read.portfolio_holder:
        person = people.get(plain(read.portfolio_holder.value))
        return made(read.portfolio_holder, read.portfolio_holder.value, person=person, can_be_taken=person is not None)
    if field.meaning == Meaning.LATEST_DATE and (found := read.field("latest_handling_date")):
        yes = found.yes if found.yes is not None else found.day is not None
        return made(found, found.value, yes=yes, day=found.day, can_be_taken=not yes or found.day is not None)
    if field.meaning == Meaning.HANDLING:
        return chosen("advice", read.handling)
    if field.meaning == Meaning.FOLLOW_UP:
        return chosen("proposal_or_letter", read.follow_up)
    if field.meaning == Meaning.DISCLOSURE and read.disclosure != Disclosure.LATER:
        return chosen("public", read.disclosure)
    return None
