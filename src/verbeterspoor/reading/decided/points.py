"""Outcomes per point: of a numbered point, of points that a sentence names, of a list inside one cell."""

import re
from collections.abc import Callable

from verbeterspoor.reading.answers import Quote

from .answers import ReadPointOutcome
from .words import outcome_in, point_outcome

PER_POINT = re.compile(
    r"(?:(?:beslis|besluit)?punt(?:en)?|sub)\s+(?P<which>\d{1,2}(?:\s*(?:,|en|&|t/m|tot en met)\s*\d{1,2})*)\s*:?\s*"
    r"(?P<said>[^.;]+(?:[.;]|$))",
    re.IGNORECASE,
)
INLINE = re.compile(r"(?:(?<=\s)|^)(?P<n>\d{1,2})[.):]\s+(?=\S)")
OWN_TEXT = 12  # so many letters behind the words of the outcome are a text of their own

QuoteOf = Callable[[int, int], Quote]


def numbered_point(number: str | None, text: str, quote: Quote, year: int | None) -> ReadPointOutcome:
    """One point of a list; its text is without the words that only say how it was decided. A bullet has no number."""
    text = text.strip()
    said = point_outcome(text, year)
    if said.words and said.start == 0 and len(text) > said.end + OWN_TEXT:
        text = text[said.end :].strip(" .:;")
    elif said.words and said.start:
        text = text[: said.start].rstrip(" (–—-:→")
    return ReadPointOutcome(quote, "decided.point", 0.9, number, said.kind, text, said.words, said.until)


def named_points(text: str, quote_of: QuoteOf, year: int | None) -> list[ReadPointOutcome]:
    """'Punt 1 en 3 conform; punt 2 aangehouden': the outcome of each point that is named."""
    found: list[ReadPointOutcome] = []
    for match in PER_POINT.finditer(text):
        said = outcome_in(match["said"], year)
        if said is None:
            continue
        quote = quote_of(match.start(), match.end())
        for number in numbers_in(match["which"]):
            words = match["said"].strip(" .;")
            found.append(
                ReadPointOutcome(quote, "decided.per-point", 0.85, number, said.kind, words, said.words, said.until)
            )
    return found


def inline_points(text: str, quote_of: QuoteOf, year: int | None) -> list[ReadPointOutcome]:
    """'1. Conform 2. Aangehouden tot 2 mei': a list that was written on one line, when it counts from 1."""
    marks = list(INLINE.finditer(text))
    counted = [mark for k, mark in enumerate(marks) if mark["n"] == str(k + 1)]
    if not counted or counted[0].start() > 0 or len(counted) < 2:
        return []
    ends = [mark.start() for mark in counted[1:]] + [len(text)]
    return [
        numbered_point(mark["n"], text[mark.end() : end], quote_of(mark.start(), end), year)
        for mark, end in zip(counted, ends, strict=True)
    ]


def numbers_in(text: str) -> list[str]:
    """'1, 3 en 5 t/m 7' as numbers."""
    found: list[str] = []
    for match in re.finditer(r"(\d{1,2})(?:\s*(?:t/m|tot en met)\s*(\d{1,2}))?", text):
        found += [str(number) for number in range(int(match[1]), int(match[2] or match[1]) + 1)]
    return found


def common_kind(points: list[ReadPointOutcome]) -> str | None:
    """The kind that all points have; None when they differ."""
    kinds = {point.kind for point in points}
    return kinds.pop() if len(kinds) == 1 else None
