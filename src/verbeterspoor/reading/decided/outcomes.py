"""From an item of running text to its outcome: labels, the decision, its points, the explanation."""

import re
from dataclasses import dataclass, field
from datetime import date

from verbeterspoor.reading.answers import Quote
from verbeterspoor.reading.flow import Block, Flow

from .answers import ReadOutcome, ReadPointOutcome
from .items import Item
from .labels import DECIDES, IS_DECIDED, OPENER, PARTS, RESOLVES, label_at
from .points import common_kind, inline_points, named_points, numbered_point
from .titles import Title, case_in, read_title, references_in
from .words import CONSENT, LEADS, disclosure_in, manner_in, outcome_in, title_outcome

BARE = 15  # so many words at most has a line that only tells the outcome
SHORT_LABELS = ("case", "holder", "openness")


@dataclass
class Draft:
    """An outcome while its item is being read."""

    title: Title
    values: dict[str, list[str]] = field(default_factory=dict)
    points: list[ReadPointOutcome] = field(default_factory=list)
    decision: list[str] = field(default_factory=list)
    kind: str | None = None
    until: date | None = None
    manner: str | None = None
    open: str = ""


def outcomes_of(flow: Flow, items: list[Item], year: int | None) -> list[ReadOutcome]:
    """The outcomes of the items; under 'Hamerstukken' each letter is an item of its own."""
    found: list[ReadOutcome] = []
    for item in items:
        parts = consent_parts(item)
        found += [outcome_of(flow, part, year, consent=True) for part in parts] or [outcome_of(flow, item, year)]
    return found


def consent_parts(item: Item) -> list[Item]:
    """The items under a heading for consent items: a, b, c, each with the number of the heading before it."""
    if not CONSENT.match(item.title.strip()):
        return []
    parts: list[Item] = []
    for block in item.blocks:
        if re.fullmatch(r"[a-z]", block.number):
            start = block.marker[2]
            parts.append(Item(f"{item.number or ''}{block.number}", block, start, block.text[start:]))
        elif parts:
            parts[-1].blocks.append(block)
    return parts


def outcome_of(flow: Flow, item: Item, year: int | None, consent: bool = False) -> ReadOutcome:
    """Read one item. What is told of the whole item stands in `kind`; what is told of a point at that point."""
    told, words = title_outcome(item.title, year)
    draft = Draft(read_title(words, year), kind=told.kind if told else None, until=told.until if told else None)
    for block in item.blocks:
        read_block(flow, draft, block, year)
    title = draft.title
    consent = consent or title.consent
    kind = draft.kind or common_kind(draft.points) or ("as_proposed" if consent and not draft.points else None)
    disclosure, public_from = disclosure_in(" ".join(draft.values.get("openness", ())), year)
    case_label = " ".join(draft.values.get("case", ())).strip()
    start = item.opening.start + item.title_start
    return ReadOutcome(
        flow.quote(start, item.opening.end), "decided.item", 0.9 if kind or draft.points else 0.5,
        item.number, title.words, kind, tuple(draft.points), "\n".join(draft.decision), draft.until,
        case_in(case_label) or case_label or title.case_number,
        references_in(f"{title.case_number or ''} {item.title} {case_label}"),
        " ".join(draft.values.get("holder", ())) or title.holder,
        "\n\n".join(draft.values.get("explanation", ())) or None,
        disclosure or title.disclosure, public_from or title.public_from, draft.manner, consent,
    )  # fmt: skip


def read_block(flow: Flow, draft: Draft, block: Block, year: int | None) -> None:
    """A block is a label with its value, the opening of a decision, a point of it, or text of what is open."""
    at = block.start
    for piece in PARTS.split(block.text) if label_at(block.text) else (block.text,):
        at = flow.text.find(piece, at, block.end)
        read_piece(flow, draft, block, piece, at, year)
        at += len(piece)


def read_piece(flow: Flow, draft: Draft, block: Block, text: str, at: int, year: int | None) -> None:
    label = label_at(text)
    if label:
        draft.open = label.key
        if label.value:
            take(flow, draft, label.value, at + label.start, year)
    elif OPENER.match(text):
        draft.open, draft.manner = "decision", draft.manner or manner_in(text)
        if outcome_in(text, year) and not re.search(r"besl(?:uit|oten)", text, re.IGNORECASE):
            decide(draft, text, year)
    elif draft.open == "decision" and re.fullmatch(r"\d{1,2}|[a-z]|[IVX]+", block.number) and at == block.start:
        quote = flow.quote(block.body_start, block.end)
        draft.points.append(numbered_point(block.number, block.body, quote, year))
    elif draft.open == "decision" and block.marker[0] and at == block.start:
        draft.points.append(numbered_point(None, block.body, flow.quote(block.body_start, block.end), year))
    elif decides(draft, text, year):
        draft.open = "decision"
        take(flow, draft, text, at, year)
    elif draft.open:
        take(flow, draft, text, at, year)


def decides(draft: Draft, text: str, year: int | None) -> bool:
    """Is this a sentence that decides, or right below the title nothing but the words of an outcome?"""
    if DECIDES.match(text):
        return bool(RESOLVES.search(text) or outcome_in(text, year))
    return not draft.open and bool(IS_DECIDED.match(text) or (LEADS.match(text) and len(text.split()) <= BARE))


def take(flow: Flow, draft: Draft, text: str, at: int, year: int | None) -> None:
    """Give a text to what is open: a decision, or the value of a label."""
    if draft.open != "decision":
        if draft.open in SHORT_LABELS and draft.values.get(draft.open):
            return
        draft.values.setdefault(draft.open, []).append(text.strip())
        return
    draft.manner = draft.manner or manner_in(text)
    points = points_in(flow, text, at, year)
    if points:
        draft.points += points
    elif text.rstrip().endswith(":") and OPENER.match(text):
        return
    elif not draft.points:  # what follows the points (who promised what, who voted against) decides nothing
        decide(draft, text, year)


def points_in(flow: Flow, text: str, at: int, year: int | None) -> list[ReadPointOutcome]:
    """The points of a decision that stands on one line."""

    def quote_of(start: int, end: int) -> Quote:
        return flow.quote(at + start, at + end)

    first = re.match(r"1[.)]\s+", text)
    if first and not inline_points(text, quote_of, year):
        return [numbered_point("1", text[first.end() :], quote_of(first.end(), len(text)), year)]
    return inline_points(text, quote_of, year) or named_points(text, quote_of, year)


def decide(draft: Draft, text: str, year: int | None) -> None:
    """A decision on the whole item: the first sentence that tells an outcome says which."""
    said = outcome_in(text, year)
    if draft.kind is None:
        draft.kind = said.kind if said else "as_proposed"
        draft.until = said.until if said else None
    draft.decision.append(text.strip())
