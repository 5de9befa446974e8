"""Which item of a decision list is which proposal, and which of its points? By number first, by likeness last.

A match is a proposal to a person, who sees the quote beside it: a wrong one costs more than none, so that of two
proposals that fit as well none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .decided import ReadOutcome, ReadPointOutcome
from .likeness import MUCH_BETTER, Key, Likeness

Number = TypeVar("Number")

CASE, REFERENCE, SAME_TITLE = 0.98, 0.9, 0.85
LEAST_LIKE = 0.3
"""Titles are short: below this, two of them share no more than the words of the field."""

MOST_SURE_BY_LIKENESS = 0.8


@dataclass(frozen=True)
class Candidate(Generic[Key]):
    """A proposal that may stand on the list, as far as matching needs it."""

    key: Key
    title: str
    case_number: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match(Generic[Key]):
    """An item of the list with the proposal it likely is: `rule` is case, reference, same_title, likeness or none."""

    outcome: ReadOutcome
    key: Key | None
    rule: str = "none"
    certainty: float = 0.0


def likely_proposals(outcomes: Iterable[ReadOutcome], proposals: Sequence[Candidate[Key]]) -> list[Match[Key]]:
    """Give each item of a list the proposal that it likely is, in the order of the list; each proposal at most once.

    A case number is surest, then another reference, then the same title, then a title that is much more like it than
    any other. An item of which nothing is known comes back with key None.
    """
    items = list(outcomes)
    likeness = Likeness({one.key: one.title for one in proposals})
    found = [match_of(outcome, proposals, likeness) for outcome in items]
    best: dict[Key, int] = {}
    for k, match in sorted(enumerate(found), key=lambda one: -one[1].certainty):
        if match.key is not None:
            best.setdefault(match.key, k)
    return [
        match if match.key is None or best[match.key] == k else Match(match.outcome, None)
        for k, match in enumerate(found)
    ]


def match_of(outcome: ReadOutcome, proposals: Sequence[Candidate[Key]], likeness: Likeness[Key]) -> Match[Key]:
    numbers = {plain(number) for number in (outcome.case_number, *outcome.references) if number}
    by_case = [one.key for one in proposals if one.case_number and plain(one.case_number) in numbers]
    by_reference = [one.key for one in proposals if numbers & {plain(number) for number in one.references if number}]
    by_title = [one.key for one in proposals if plain(outcome.title) and plain(one.title) == plain(outcome.title)]
    ways = (("case", CASE, by_case), ("reference", REFERENCE, by_reference), ("same_title", SAME_TITLE, by_title))
    for rule, certainty, keys in ways:
        if len(keys) == 1:
            return Match(outcome, keys[0], rule, certainty)
    return like(outcome, likeness)


def like(outcome: ReadOutcome, likeness: Likeness[Key]) -> Match[Key]:
    ranked = likeness.ranked(outcome.title)[:2]
    if not ranked or ranked[0][0] < LEAST_LIKE or (len(ranked) == 2 and ranked[0][0] < MUCH_BETTER * ranked[1][0]):
        return Match(outcome, None)
    return Match(outcome, ranked[0][1], "likeness", round(min(ranked[0][0], MOST_SURE_BY_LIKENESS), 2))


def plain(text: str) -> str:
    """Letters and digits only: 'Z/17/004321' is 'Z-17-004321', and a title is the same with other marks."""
    return re.sub(r"[\W_]+", "", text.casefold())


def likely_points(outcome: ReadOutcome, points: Sequence[tuple[Number, str]]) -> dict[Number, ReadPointOutcome]:
    """Give each point of a proposal (number, text) the outcome that the list tells; points without one are left out.

    An outcome of the whole item counts for every point. Points of the list go by their number; a list that repeats
    the texts under other numbers goes by likeness.
    """
    if not outcome.points:
        return {number: whole(outcome, text) for number, text in points} if outcome.kind else {}
    numbered = {point.number: point for point in outcome.points if point.number}
    if not numbered and len(outcome.points) == len(points):
        return {number: told for (number, _), told in zip(points, outcome.points, strict=True)}
    found = {number: numbered[str(number)] for number, _ in points if str(number) in numbered}
    left = [one for one in points if one[0] not in found]
    free = [point for point in outcome.points if point not in found.values()]
    return found | most_like(left, free)


def most_like(points: Sequence[tuple[Number, str]], told: list[ReadPointOutcome]) -> dict[Number, ReadPointOutcome]:
    """Pair points with what was told by their texts, the most like first, each once."""
    likeness = Likeness({k: point.text for k, point in enumerate(told)})
    pairs = [
        (score, at, k)
        for at, (_, text) in enumerate(points)
        for score, k in likeness.ranked(text)
        if score >= LEAST_LIKE
    ]
    found: dict[Number, ReadPointOutcome] = {}
    taken: set[int] = set()
    for _, at, k in sorted(pairs, reverse=True):
        if points[at][0] not in found and k not in taken:
            found[points[at][0]] = told[k]
            taken.add(k)
    return found


def whole(outcome: ReadOutcome, text: str) -> ReadPointOutcome:
    """The outcome of the whole item as that of one point, whose text stays as it was proposed."""
    return ReadPointOutcome(
        outcome.quote, outcome.rule, outcome.certainty, None, outcome.kind or "", text, outcome.text, outcome.until
    )
