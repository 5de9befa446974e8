"""When? Every expression that a reader can place in time, with the year taken from context where it is not printed."""

import re
from dataclasses import dataclass, replace
from datetime import date

from verbeterspoor.reading.answers import DateFound, RelativeTerm
from verbeterspoor.reading.date_words import Expression, find_expressions
from verbeterspoor.reading.dutch_dates import Interval, later
from verbeterspoor.reading.flow import Flow

COUNCIL_DECIDES = re.compile(
    r"\braad\b.*\bbesl(?:uit|issing|oten)\b|\braadsbesluit\b|\bbesluitvorming\b", re.IGNORECASE
)
THIS_DOCUMENT = re.compile(r"\b(?:heden|dagtekening|datum van d(?:eze|it)|deze brief|vandaag|nu)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Moments:
    """What the document says about its own time: its date, the date of the decision in it, and a reference day.

    `own` says that the reference day is the date of the document itself.
    """

    document: date | None = None
    decision: date | None = None
    reference: date | None = None
    own: bool = False


@dataclass(frozen=True)
class Placed:
    """An expression at its place in the flow, with its interval where it could be resolved."""

    start: int
    end: int
    expression: Expression
    interval: Interval | None
    guessed: bool = False


def place_dates(flow: Flow, moments: Moments) -> list[Placed]:
    """All date expressions of the running text, resolved as far as the document allows."""
    found = [
        Placed(block.start + one.start, block.start + one.end, one, None)
        for block in flow.blocks
        for one in find_expressions(block.text)
    ]
    known = {
        (one.expression.month, interval.start.day): one.expression.year
        for one in found
        if one.expression.year and one.expression.shape == "day"
        for interval in [one.expression.meaning(one.expression.year)]
        if interval and interval.start
    }
    reference = moments.reference or first_day(found)
    return [resolve(flow, found, k, known, replace(moments, reference=reference))
            for k in range(len(found))]  # fmt: skip


def first_day(found: list[Placed]) -> date | None:
    for one in found:
        if one.expression.shape == "day" and one.expression.year:
            interval = one.expression.meaning(one.expression.year)
            if interval:
                return interval.start
    return None


def resolve(flow: Flow, found: list[Placed], k: int, known: dict, moments: Moments) -> Placed:
    one = found[k]
    expression = one.expression
    if expression.relative:
        return replace(one, interval=resolve_relative(expression.relative, expression.bound, moments))
    if expression.year:
        return replace(one, interval=expression.interval(expression.year))
    year = year_from_context(flow, found, k, known, moments)
    interval = expression.interval(year) if year else None
    return replace(one, interval=interval, guessed=True)


def resolve_relative(term: RelativeTerm, bound: str | None, moments: Moments) -> Interval | None:
    """A term is resolved only where the day it counts from stands in the document."""
    anchor = None
    if term.anchor and COUNCIL_DECIDES.search(term.anchor):
        anchor = moments.decision
    elif term.anchor and THIS_DOCUMENT.search(term.anchor):
        anchor = moments.document
    if anchor is None or (term.unit == "year" and term.amount > 100):
        return None
    end = later(anchor, term.amount, term.unit)
    return Interval(None, end) if bound == "within" else Interval(end, end)


def year_from_context(flow: Flow, found: list[Placed], k: int, known: dict, moments: Moments) -> int | None:
    """The year that a reader would fill in: that of the same day elsewhere, of a neighbour, or the nearest."""
    expression = found[k].expression
    trial = expression.meaning(2024)
    if trial is None:
        return None
    day = trial.start or trial.end
    if day and expression.shape in ("day", "first_day") and (expression.month, day.day) in known:
        return known[expression.month, day.day]
    neighbour = neighbour_year(flow, found, k)
    if neighbour and not (moments.own and moments.reference and neighbour > moments.reference.year):
        return neighbour
    return nearest_year(expression, moments.reference)


def neighbour_year(flow: Flow, found: list[Placed], k: int) -> int | None:
    one = found[k]
    for after in found[k + 1 : k + 3]:
        between = flow.text[one.end : after.start]
        if after.expression.year and re.fullmatch(r"[\s,]*(?:en|of|tot|t/m|-|–)?\s*(?:op|in)?\s*", between):
            month_turns = (
                after.expression.month and one.expression.month and one.expression.month > after.expression.month
            )
            return after.expression.year - bool(month_turns)
    block = flow.block_at(one.start)
    for other in reversed(found[max(0, k - 20) : k]):
        if other.start < block.start:
            break
        if other.expression.year and other.expression.month:
            return other.expression.year
    return None


def nearest_year(expression: Expression, reference: date | None) -> int | None:
    if reference is None:
        return None
    years = (reference.year - 1, reference.year, reference.year + 1)

    def distance(year: int) -> int:
        interval = expression.meaning(year)
        day = (interval.start or interval.end) if interval else None
        return abs((day - reference).days) if day else 10**6

    return min(years, key=distance)


def answer_dates(flow: Flow, placed: list[Placed], moments: Moments) -> list[DateFound]:
    """The dates as answers: the same date counts once per page, and the fullest wording is kept."""
    best: dict[tuple, DateFound] = {}
    for one in placed:
        answer = date_answer(flow, one)
        place = one.start if answer.start is None and answer.end is None else 0
        key = (answer.page, answer.start, answer.end, answer.time, answer.bound, place)
        if key not in best or best[key].certainty < answer.certainty:
            best[key] = answer
    return sorted(best.values(), key=lambda answer: (answer.page, answer.quote.start))


def date_answer(flow: Flow, one: Placed) -> DateFound:
    expression, interval = one.expression, one.interval or Interval(None, None)
    rule = f"dates.{expression.shape.replace('first_day', 'day').replace('from_day', 'day')}"
    certainty = 0.95
    if one.guessed:
        rule, certainty = rule + "-year-from-context", 0.75
    if expression.relative:
        rule, certainty = "dates.relative-term", 0.9 if one.interval else 0.7
    return DateFound(
        flow.quote(one.start, one.end), rule, certainty, interval.start, interval.end,
        expression.time, expression.bound, expression.relative,
    )  # fmt: skip
