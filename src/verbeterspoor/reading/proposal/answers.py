"""The parts of a proposal as it was read; the codes are those that forms use."""

import datetime as dt
from dataclasses import dataclass

from verbeterspoor.reading.answers import Answer, Argument, DecisionPoint, Value


@dataclass(frozen=True)
class ReadField(Answer):
    """A field in the head of the form: `label` as printed, `key` where the label is known.

    `yes` is the answer where the value begins with ja or nee, `day` the date in the value.
    """

    label: str
    value: str
    key: str | None = None
    yes: bool | None = None
    day: dt.date | None = None


@dataclass(frozen=True)
class ReadSection(Answer):
    """A heading with its text: paragraphs parted by an empty line; `internal` under process information."""

    heading: str
    level: int
    text: str
    internal: bool = False


@dataclass(frozen=True)
class ReadAttachment(Answer):
    """An attachment in its place in the list; `number` is its own number, such as RAAD-4234."""

    order: int
    title: str
    number: str | None = None


@dataclass(frozen=True)
class ReadConsultation(Answer):
    """Who was heard: `kind` is discussed, advice or agreement; `said` is the sentence that tells it."""

    kind: str
    with_whom: str
    about: str | None
    said: str
    held_date: dt.date | None = None
    not_applicable: bool = False


@dataclass(frozen=True)
class ReadProposal:
    """Everything of a proposal that a form asks, in the order of the document.

    `handling` is discussion or consent, `follow_up` council_letter or council_proposal, `disclosure` public, later or
    secret; None where the document does not say it.
    """

    document: str
    pages: int
    kind: Value | None
    organisation: Value | None
    subject: Value | None
    date: Value | None
    portfolio_holder: Value | None
    references: tuple[Value, ...]
    fields: tuple[ReadField, ...]
    sections: tuple[ReadSection, ...]
    points: tuple[DecisionPoint, ...]
    arguments: tuple[Argument, ...]
    caveats: tuple[Argument, ...]
    alternatives: tuple[Argument, ...]
    attachments: tuple[ReadAttachment, ...]
    consultations: tuple[ReadConsultation, ...]
    handling: str | None = None
    follow_up: str | None = None
    disclosure: str | None = None
    public_explanation: ReadSection | None = None

    def field(self, key: str) -> ReadField | None:
        """The first field with this key."""
        return next((field for field in self.fields if field.key == key), None)

    @property
    def latest_date(self) -> dt.date | None:
        """The latest handling date, where the form says that there is one."""
        field = self.field("latest_handling_date")
        return field.day if field and field.yes is not False else None
