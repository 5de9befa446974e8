"""What a decision list says, per item and per point. Kinds of outcome, as registers use them:

as_proposed, amended, held, withdrawn, noted; and two that leave nothing to register: rejected, not_treated.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from verbeterspoor.reading.answers import Answer, Value


@dataclass(frozen=True)
class ReadPointOutcome(Answer):
    """The outcome of one point: `text` is what was decided, as printed; `words` are the words that say how."""

    number: str | None
    kind: str
    text: str
    words: str = ""
    until: date | None = None

    def as_dict(self) -> dict:
        until = self.until.isoformat() if self.until else None
        return {"number": self.number, "kind": self.kind, "text": self.text, "until": until} | self.base()


@dataclass(frozen=True)
class ReadOutcome(Answer):
    """One item of the list.

    `kind` is the outcome of the whole item: what is said of it, or what all its points have in common; None when they
    differ or nothing is said. With no `points` it holds for every point of the proposal. `manner` is unanimous,
    majority or acclamation; `consent` tells that it was a consent item (hamerstuk). `disclosure` is public, later
    (from `public_from`) or secret. `motions` are the motions and amendments that were decided with it.
    """

    number: str | None
    title: str
    kind: str | None
    points: tuple[ReadPointOutcome, ...] = ()
    text: str = ""
    until: date | None = None
    case_number: str | None = None
    references: tuple[str, ...] = ()
    portfolio_holder: str | None = None
    explanation: str | None = None
    disclosure: str | None = None
    public_from: date | None = None
    manner: str | None = None
    consent: bool = False
    motions: tuple["ReadOutcome", ...] = ()

    def as_dict(self) -> dict:
        return {
            "number": self.number, "title": self.title, "kind": self.kind, "text": self.text,
            "until": self.until.isoformat() if self.until else None, "case_number": self.case_number,
            "references": list(self.references), "portfolio_holder": self.portfolio_holder,
            "explanation": self.explanation, "disclosure": self.disclosure,
            "public_from": self.public_from.isoformat() if self.public_from else None, "manner": self.manner,
            "consent": self.consent, "points": [point.as_dict() for point in self.points],
            "motions": [motion.as_dict() for motion in self.motions],
        } | self.base()  # fmt: skip


@dataclass(frozen=True)
class ReadDecisionList:
    """A decision list; iterating gives its outcomes. `body` is executive, council, committee, board or cabinet."""

    document: str
    pages: int
    body: Value | None
    date: Value | None
    status: str | None
    outcomes: tuple[ReadOutcome, ...]

    def __iter__(self) -> Iterator[ReadOutcome]:
        return iter(self.outcomes)

    def __len__(self) -> int:
        return len(self.outcomes)
