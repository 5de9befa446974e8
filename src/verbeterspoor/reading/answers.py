"""The answers of the reader. Each carries its quote, its place, the rule that found it and how certain it is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Quote:
    """Words of the document as a person reads them; `start` and `end` count characters in that page's text.

    A quote that runs on over a page break has the rest of its places in `more`: (page, start, end).
    """

    text: str
    page: int
    start: int
    end: int
    more: tuple[tuple[int, int, int], ...] = ()

    def as_dict(self) -> dict:
        place = {"quote": self.text, "page": self.page, "position": [self.start, self.end]}
        return place | ({"more": [list(part) for part in self.more]} if self.more else {})


@dataclass(frozen=True)
class Answer:
    quote: Quote
    rule: str
    certainty: float

    @property
    def page(self) -> int:
        return self.quote.page

    def base(self) -> dict:
        return self.quote.as_dict() | {"rule": self.rule, "certainty": self.certainty}


@dataclass(frozen=True)
class Value(Answer):
    """One value about the whole document: its kind, date, subject, a reference."""

    value: str

    def as_dict(self) -> dict:
        return {"value": self.value} | self.base()


@dataclass(frozen=True)
class Field(Answer):
    """A field in the head of a form: `label` as printed, `key` its stable English name where known."""

    label: str
    value: str
    key: str | None = None

    def as_dict(self) -> dict:
        return {"label": self.label, "key": self.key, "value": self.value} | self.base()


@dataclass(frozen=True)
class Heading(Answer):
    level: int
    text: str

    def as_dict(self) -> dict:
        return {"level": self.level, "text": self.text} | self.base()


@dataclass(frozen=True)
class DecisionPoint(Answer):
    """What a body is asked to decide or has decided."""

    number: str | None
    text: str
    sub: tuple["DecisionPoint", ...] = ()

    def as_dict(self) -> dict:
        return {"number": self.number, "text": self.text, "sub": [s.as_dict() for s in self.sub]} | self.base()


@dataclass(frozen=True)
class Finding(Answer):
    """A good example, improvement point, recommendation or conclusion, with what was answered to it."""

    type: str
    number: str | None
    text: str
    sub: tuple["Finding", ...] = ()
    response: Quote | None = None
    afterword: Quote | None = None
    addressee: str | None = None

    def as_dict(self) -> dict:
        return {
            "type": self.type,
            "number": self.number,
            "text": self.text,
            "sub": [s.as_dict() for s in self.sub],
            "response": self.response.text if self.response else None,
            "afterword": self.afterword.text if self.afterword else None,
            "addressee": self.addressee,
        } | self.base()


@dataclass(frozen=True)
class RelativeTerm:
    """A term that counts from a moment: `anchor` is that moment as the text names it, if it does."""

    amount: int
    unit: str
    anchor: str | None = None

    def as_dict(self) -> dict:
        return {"amount": self.amount, "unit": self.unit, "anchor": self.anchor}


@dataclass(frozen=True)
class DateFound(Answer):
    """A moment or interval; `bound` keeps what was said: before, by, until, within, from, after."""

    start: date | None
    end: date | None
    time: str | None = None
    bound: str | None = None
    relative: RelativeTerm | None = None

    def as_dict(self) -> dict:
        return self.base() | {
            "start": iso(self.start),
            "end": iso(self.end),
            "time": self.time,
            "bound": self.bound,
            "relative": self.relative.as_dict() if self.relative else None,
        }


@dataclass(frozen=True)
class Commitment(Answer):
    """Who will do what by when, as far as the sentence says."""

    what: str
    owner: str | None
    due_start: date | None
    due_end: date | None
    time: str | None = None
    bound: str | None = None
    relative: RelativeTerm | None = None

    def as_dict(self) -> dict:
        return self.base() | {
            "what": self.what,
            "owner": self.owner,
            "due_start": iso(self.due_start),
            "due_end": iso(self.due_end),
            "time": self.time,
            "bound": self.bound,
            "relative": self.relative.as_dict() if self.relative else None,
        }


@dataclass(frozen=True)
class Argument(Answer):
    """An argument, caveat or alternative; `serves` is the number of the decision point it belongs to."""

    type: str
    number: str | None
    text: str
    serves: str | None = None

    def as_dict(self) -> dict:
        head = {"type": self.type, "number": self.number, "text": self.text, "serves": self.serves}
        return head | self.base()


@dataclass(frozen=True)
class Attachment(Answer):
    number: str | None
    text: str
    reference: str | None = None

    def as_dict(self) -> dict:
        return {"number": self.number, "text": self.text, "reference": self.reference} | self.base()


@dataclass(frozen=True)
class Reading:
    """Everything the reader found in one document."""

    document: str
    pages: int
    media_type: str
    kind: Value | None = None
    organisation: Value | None = None
    date: Value | None = None
    subject: Value | None = None
    portfolio_holder: Value | None = None
    references: tuple[Value, ...] = ()
    fields: tuple[Field, ...] = ()
    headings: tuple[Heading, ...] = ()
    decision_points: tuple[DecisionPoint, ...] = ()
    arguments: tuple[Argument, ...] = ()
    findings: tuple[Finding, ...] = ()
    dates: tuple[DateFound, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    SCALARS = ("kind", "organisation", "date", "subject", "portfolio_holder")
    LISTS = (
        "fields", "headings", "decision_points", "arguments", "findings", "dates", "commitments", "attachments",
    )  # fmt: skip

    def as_dict(self) -> dict:
        """The form of the answer sheets, with `found` for the places of the single values."""
        found = {name: getattr(self, name) for name in self.SCALARS}
        return (
            {"document": self.document, "pages": self.pages, "media_type": self.media_type}
            | {name: answer.value if answer else None for name, answer in found.items()}
            | {"references": [reference.value for reference in self.references]}
            | {name: [answer.as_dict() for answer in getattr(self, name)] for name in self.LISTS}
            | {"found": {name: answer.as_dict() for name, answer in found.items() if answer}}
        )


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
