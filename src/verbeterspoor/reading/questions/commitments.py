"""Who will do what by when? Sentences with an undertaking and a term that still lay ahead."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from verbeterspoor.reading import commitment_words as words
from verbeterspoor.reading.answers import Commitment
from verbeterspoor.reading.dutch_dates import Interval
from verbeterspoor.reading.flow import Block, Flow
from verbeterspoor.reading.rows import table_rows
from verbeterspoor.reading.sentences import sentence_spans
from verbeterspoor.reading.wording import owner_of, what_of

from .dates import Moments, Placed

CONSIDERING = re.compile(r"(?:constaterende|overwegende|van mening|gehoord|gelezen|gelet|gezien)\b", re.IGNORECASE)
REQUESTING = re.compile(r"(?:verzoekt|draagt|besluit|roept)\b", re.IGNORECASE)
LABEL = re.compile(
    r"^(?:\w+\s)?(?:aanbeveling|verbeterpunt|besluitpunt|bijlage)\s*\d*(?:\.\d+)*\s*[:.]\s*", re.IGNORECASE
)
SOURCE = re.compile(r"\([A-Z][^()]*,[^()]*\)$")
SIGNER = re.compile(
    r"(?:het college van burgemeester en wethouders|wethouder\b|de burgemeester\b|namens )", re.IGNORECASE
)


LONGEST_SENTENCE = 1500


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    text: str
    before: str
    dates: tuple[Placed, ...]
    point: bool
    heading: bool


def find_commitments(flow: Flow, placed, moments: Moments, skip: frozenset[int], headings: frozenset[int], sender=None):
    """Sentences and planning rows; `skip` holds the starts of the header blocks, `sender` who the head says it is."""
    signer = signer_of(flow) or sender
    found = []
    for sentence in sentences(flow, placed, skip, headings):
        verdict = judge(sentence, moments)
        if verdict:
            found.append(answer(flow, sentence, signer, moments, *verdict))
    found += planning_rows(flow, placed, moments, skip)
    return sorted(found, key=lambda one: (one.page, one.quote.start))


def signer_of(flow: Flow) -> str | None:
    """Who signs: the college where it is named, else the person."""
    signed = [block.text for block in flow.blocks[-8:] if SIGNER.match(block.text) and len(block.text) < 140]
    college = [text.split(",")[0] for text in signed if text.lower().startswith("het college")]
    return (college or signed or [""])[0].strip(" .,") or None


def sentences(flow: Flow, placed: list[Placed], skip: frozenset[int], headings: frozenset[int]):
    considering = False
    for block in flow.blocks:
        if CONSIDERING.match(block.text) and block.text.rstrip().endswith((":", ",")):
            considering = True
        elif not block.marker[0] or REQUESTING.match(block.text):
            considering = considering and bool(block.marker[0])
        if block.start in skip or considering:
            continue
        yield from of_block(block, placed, block.start in headings)


def of_block(block: Block, placed: list[Placed], heading: bool):
    text = block.text
    head = block.marker[2]
    label = LABEL.match(text)
    head = max(head, label.end() if label else 0)
    before = ""
    for start, end in sentence_spans(text[head:]):
        start, end = start + head, end + head
        first, last = (bisect_left(placed, block.start + place, key=starts_at) for place in (start, end))
        inside = tuple(placed[first:last])
        yield Sentence(block.start + start, block.start + end, text[start:end], before, inside, bool(head), heading)
        before = text[start:end]


def starts_at(one: Placed) -> int:
    return one.start


def judge(sentence: Sentence, moments: Moments) -> tuple[str, float] | None:
    """The rule by which the sentence is a commitment, or None."""
    text = sentence.text
    if (
        len(text) > LONGEST_SENTENCE
        or len(text.split()) < 4
        or (text.endswith("?") and ":" not in text)
        or words.MAYBE.match(text)
    ):
        return None
    live = [(start, part) for start, part in clauses_of(text) if not words.PAST.search(part)]
    will = any(words.WILL.search(part) for _, part in live)
    doing = will or any(is_deed(part, sentence.point) for _, part in live)
    if not doing and not any(words.ACTION.search(part) for _, part in live):
        return None
    ahead = [one for one in terms_ahead(sentence, moments) if counts(one, sentence, live, will)]
    if ahead and dated(ahead, text, will, doing):
        return "commitments.dated", 0.85 if doing else 0.75
    if not sentence.heading and any(
        words.OPEN_TERM.search(part) for _, part in [*live, (0, text)][: len(live) + doing]
    ):
        return "commitments.open-term", 0.7 if doing else 0.6
    if words.RECURRING.search(text) and words.REPORTING.search(text):
        return "commitments.recurring", 0.65
    return None


def clauses_of(text: str) -> list[tuple[int, str]]:
    """The parts of a sentence with their places: cut at commas and at words that open a clause."""
    cuts = [0, *(match.start() for match in words.CLAUSE.finditer(text)), len(text)]
    return [(start, text[start:end]) for start, end in pairwise(cuts)]


def counts(one: Placed, sentence: Sentence, live: list[tuple[int, str]], will: bool) -> bool:
    """The term stands in a part that looks ahead, or by it something is expected to have been done."""
    place = one.start - sentence.start
    if any(start <= place < start + len(part) for start, part in live):
        return True
    return will and one.expression.bound in ("before", "by", "until", "within")


def terms_ahead(sentence: Sentence, moments: Moments) -> list[Placed]:
    """The terms that lie ahead; the date of a source between brackets is none."""
    return [
        one
        for one in sentence.dates
        if lies_ahead(one, moments) and not SOURCE.search(sentence.text[: one.end - sentence.start + 1])
    ]


def is_deed(clause: str, point: bool) -> bool:
    """Does this part of a sentence say what is still to be done?"""
    if words.PASSIVE.search(clause) or words.HAPPENS.search(clause):
        return True
    return point and bool(words.TO_DO.search(clause))


def dated(ahead: list[Placed], text: str, will: bool, doing: bool) -> bool:
    """A day or interval needs a deed; a bare year needs a stronger word."""
    if words.ENDS_BY_ITSELF.search(text) and not will:
        return False
    if all(one.expression.shape in ("year", "years") for one in ahead):
        strong = bool(words.FUTURE.search(text))
        return strong or (bool(re.search(r"\bin\s+(?:19|20)\d\d\b", text)) and (doing or bool(words.US.search(text))))
    return True


def lies_ahead(one: Placed, moments: Moments) -> bool:
    """A term of the future; 'per' and 'sinds' say from when something holds, not by when it is done."""
    if one.expression.bound == "from":
        return False
    if one.expression.relative:
        return one.expression.bound != "after" or one.expression.relative.anchor is None
    if one.interval is None:
        return False
    last = one.interval.end or one.interval.start
    if last is None or moments.reference is None:
        return last is not None
    return last > moments.reference if moments.own else last >= moments.reference


def answer(flow: Flow, sentence: Sentence, signer, moments: Moments, rule: str, certainty: float) -> Commitment:
    ahead = terms_ahead(sentence, moments)
    term = next((one for one in ahead if one.interval), ahead[0] if ahead else None)
    terms = [flow.text[one.start : one.end] for one in ahead]
    owner, guessed = owner_of(without(sentence.text, terms), sentence.before, signer)
    interval = span(ahead) or (term.interval if term else None)
    return Commitment(
        flow.quote(sentence.start, sentence.end), rule, certainty - (0.1 if guessed else 0),
        what_of(sentence.text, terms), owner,
        interval.start if interval else None, interval.end if interval else None,
        term.expression.time if term else None, term.expression.bound if term else None,
        term.expression.relative if term else None,
    )  # fmt: skip


def without(text: str, terms: list[str]) -> str:
    """The sentence without its terms: who is named in 'nadat de raad …' need not do anything."""
    for term in terms:
        text = text.replace(term, " ")
    return text


def span(ahead: list[Placed]) -> Interval | None:
    """Two years named together, '2025 en 2026', are one term."""
    years = [one.interval for one in ahead if one.expression.shape == "year" and one.interval]
    if len(years) < 2 or len(years) < len(ahead):
        return None
    return Interval(years[0].start, years[-1].end)


def planning_rows(flow: Flow, placed: list[Placed], moments: Moments, skip: frozenset[int]) -> list[Commitment]:
    """Rows of a planning table: a date in one cell, a deed in the other."""
    found = []
    starts = dict(line_starts(flow))
    for row in table_rows(flow):
        if len(row) != 2 or row[0].bold:
            continue
        place = starts.get(id(row[0]), -1), starts.get(id(row[1]), -1)
        if min(place) < 0 or place[0] in skip:
            continue
        date = whole_cell_date(placed, place, row)
        if date is None or not lies_ahead(date, moments) or date.interval is None:
            continue
        deed = row[1] if date.start < place[1] else row[0]
        start, end = place[0], flow.block_at(place[1]).end
        quote = flow.quote(start, end)
        if not re.search(r"[a-z]{4}", deed.text):
            continue
        what = flow.text[place[1] : end].strip() if deed is row[1] else deed.text
        found.append(Commitment(quote, "commitments.planning-row", 0.75, what, None, date.interval.start,
                                date.interval.end, date.expression.time, date.expression.bound))  # fmt: skip
    return found


def line_starts(flow: Flow):
    """Where each line that opens a block stands in the running text."""
    for block in flow.blocks:
        yield id(block.lines[0]), block.start


def whole_cell_date(placed: list[Placed], place, row) -> Placed | None:
    """The date that fills one of the two cells, but for a word or two."""
    for start, cell in zip(place, row, strict=True):
        for one in placed:
            if start <= one.start <= start + 6 and one.end - one.start >= 0.6 * len(cell.text):
                return one
    return None
